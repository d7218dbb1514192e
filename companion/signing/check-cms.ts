/** Reads a CMS signature and says whether it holds: of a PDF, or of a time-stamp token. */
import { X509Certificate } from 'node:crypto';
import { OctetString, Sequence } from 'asn1js';
import { AlgorithmIdentifier, Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import { hashOf, isSignedBy } from './algorithms.ts';
import { attributeIds, contentIds } from './cms-ids.ts';
import { fromDer, toDer } from './der.ts';
import { digestOf, type Hash } from './signer.ts';

export interface CheckedCms {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  readonly signature: Uint8Array;
  /** DER of an enclosed time-stamp token. */
  readonly timeStampToken: Uint8Array | undefined;
}

/** What is wrong with a signature; the word is for the log and the tests. */
export class BadSignature extends Error {
  override readonly name = 'BadSignature';
}

type SignerInfo = SignedData['signerInfos'][number];

/** @throws Error when it isn't a CMS signature. */
export function readSignedData(der: Uint8Array): SignedData {
  const content = new ContentInfo({ schema: fromDer(der) });
  if (content.contentType !== contentIds.signedData) throw new BadSignature('not signed data');
  return new SignedData({ schema: content.content });
}

/**
 * Checks one signer's signature: over the content, by the key of the enclosed certificate, and that this very
 * certificate is named in what is signed (an attribute PAdES and RFC 3161 both demand; older PDF signatures lack it).
 * @param content What was signed; its type is compared with what the signature says.
 * @throws BadSignature naming what doesn't hold.
 */
export function checkCms(
  signedData: SignedData,
  content: { readonly type: string; digest(hash: Hash): Uint8Array },
  mustNameCertificate = true,
): CheckedCms {
  const [signer, ...others] = signedData.signerInfos;
  if (signer === undefined || others.length > 0) throw new BadSignature('not exactly one signer');
  const hash = hashOf(signer.digestAlgorithm);
  if (hash === undefined) throw new BadSignature('weak or unknown hash');
  const certificate = certificateOf(signedData, signer);
  const { signedAttrs } = signer;
  if (signedAttrs === undefined) throw new BadSignature('no signed attributes');

  const type = one(signer, attributeIds.contentType);
  if (type?.valueBlock?.toString() !== content.type) throw new BadSignature('content type differs');
  const digest = one(signer, attributeIds.messageDigest);
  if (!(digest instanceof OctetString) || !isSame(digest.valueBlock.valueHexView, content.digest(hash))) {
    throw new BadSignature('content was changed');
  }
  if (mustNameCertificate) checkNamedCertificate(signer, certificate);
  const signature = signer.signature.valueBlock.valueHexView;
  const { publicKey } = new X509Certificate(certificate);
  const signed = new Uint8Array(signedAttrs.encodedValue);
  if (!isSignedBy(publicKey, signer.signatureAlgorithm, hash, signed, signature)) {
    throw new BadSignature('signature does not belong to the certificate');
  }
  const token = signer.unsignedAttrs?.attributes.find(({ type: id }) => id === attributeIds.timeStampToken);
  return {
    certificate,
    signature,
    timeStampToken: token?.values[0] === undefined ? undefined : toDer(token.values[0]),
  };
}

function certificateOf(signedData: SignedData, { sid }: SignerInfo): Uint8Array {
  if (!(sid instanceof IssuerAndSerialNumber)) throw new BadSignature('signer named in an unknown way');
  const found = signedData.certificates?.find(
    (candidate) =>
      candidate instanceof Certificate &&
      candidate.serialNumber.isEqual(sid.serialNumber) &&
      candidate.issuer.isEqual(sid.issuer),
  );
  if (!(found instanceof Certificate)) throw new BadSignature('certificate of the signer is missing');
  return toDer(found.toSchema());
}

/** The hash of the certificate, SHA-1 in the older of the two attributes (RFC 5816, section 2.2.1). */
function checkNamedCertificate(signer: SignerInfo, certificate: Uint8Array): void {
  const v2 = one(signer, attributeIds.signingCertificateV2);
  const id = firstOf(firstOf(v2 ?? one(signer, attributeIds.signingCertificate)));
  if (!(id instanceof Sequence)) throw new BadSignature('certificate is not named');
  const [first, second] = id.valueBlock.value;
  const named = first instanceof OctetString ? first : second;
  if (!(named instanceof OctetString)) throw new BadSignature('certificate is not named');
  const hash = first instanceof Sequence ? hashOf(new AlgorithmIdentifier({ schema: first })) : 'sha256';
  if (hash === undefined) throw new BadSignature('certificate is named by a weak hash');
  const expected = v2 === undefined ? sha1(certificate) : digestOf(hash, certificate);
  if (!isSame(named.valueBlock.valueHexView, expected))
    throw new BadSignature('another certificate is named');
}

function sha1(certificate: Uint8Array): Uint8Array {
  return Buffer.from(new X509Certificate(certificate).fingerprint.replaceAll(':', ''), 'hex');
}

function firstOf(value: unknown): unknown {
  return value instanceof Sequence ? value.valueBlock.value[0] : undefined;
}

/** The only value of an attribute that may be there once; anything else is as if it were not there. */
function one(signer: SignerInfo, type: string) {
  const found = signer.signedAttrs?.attributes.filter((attribute) => attribute.type === type) ?? [];
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
