import { describe, expect, it } from 'vitest';
import { sha256Hex, toBase64 } from '../../../shared/channel/bytes.ts';
import { readStoredFile } from './read-stored-file.ts';

const whole = new Uint8Array(1_300_000).map((_, index) => index % 251);

/** A companion that holds `bytes` and says their size is `size`. */
function companion(bytes: Uint8Array<ArrayBuffer>, size = bytes.length, pieceLength = 512 * 1024) {
  const offsets: number[] = [];
  const call = async (_route: 'attachments.read', { offset }: { offset: number }) => {
    offsets.push(offset);
    const content = toBase64(bytes.subarray(offset, offset + pieceLength));
    return { mediaType: 'application/pdf' as const, size, content };
  };
  return { call, offsets };
}

describe('a stored file', () => {
  it('comes back whole, in pieces, with progress', async () => {
    const { call, offsets } = companion(whole);
    const seen: number[] = [];
    const read = await readStoredFile(call, await sha256Hex(whole), (bytes) => seen.push(bytes));
    expect(read.bytes).toEqual(whole);
    expect(offsets).toEqual([0, 524_288, 1_048_576]);
    expect(seen.at(-1)).toBe(whole.length);
  });

  const refused: readonly [string, () => ReturnType<typeof companion>][] = [
    ['one changed byte', () => companion(whole.with(77, 255))],
    ['an end that is missing', () => companion(whole.subarray(0, 600_000), whole.length)],
    ['more than was asked for', () => companion(new Uint8Array([...whole.subarray(0, 900), 1]))],
    ['nothing at all', () => companion(new Uint8Array(0), whole.length)],
  ];
  it.each(refused)('is refused with %s', async (_name, make) => {
    await expect(readStoredFile(make().call, await sha256Hex(whole), () => {})).rejects.toMatchObject({
      problem: { code: 'attachment-incomplete' },
    });
  });
});
