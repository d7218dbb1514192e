/**
 * Opens a PDF as it is written, or says why nothing may be appended to it. Nothing is ever repaired: a repaired file is
 * another file than the one a person approved, and the signatures in it are broken.
 */
import { PDF } from '@libpdf/core';
import { ProblemError } from '../../shared/contract/problems.ts';
import { encryptEntry } from '../attachments/sniff-content.ts';

/** Texts for people: `signing.unsafe.*` in the catalogues. */
export type UnsafeReason = 'damaged' | 'header' | 'form' | 'certified' | 'no-page';

export function unsafe(reason: UnsafeReason, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'signing-document-unsafe', params: { reason } }, { cause });
}

/** @throws ProblemError `attachment-encrypted`, `signing-document-unsafe` with the reason. */
export async function loadStrict(bytes: Uint8Array): Promise<PDF> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Bytes before the header shift every offset in a way that readers don't agree on.
  if (content.indexOf('%PDF-') !== 0) throw unsafe('header');
  const isEncrypted = content.includes('/Encrypt') && encryptEntry.test(content.toString('latin1'));
  if (isEncrypted) throw new ProblemError({ code: 'attachment-encrypted' });
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes, { lenient: false });
  } catch (error) {
    throw unsafe('damaged', error);
  }
  if (pdf.context.info.isEncrypted) throw new ProblemError({ code: 'attachment-encrypted' });
  // ISO 32000-1, annex F.4.6: a linearised file may be appended to, readers then ignore its hints. LibPDF would refuse.
  Object.defineProperty(pdf, 'isLinearized', { value: false });
  if (pdf.canSaveIncrementally() !== null) throw unsafe('damaged');
  return pdf;
}
