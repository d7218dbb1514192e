import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOrientation, tiffOrientation } from './image-orientation.ts';

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
