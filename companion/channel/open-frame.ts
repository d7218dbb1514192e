/**
 * A piece opened, and its request hashed, by Node's own cryptography: the same as shared/channel does with Web Crypto
 * (open-frame.test.ts), which in Node copies all it is given. Of a file those copies were most of what had to be collected.
 */
import { createDecipheriv, createHash, KeyObject } from 'node:crypto';
import type { Bytes } from '../../shared/channel/bytes.ts';
import { partsOfFrame } from '../../shared/channel/piece.ts';
import { SealError } from '../../shared/channel/seal.ts';

/**
 * @param key of the session's files
 * @param frame as `peekPiece` took it
 * @returns the content, in memory of its own
 * @throws SealError whatever is wrong
 */
export function openFrame(key: CryptoKey, frame: Bytes): Bytes {
  const { head, nonce, ciphertext, tag } = partsOfFrame(frame);
  try {
    const decipher = createDecipheriv('aes-256-gcm', KeyObject.from(key), nonce, {
      authTagLength: tag.length,
    });
    decipher.setAAD(head);
    decipher.setAuthTag(tag);
    const content = decipher.update(ciphertext);
    // Nothing of it is used before the tag has been compared.
    decipher.final();
    return content;
  } catch (cause) {
    throw new SealError('the seal does not hold', { cause });
  }
}

/** As `requestHash` of a message. */
export function hashFrame(frame: Bytes): string {
  return createHash('sha256').update(frame).digest('base64url');
}
