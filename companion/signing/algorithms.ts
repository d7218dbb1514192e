/** The object identifiers of what we sign with and of what we understand in others' signatures (RFC 4055, 5754, 5758). */
import { constants, type KeyObject, verify } from 'node:crypto';
import { Constructed, Integer, Null, ObjectIdentifier, Sequence } from 'asn1js';
import { AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { type Hash, hashes, hashLength, type Scheme } from './signer.ts';

const hashIds: Readonly<Record<Hash, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const rsaIds: Readonly<Record<Hash, string>> = {
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ecdsaIds: Readonly<Record<Hash, string>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const rsaEncryption = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';
const maskGeneration1 = '1.2.840.113549.1.1.8';

export function hashAlgorithm(hash: Hash): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: hashIds[hash] });
}

/** @returns Undefined for a hash that is too weak or unknown: a signature over it proves nothing. */
export function hashOf(algorithm: AlgorithmIdentifier): Hash | undefined {
  return hashes.find((hash) => hashIds[hash] === algorithm.algorithmId);
}

export function signatureAlgorithm(scheme: Scheme): AlgorithmIdentifier {
  const { hash } = scheme;
  if (scheme.kind === 'ecdsa') return new AlgorithmIdentifier({ algorithmId: ecdsaIds[hash] });
  if (scheme.kind === 'rsa-pkcs1') {
    return new AlgorithmIdentifier({ algorithmId: rsaIds[hash], algorithmParams: new Null() });
  }
  const hashId = new Sequence({ value: [new ObjectIdentifier({ value: hashIds[hash] })] });
  const mask = new Sequence({ value: [new ObjectIdentifier({ value: maskGeneration1 }), hashId] });
  const tagged = (tagNumber: number, value: Sequence | Integer): Constructed =>
    new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] });
  return new AlgorithmIdentifier({
    algorithmId: rsaPss,
    algorithmParams: new Sequence({
      value: [tagged(0, hashId), tagged(1, mask), tagged(2, new Integer({ value: scheme.saltLength }))],
    }),
  });
}

/** Whether the signature over the data is by this key, in a way we hold to be strong enough. */
export function isSignedBy(
  key: KeyObject,
  algorithm: AlgorithmIdentifier,
  digestHash: Hash,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { algorithmId } = algorithm;
  const rsaHash =
    algorithmId === rsaEncryption ? digestHash : hashes.find((one) => rsaIds[one] === algorithmId);
  if (rsaHash !== undefined) {
    return key.asymmetricKeyType === 'rsa' && verify(rsaHash, data, key, signature);
  }
  const curveHash = hashes.find((one) => ecdsaIds[one] === algorithmId);
  if (curveHash !== undefined) {
    return key.asymmetricKeyType === 'ec' && verify(curveHash, data, { key, dsaEncoding: 'der' }, signature);
  }
  if (algorithmId !== rsaPss || !key.asymmetricKeyType?.startsWith('rsa')) return false;
  const params = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
  const hash = hashOf(params.hashAlgorithm);
  if (hash === undefined) return false;
  // The mask's hash can't be told to `verify`, which takes the signature's; both must be the same then.
  const mask = new AlgorithmIdentifier({ schema: params.maskGenAlgorithm.algorithmParams });
  if (params.maskGenAlgorithm.algorithmId !== maskGeneration1 || hashOf(mask) !== hash) return false;
  if (params.saltLength < hashLength(hash) / 2) return false;
  const how = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: params.saltLength };
  return verify(hash, data, how, signature);
}
