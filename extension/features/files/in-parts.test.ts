import { describe, expect, it } from 'vitest';
import { partBytes } from '../../../shared/contract/file-limits.ts';
import { inParts } from './in-parts.ts';

const file = new Uint8Array(partBytes * 2 + 1000).map((_, index) => index % 251);

describe('a reader in parts', () => {
  it.each([1, 1000, partBytes, partBytes + 1, file.length])('gives %i bytes as one', async (length) => {
    const asked: [number, number][] = [];
    const read = inParts(async (offset, wanted) => {
      asked.push([offset, wanted]);
      return file.slice(offset, offset + wanted);
    });
    expect(Buffer.compare(await read(0, length), file.subarray(0, length))).toBe(0);
    expect(asked.every(([, wanted]) => wanted <= partBytes)).toBe(true);
  });

  it('begins where it is told, and takes less than it asked for', async () => {
    const read = inParts(async (offset, wanted) => file.slice(offset, offset + Math.min(wanted, 100_000)));
    const length = partBytes + 77;
    expect(Buffer.compare(await read(500, length), file.subarray(500, 500 + length))).toBe(0);
  });

  it.each([
    ['nothing', 0],
    ['more than asked for', partBytes + 1],
  ])('takes no part of %s', async (_name, given) => {
    const read = inParts(async () => new Uint8Array(given));
    await expect(read(0, partBytes * 2)).rejects.toMatchObject({
      problem: { code: 'attachment-incomplete' },
    });
  });
});
