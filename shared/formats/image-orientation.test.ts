import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOrientation, pngExif, tiffOrientation, uprightTransform } from './image-orientation.ts';

const tiff = (value: number, little = false): number[] =>
  little
    ? [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0]
    : [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
const segment = (code: number, body: number[]): number[] => [0xff, code, 0, body.length + 2, ...body];
const exif = (body: number[]): number[] => segment(0xe1, [0x45, 0x78, 0x69, 0x66, 0, 0, ...body]);
const jpeg = (...segments: number[][]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);

describe('which side of a picture is up', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is read in either byte order: %i', (value) => {
    expect(tiffOrientation(Uint8Array.from(tiff(value)))).toBe(value);
    expect(tiffOrientation(Uint8Array.from(tiff(value, true)))).toBe(value);
    expect(jpegOrientation(jpeg(segment(0xe0, [1, 2, 3]), exif(tiff(value))))).toBe(value);
  });

  const silent: readonly [string, Uint8Array, number | undefined][] = [
    ['no Exif', jpeg(segment(0xe0, [1, 2])), 1],
    ['a value that does not exist', jpeg(exif(tiff(9))), 1],
    ['zero', jpeg(exif(tiff(0))), 1],
    ['Exif cut off', jpeg(exif(tiff(6).slice(0, 12))), 1],
    ['Exif behind the scan', Uint8Array.from([...jpeg(), ...exif(tiff(6))]), 1],
    ['another APP1', jpeg(segment(0xe1, [0x68, 0x74, 0x74, 0x70, ...tiff(6)])), 1],
    ['only a start', Uint8Array.from([0xff, 0xd8]), 1],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), undefined],
    ['nothing', new Uint8Array(0), undefined],
  ];
  it.each(silent)('is not made up from %s', (_name, bytes, expected) => {
    expect(jpegOrientation(bytes)).toBe(expected);
  });

  it('never hangs or throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = jpegOrientation(Uint8Array.from([0xff, 0xd8, ...bytes]));
        expect(read).toBeGreaterThanOrEqual(1);
        tiffOrientation(bytes);
      }),
    );
  });
});

describe('the Exif chunk of a PNG', () => {
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const chunk = (type: string, body: number[]): number[] => [
    ...[0, 0, 0, body.length],
    ...[...type].map((letter) => letter.charCodeAt(0)),
    ...body,
    ...[0, 0, 0, 0],
  ];
  const png = (...chunks: number[][]): Uint8Array => Uint8Array.from([...head, ...chunks.flat()]);

  it('is found behind others, with what it says', () => {
    const header = chunk('IHDR', [1, 2, 3]);
    const exifChunk = chunk('eXIf', tiff(8, true));
    const start = head.length + header.length;
    expect(pngExif(png(header, exifChunk, chunk('IDAT', [7])))).toEqual({
      start,
      end: start + exifChunk.length,
      orientation: 8,
    });
  });

  const silent: readonly [string, Uint8Array][] = [
    ['a PNG without one', png(chunk('IHDR', [1]), chunk('IDAT', [7]))],
    ['a PNG cut off in it', png(chunk('eXIf', tiff(6))).subarray(0, 20)],
    ['a JPEG', jpeg(exif(tiff(6)))],
    ['nothing', new Uint8Array(0)],
  ];
  it.each(silent)('is not made up from %s', (_name, bytes) => {
    expect(pngExif(bytes)).toBeUndefined();
  });

  it('that says nothing usable means upright', () => {
    expect(pngExif(png(chunk('eXIf', tiff(9))))?.orientation).toBe(1);
  });

  it('never hangs or throws on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void pngExif(png([...bytes]))));
  });
});

describe('turning a picture upright', () => {
  // Where the corner that is stored first comes to lie, and where the one beside it (TIFF 6.0, section 2).
  const corners: readonly [orientation: number, first: string, second: string][] = [
    [1, 'top left', 'top right'],
    [2, 'top right', 'top left'],
    [3, 'bottom right', 'bottom left'],
    [4, 'bottom left', 'bottom right'],
    [5, 'top left', 'bottom left'],
    [6, 'top right', 'bottom right'],
    [7, 'bottom right', 'top right'],
    [8, 'bottom left', 'top left'],
  ];
  it.each(corners)('%i: the first corner comes to the %s, the second to the %s', (value, first, second) => {
    const [width, height] = [40, 20];
    const [a, b, c, d, e, f] = uprightTransform(value, width, height);
    const [wide, high] = value >= 5 ? [height, width] : [width, height];
    const nameOf = (x: number, y: number): string => {
      const [left, top] = [a * x + c * y + e, b * x + d * y + f];
      expect([0, wide]).toContain(left);
      expect([0, high]).toContain(top);
      return `${top === 0 ? 'top' : 'bottom'} ${left === 0 ? 'left' : 'right'}`;
    };
    expect([nameOf(0, 0), nameOf(width, 0)]).toEqual([first, second]);
  });
});
