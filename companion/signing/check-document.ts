/** Says of each signature in a PDF whether it holds, who made it and when. Trust in the certificates is not judged. */
import type { FoundSignature } from '../pdf/read-signatures.ts';
import { type CertificateFacts, readCertificate } from './certificate.ts';
import { BadSignature, checkCms, readSignedData } from './check-cms.ts';
import { checkTimeStamp } from './check-time-stamp.ts';
import { contentIds } from './cms-ids.ts';
import { firstDer } from './der.ts';
import { digestOf } from './signer.ts';

export interface CheckedSignature {
  /** Undefined: it holds. Else what doesn't. */
  readonly wrong: string | undefined;
  /** Undefined where it could not be read. */
  readonly signer: CertificateFacts | undefined;
  /** The time its maker states, milliseconds since 1970. */
  readonly claimedAt: number | undefined;
  /** The time an authority vouches for. */
  readonly timeStamp: { readonly at: number; readonly authority: string } | undefined;
  /** Nothing was appended to the file since. */
  readonly coversAll: boolean;
}

export function checkDocument(bytes: Uint8Array, found: readonly FoundSignature[]): CheckedSignature[] {
  return found.map((signature) => checkSignature(bytes, signature));
}

/** Everything in it holds, and nothing was appended after the last signature. */
export function isSound(signatures: readonly CheckedSignature[]): boolean {
  return signatures.every((one) => one.wrong === undefined) && signatures.some((one) => one.coversAll);
}

function checkSignature(bytes: Uint8Array, found: FoundSignature): CheckedSignature {
  const { byteRange, claimedAt } = found;
  const end = byteRange === undefined ? 0 : byteRange[2] + byteRange[3];
  const facts = { claimedAt, coversAll: end === bytes.length };
  // Who it says it is from is shown also where it doesn't hold: a person wants to know whose signature is broken.
  let signer: CertificateFacts | undefined;
  try {
    const der = firstDer(found.contents);
    const parts = signedParts(bytes, found);
    if (found.subFilter === 'ETSI.RFC3161') {
      const timeStamp = checkTimeStamp(der, Buffer.concat(parts));
      return { ...facts, wrong: undefined, signer: undefined, timeStamp };
    }
    const signedData = readSignedData(der);
    signer = claimedSigner(signedData);
    const checked = checkCms(
      signedData,
      { type: contentIds.data, digest: (hash) => digestOf(hash, ...parts) },
      found.subFilter === 'ETSI.CAdES.detached',
    );
    signer = readCertificate(checked.certificate);
    const timeStamp =
      checked.timeStampToken === undefined
        ? undefined
        : checkTimeStamp(checked.timeStampToken, checked.signature);
    return { ...facts, wrong: undefined, signer, timeStamp };
  } catch (error) {
    const wrong = error instanceof BadSignature ? error.message : 'it cannot be read';
    return { ...facts, wrong, signer, timeStamp: undefined };
  }
}

function claimedSigner(signedData: ReturnType<typeof readSignedData>): CertificateFacts | undefined {
  const [certificate] = signedData.certificates ?? [];
  return certificate === undefined
    ? undefined
    : readCertificate(new Uint8Array(certificate.toSchema().toBER(false)));
}

const supported: ReadonlySet<string> = new Set([
  'ETSI.CAdES.detached',
  'adbe.pkcs7.detached',
  'ETSI.RFC3161',
]);

/**
 * The signed bytes. Answers the threat of a byte range that leaves out more than the signature itself: what lies in the
 * hole must be exactly the signature's hexadecimal string.
 */
function signedParts(bytes: Uint8Array, { byteRange, subFilter, contents }: FoundSignature): Uint8Array[] {
  if (!supported.has(subFilter)) throw new BadSignature('a kind of signature that is not judged');
  if (byteRange === undefined) throw new BadSignature('byte range is missing');
  const [start, hole, end, rest] = byteRange;
  if (start !== 0 || hole >= end || end + rest > bytes.length) throw new BadSignature('byte range is wrong');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + hole, end - hole).toString('latin1');
  const isWhole = text.startsWith('<') && text.endsWith('>');
  if (!isWhole || text.slice(1, -1).toLowerCase() !== Buffer.from(contents).toString('hex')) {
    throw new BadSignature('byte range leaves out more than the signature');
  }
  return [bytes.subarray(0, hole), bytes.subarray(end, end + rest)];
}
