/** A key that signs, wherever it lies. One file per source: `pkcs12-signer.ts`, `token-signer.ts`. */
import { createHash, X509Certificate } from 'node:crypto';

export const hashes = ['sha256', 'sha384', 'sha512'] as const;
export type Hash = (typeof hashes)[number];

/** How the key signs; decided by its certificate, not by a setting. */
export type Scheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: Hash }
  | { readonly kind: 'rsa-pss'; readonly hash: Hash; readonly saltLength: number }
  | { readonly kind: 'ecdsa'; readonly hash: Hash };

export interface Signer {
  /** DER. */
  readonly certificate: Uint8Array;
  /** The issuers' certificates that came with the key, DER. */
  readonly chain: readonly Uint8Array[];
  readonly scheme: Scheme;
  /**
   * Signs the bytes, hashing them first as the scheme says.
   * @returns The signature as CMS wants it: for ECDSA a DER sequence of two integers.
   * @throws ProblemError when the key refuses; nothing was signed then.
   */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Ends the session with the key; what was remembered of a PIN is gone. Idempotent. */
  close(): Promise<void>;
}

/** As strong as the curve, never weaker than SHA-256 (RFC 5753, section 7; ETSI TS 119 312). */
const hashOfCurve: Readonly<Record<string, Hash>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

/** @returns Undefined for a key that isn't used for signing documents (Ed25519, another curve). */
export function schemeOf(certificate: Uint8Array): Scheme | undefined {
  const key = new X509Certificate(certificate).publicKey;
  const details = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return { kind: 'rsa-pkcs1', hash: 'sha256' };
  if (key.asymmetricKeyType === 'rsa-pss') {
    const named = hashes.find((one) => one === details.hashAlgorithm);
    // A key bound to a hash that is too weak is not used at all.
    if (details.hashAlgorithm !== undefined && named === undefined) return undefined;
    const hash = named ?? 'sha256';
    return { kind: 'rsa-pss', hash, saltLength: Math.max(details.saltLength ?? 0, hashLength(hash)) };
  }
  const curveHash = hashOfCurve[details.namedCurve ?? ''];
  return key.asymmetricKeyType === 'ec' && curveHash !== undefined
    ? { kind: 'ecdsa', hash: curveHash }
    : undefined;
}

export function hashLength(hash: Hash): number {
  return Number(hash.slice(3)) / 8;
}

export function digestOf(hash: Hash, ...parts: readonly Uint8Array[]): Buffer {
  const digest = createHash(hash);
  for (const part of parts) digest.update(part);
  return digest.digest();
}
