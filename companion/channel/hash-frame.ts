/** The hash of a piece by Node's own cryptography: Web Crypto, which in Node copies all it is given, leaves its size behind. */
import { createHash } from 'node:crypto';
import type { Bytes } from '../../shared/channel/bytes.ts';

/** As `requestHash` of a message (hash-frame.test.ts). */
export function hashFrame(frame: Bytes): string {
  return createHash('sha256').update(frame).digest('base64url');
}
