import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requestHash } from '../../shared/channel/seal.ts';
import { hashFrame } from './hash-frame.ts';

it('hashes as Web Crypto does, a part of a larger buffer, too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(20), async (bytes, skipped) => {
      const frame = Uint8Array.from(bytes).subarray(Math.min(skipped, bytes.length));
      expect(hashFrame(frame)).toBe(await requestHash(frame));
    }),
  );
});
