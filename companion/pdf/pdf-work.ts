/** What the PDF worker can be asked: one line a task, with what it takes and gives. Both sides use this table. */
import { readFileSync } from 'node:fs';
import { prepareDocument } from './prepare-document.ts';
import { readMarks } from './read-marks.ts';
import { readSignatures } from './read-signatures.ts';

/** Each takes the path of a file first; it is read in the worker, so that nothing large is copied between threads. */
export const pdfWork = {
  prepareDocument: (path: string, frame: Parameters<typeof prepareDocument>[1]) =>
    prepareDocument(readFileSync(path), frame),
  readMarks: (path: string) => readMarks(readFileSync(path)),
  readSignatures: (path: string) => readSignatures(readFileSync(path)),
} as const;

export type PdfWork = typeof pdfWork;
export type PdfWorkName = keyof PdfWork;
