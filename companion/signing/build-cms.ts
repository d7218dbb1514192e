/** A detached CMS signature as PAdES baseline wants it (ETSI EN 319 142-1, section 6): no signing time among its attributes. */
import { Set as Asn1Set, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { hashAlgorithm, signatureAlgorithm } from './algorithms.ts';
import { attributeIds, contentIds } from './cms-ids.ts';
import { fromDer, toDer } from './der.ts';
import { digestOf, type Signer } from './signer.ts';

export interface UnfinishedCms {
  /** The bare signature: what a time stamp is asked for. */
  readonly signature: Uint8Array;
  /** DER, with the time stamp among the unsigned attributes where there is one. */
  finish(timeStampToken: Uint8Array | null): Uint8Array;
}

/** @param digest Of the document's byte range, by the scheme's hash. */
export async function buildCms(signer: Signer, digest: Uint8Array): Promise<UnfinishedCms> {
  const certificates = [signer.certificate, ...signer.chain].map((der) =>
    Certificate.fromBER(Uint8Array.from(der)),
  );
  const [certificate] = certificates;
  if (certificate === undefined) throw new Error('a signer without a certificate');
  const { hash } = signer.scheme;
  const signedAttributes = inDerOrder([
    attribute(attributeIds.contentType, new ObjectIdentifier({ value: contentIds.data })),
    attribute(attributeIds.messageDigest, new OctetString({ valueHex: Uint8Array.from(digest) })),
    attribute(attributeIds.signingCertificateV2, signingCertificate(signer)),
  ]);
  // What is signed is the attributes as a plain SET, not with the tag they have inside the structure (RFC 5652, 5.4).
  const signature = await signer.sign(
    toDer(new Asn1Set({ value: signedAttributes.map((one) => one.toSchema()) })),
  );
  return {
    signature,
    finish: (token) => {
      const signerInfo = new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm: hashAlgorithm(hash),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: signedAttributes }),
        signatureAlgorithm: signatureAlgorithm(signer.scheme),
        signature: new OctetString({ valueHex: Uint8Array.from(signature) }),
      });
      if (token !== null) {
        signerInfo.unsignedAttrs = new SignedAndUnsignedAttributes({
          type: 1,
          attributes: [attribute(attributeIds.timeStampToken, fromDer(token))],
        });
      }
      const signedData = new SignedData({
        version: 1,
        digestAlgorithms: [hashAlgorithm(hash)],
        encapContentInfo: new EncapsulatedContentInfo({ eContentType: contentIds.data }),
        certificates,
        signerInfos: [signerInfo],
      });
      const content = new ContentInfo({
        contentType: contentIds.signedData,
        content: signedData.toSchema(true),
      });
      return toDer(content.toSchema());
    },
  };
}

/**
 * SigningCertificateV2 (RFC 5035): binds the signature to this certificate and no other with the same key. The hash
 * algorithm is left out where it is the default, as DER wants.
 */
function signingCertificate({ certificate, scheme }: Signer): Sequence {
  const certHash = new OctetString({ valueHex: Uint8Array.from(digestOf(scheme.hash, certificate)) });
  const value = scheme.hash === 'sha256' ? [certHash] : [hashAlgorithm(scheme.hash).toSchema(), certHash];
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value })] })] });
}

function attribute(type: string, value: unknown): Attribute {
  return new Attribute({ type, values: [value] });
}

/** DER orders a SET OF by its elements' bytes (X.690, section 11.6). */
function inDerOrder(attributes: readonly Attribute[]): Attribute[] {
  return attributes.toSorted((a, b) => Buffer.compare(toDer(a.toSchema()), toDer(b.toSchema())));
}
