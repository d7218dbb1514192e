/** The vault file's cryptography: a key from a passphrase by scrypt, the content by AES-256-GCM. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';

export interface ScryptCost {
  /** N, r and p of RFC 7914; memory is 128 · N · r bytes. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** For what a person can remember: 64 MiB and about half a second for every guess. */
export const passphraseCost: ScryptCost = { cost: 2 ** 16, blockSize: 8, parallel: 2 };
/** For 256 random bits, which nobody guesses at any speed: the start must not wait for nothing. */
export const randomCost: ScryptCost = { cost: 2 ** 10, blockSize: 8, parallel: 1 };

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export interface VaultKey {
  readonly key: Buffer;
  /** Tells whether the passphrase was the right one, without telling anything about the key. */
  readonly check: string;
}

/** @param salt base64 */
export async function deriveVaultKey(passphrase: string, cost: ScryptCost, salt: string): Promise<VaultKey> {
  const options = {
    N: cost.cost,
    r: cost.blockSize,
    p: cost.parallel,
    maxmem: 128 * cost.blockSize * (cost.cost + cost.parallel) + 1024 * 1024,
  };
  const derived = await new Promise<Buffer>((resolve, reject) => {
    // The same passphrase typed on another system may come as other code points.
    const bytes = Buffer.from(passphrase.normalize('NFC'));
    scrypt(bytes, Buffer.from(salt, 'base64'), keyBytes * 2, options, (error, result) => {
      bytes.fill(0);
      if (error === null) resolve(result);
      else reject(error);
    });
  });
  const check = createHash('sha256').update(derived.subarray(keyBytes)).digest('base64');
  const key = Buffer.from(derived.subarray(0, keyBytes));
  derived.fill(0);
  return { key, check };
}

/** @param header authenticated with the content, readable without the key. */
export function sealContent(key: Buffer, header: string, content: string): { nonce: string; sealed: string } {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(header));
  const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** @returns undefined when content, header or nonce is not what was sealed under this key. */
export function openContent(
  key: Buffer,
  header: string,
  from: { readonly nonce: string; readonly sealed: string },
): string | undefined {
  const nonce = Buffer.from(from.nonce, 'base64');
  const sealed = Buffer.from(from.sealed, 'base64');
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) return undefined;
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(header));
  cipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const opened = cipher.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    return Buffer.concat([opened, cipher.final()]).toString('utf8');
  } catch {
    return undefined; // the tag doesn't fit: Node says so by throwing, the caller by its own word
  }
}

export function newSalt(): string {
  return randomBytes(16).toString('base64');
}
