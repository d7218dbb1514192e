import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceBytes } from '../contract/file-limits.ts';
import { concatBytes, utf8 } from './bytes.ts';
import { deriveSessionKeys, importPairingKey } from './keys.ts';
import { maxPieceFrameBytes, openPiece, type PieceHead, peekPiece, sealPiece } from './piece.ts';
import { SealError } from './seal.ts';

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
const heads: fc.Arbitrary<PieceHead> = fc.record({
  session: fc.uuid(),
  upload: fc.uuid(),
  count: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
  offset: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  last: fc.boolean(),
});
const contents = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));

describe('a piece of a file', () => {
  it('opens as it was sealed, head and content', async () => {
    await fc.assert(
      fc.asyncProperty(heads, contents, async (one, content) => {
        const frame = await sealPiece(keys.files, one, content);
        expect(peekPiece(frame)).toEqual(one);
        expect(await openPiece(keys.files, frame)).toEqual(content);
      }),
    );
  });

  it('opens also as a part of a larger buffer', async () => {
    const frame = await sealPiece(keys.files, head, utf8('content'));
    const within = concatBytes(utf8('before'), frame, utf8('behind')).subarray(6, 6 + frame.length);
    expect(peekPiece(within)).toEqual(head);
    expect(await openPiece(keys.files, within)).toEqual(utf8('content'));
  });

  it('is refused when any single bit of it was flipped', async () => {
    const frame = await sealPiece(keys.files, head, utf8('short content'));
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const flipped = frame.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(openPiece(keys.files, flipped), `bit ${bit}`).rejects.toBeInstanceOf(SealError);
    }
  });

  it('is refused when it was cut anywhere, or something was put behind it', async () => {
    const frame = await sealPiece(keys.files, head, utf8('short content'));
    for (let length = 0; length < frame.length; length += 1)
      await expect(openPiece(keys.files, frame.slice(0, length)), `${length}`).rejects.toBeInstanceOf(
        SealError,
      );
    await expect(openPiece(keys.files, concatBytes(frame, Uint8Array.of(0)))).rejects.toBeInstanceOf(
      SealError,
    );
  });

  it('is refused with the head of another piece of the same upload', async () => {
    const first = await sealPiece(keys.files, { ...head, offset: 0, last: false }, utf8('first'));
    const second = await sealPiece(keys.files, head, utf8('other'));
    const swapped = concatBytes(first.subarray(0, 46), second.subarray(46));
    await expect(openPiece(keys.files, swapped)).rejects.toBeInstanceOf(SealError);
  });

  const wrongKeys = {
    'another session': other.files,
    'messages to the service': keys.toService,
    'messages to the client': keys.toClient,
  };
  for (const [name, key] of Object.entries(wrongKeys)) {
    it(`is refused by the key of ${name}`, async () => {
      const frame = await sealPiece(keys.files, head, utf8('content'));
      await expect(openPiece(key, frame)).rejects.toBeInstanceOf(SealError);
    });
  }

  it('never looks the same twice', async () => {
    const [one, two] = [
      await sealPiece(keys.files, head, utf8('content')),
      await sealPiece(keys.files, head, utf8('content')),
    ];
    expect(one).not.toEqual(two);
  });

  it('holds at most one piece', async () => {
    const full = await sealPiece(keys.files, head, new Uint8Array(pieceBytes));
    expect(full).toHaveLength(maxPieceFrameBytes);
    expect(peekPiece(full)).toEqual(head);
    await expect(sealPiece(keys.files, head, new Uint8Array(pieceBytes + 1))).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  const shortest = new Uint8Array(46 + 12 + 16);
  shortest[0] = 1;
  const notPieces: Record<string, Uint8Array<ArrayBuffer>> = {
    nothing: new Uint8Array(0),
    'a head alone': shortest.slice(0, 46),
    'one byte less than the shortest': shortest.slice(1),
    'one byte more than the longest': new Uint8Array(maxPieceFrameBytes + 1).fill(1),
    'version 0': shortest.slice().fill(0, 0, 1),
    'version 2': shortest.slice().fill(2, 0, 1),
    'a mark for the last piece that is neither yes nor no': shortest.slice().fill(2, 45, 46),
    text: utf8('x'.repeat(100)),
  };
  for (const [name, frame] of Object.entries(notPieces)) {
    it(`is not ${name}`, () => {
      expect(() => peekPiece(frame)).toThrow(SealError);
    });
  }
});
