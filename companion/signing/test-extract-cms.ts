/** For tests: takes the last signature out of a PDF by looking at its bytes, without any PDF library. */
export function extractCms(bytes: Uint8Array): {
  readonly contents: Buffer;
  readonly content: Buffer;
  readonly hole: { readonly start: number; readonly end: number };
} {
  const file = Buffer.from(bytes);
  const found = [...file.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/g)].at(-1);
  const [, , start = 0, end = 0, rest = 0] = found?.map(Number) ?? [];
  const padded = Buffer.from(file.subarray(start + 1, end - 1).toString('latin1'), 'hex');
  // Long form of a DER length: two bytes follow 0x82.
  const length = 4 + padded.readUInt16BE(2);
  return {
    contents: padded.subarray(0, length),
    content: Buffer.concat([file.subarray(0, start), file.subarray(end, end + rest)]),
    hole: { start, end },
  };
}
