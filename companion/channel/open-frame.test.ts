import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../shared/channel/bytes.ts';
import { deriveSessionKeys, importPairingKey } from '../../shared/channel/keys.ts';
import { openPiece, type PieceHead, sealPiece } from '../../shared/channel/piece.ts';
import { requestHash, SealError } from '../../shared/channel/seal.ts';
import { hashFrame, openFrame } from './open-frame.ts';

const pairing = await importPairingKey(new Uint8Array(32).fill(7));
const keys = await deriveSessionKeys(pairing, new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
const other = await deriveSessionKeys(pairing, new Uint8Array(32).fill(1), new Uint8Array(32).fill(3));
const head: PieceHead = {
  session: '11111111-2222-4333-8444-555555555555',
  upload: '99999999-8888-4777-a666-555555555555',
  count: 3,
  offset: 512 * 1024,
  last: true,
};
const contents = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));

describe('a frame opened by Node', () => {
  it('says what Web Crypto says, and hashes as it does', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const frame = await sealPiece(keys.files, head, content);
        const opened = openFrame(keys.files, frame);
        expect(Uint8Array.from(opened)).toEqual(await openPiece(keys.files, frame));
        // What is given back after use takes nothing else along.
        expect(opened.buffer.byteLength).toBe(opened.length);
        expect(hashFrame(frame)).toBe(await requestHash(frame));
      }),
    );
  });

  it('opens as a part of a larger buffer', async () => {
    const frame = await sealPiece(keys.files, head, utf8('content'));
    const within = concatBytes(utf8('before'), frame, utf8('behind')).subarray(6, 6 + frame.length);
    expect(Uint8Array.from(openFrame(keys.files, within))).toEqual(utf8('content'));
    expect(hashFrame(within)).toBe(await requestHash(frame));
  });

  it('is refused when any single bit of it was flipped', async () => {
    const frame = await sealPiece(keys.files, head, utf8('short content'));
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const flipped = frame.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openFrame(keys.files, flipped), `bit ${bit}`).toThrow(SealError);
    }
  });

  it('is refused when it was cut anywhere, when something was put behind it, or under another key', async () => {
    const frame = await sealPiece(keys.files, head, utf8('short content'));
    for (let length = 0; length < frame.length; length += 1)
      expect(() => openFrame(keys.files, frame.slice(0, length)), `${length}`).toThrow(SealError);
    expect(() => openFrame(keys.files, concatBytes(frame, Uint8Array.of(0)))).toThrow(SealError);
    for (const key of [other.files, keys.toService, keys.toClient])
      expect(() => openFrame(key, frame)).toThrow(SealError);
  });
});
