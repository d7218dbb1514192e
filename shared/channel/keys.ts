/**
 * Keys of a session. The pairing key is never used on a message itself: everything on the wire is sealed with a key
 * derived for one direction, one purpose and (after the hello) one session (docs/protocol.md).
 */
import { type Bytes, concatBytes, utf8 } from './bytes.ts';

/** The pairing key as both sides hold it: non-extractable, good for derivation only. */
export async function importPairingKey(raw: Bytes): Promise<CryptoKey> {
  if (raw.length !== 32) throw new RangeError('a pairing key has 32 bytes');
  return crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey', 'deriveBits']);
}

/** A 256-bit AES-GCM key for one purpose. `salt` binds it to a session, `purpose` to a direction and use. */
export async function deriveSealingKey(base: CryptoKey, salt: Bytes, purpose: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(`podatelna/1 ${purpose}`) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export interface HelloKeys {
  readonly toService: CryptoKey;
  readonly toClient: CryptoKey;
}

/** Keys that seal the two hello messages: long-lived, so the hello carries nothing but random numbers. */
export async function deriveHelloKeys(pairing: CryptoKey, pairId: string): Promise<HelloKeys> {
  const salt = utf8(pairId);
  return {
    toService: await deriveSealingKey(pairing, salt, 'hello to service'),
    toClient: await deriveSealingKey(pairing, salt, 'hello to client'),
  };
}

export interface SessionKeys {
  readonly toService: CryptoKey;
  readonly toClient: CryptoKey;
  readonly files: CryptoKey;
}

/** Keys of one session from the random bytes of both sides (32 each). */
export async function deriveSessionKeys(
  pairing: CryptoKey,
  clientRandom: Bytes,
  serviceRandom: Bytes,
): Promise<SessionKeys> {
  const salt = concatBytes(clientRandom, serviceRandom);
  return {
    toService: await deriveSealingKey(pairing, salt, 'message to service'),
    toClient: await deriveSealingKey(pairing, salt, 'message to client'),
    files: await deriveSealingKey(pairing, salt, 'file piece to service'),
  };
}
