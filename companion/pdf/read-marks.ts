/**
 * The file marks a PDF's text names: the guard against the wrong document. Only a hint: text may be drawn as pictures, in
 * forms inside the page or in fonts that say nothing, and then there is nothing to be found. Runs in the PDF worker.
 */
import { PDF } from '@libpdf/core';
import { findFileMarks, formatReferenceNumber } from '../../shared/formats/file-mark.ts';

/** A decision names its case on the first pages. */
const mostPages = 5;
const mostMarks = 50;

/** @returns Canonical numbers in order, each once: `142EX81/25-27`, without its sheet where none is printed. */
export async function readMarks(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await PDF.load(bytes);
  const count = Math.min(pdf.getPageCount(), mostPages);
  const marks = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const text = pdf.getPage(index)?.extractText().text ?? '';
    for (const { mark } of findFileMarks(text)) marks.add(formatReferenceNumber(mark));
  }
  return [...marks].slice(0, mostMarks);
}
