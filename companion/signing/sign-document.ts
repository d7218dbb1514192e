/** Signs one PDF: PAdES B-B, or B-T with a time stamp. The document comes back whole, or a problem and nothing. */
import { ProblemError } from '../../shared/contract/problems.ts';
import { type Clock, toIso } from '../clock.ts';
import type { PdfTasks } from '../pdf/pdf-tasks.ts';
import type { Stamp } from '../pdf/stamp.ts';
import { buildCms } from './build-cms.ts';
import { readCertificate } from './certificate.ts';
import { digestOf, type Signer } from './signer.ts';
import { requestTimeStamp, type TimeStampAuthority } from './time-stamp.ts';

export interface SigningParts {
  readonly pdf: Pick<PdfTasks, 'prepareDocument'>;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now'>;
  readonly authority: TimeStampAuthority | null;
  /** The visible part for this signer and instant, where the office wants one. */
  stamp(signerName: string, at: number): Stamp | null;
}

/** What a CMS holds beside the certificates. */
const cmsBytes = 4_096;
/** A token brings its authority's chain. */
const timeStampBytes = 24_576;

const dayOf = (instant: number): string => toIso(instant).slice(0, 10);

/**
 * @param path The file; it is only read.
 * @returns The original's bytes with the signature appended.
 * @throws ProblemError `signing-certificate-expired`, `signing-document-unsafe`, `attachment-encrypted`,
 * `signing-time-stamp`, `signing-failed` and what the signer refuses with.
 */
export async function signDocument(path: string, signer: Signer, parts: SigningParts): Promise<Uint8Array> {
  const at = parts.clock.now();
  const facts = readCertificate(signer.certificate);
  if (at < facts.validFrom || at > facts.validTo) {
    const params = { from: dayOf(facts.validFrom), to: dayOf(facts.validTo) };
    throw new ProblemError({ code: 'signing-certificate-expired', params });
  }
  const certificatesBytes = [signer.certificate, ...signer.chain].reduce((sum, one) => sum + one.length, 0);
  const { bytes, byteRange } = await parts.pdf.prepareDocument(path, {
    contentsBytes: certificatesBytes + cmsBytes + (parts.authority === null ? 0 : timeStampBytes),
    signerName: facts.name,
    at,
    stamp: parts.stamp(facts.name, at),
  });
  const [, hole, end] = byteRange;
  const digest = digestOf(signer.scheme.hash, bytes.subarray(0, hole), bytes.subarray(end));
  const cms = await buildCms(signer, digest);
  const stamped =
    parts.authority === null ? null : await requestTimeStamp(parts.authority, cms.signature, parts);
  const contents = Buffer.from(cms.finish(stamped?.token ?? null)).toString('hex');
  // The angle brackets are inside the hole.
  if (contents.length > end - hole - 2) throw new ProblemError({ code: 'signing-failed' });
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).write(contents, hole + 1, 'latin1');
  return bytes;
}
