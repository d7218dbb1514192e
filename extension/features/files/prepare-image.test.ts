import { afterEach, describe, expect, it, vi } from 'vitest';
import { prepareImage } from './prepare-image.ts';

const exif = [0xff, 0xe1, 0, 30, 0x45, 0x78, 0x69, 0x66, 0, 0];
const tiff = (value: number) => [
  ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
  ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0],
];
const photo = (value: number) =>
  Uint8Array.from([0xff, 0xd8, ...exif, ...tiff(value), 0xff, 0xda, 0, 2, 7, 0xff, 0xd9]);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6]);
/** A PNG whose Exif chunk stands before its data. */
const taggedPng = (value: number) =>
  Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...[0, 0, 0, tiff(value).length, 0x65, 0x58, 0x49, 0x66, ...tiff(value), 0, 0, 0, 0],
    ...[0, 0, 0, 3, 0x49, 0x44, 0x41, 0x54, 7, 8, 9, 0, 0, 0, 0],
  ]);
const pdf = new TextEncoder().encode('%PDF-1.7 a long one');

/** A browser whose drawings are `bytesPerPixel` long. */
function browser(bytesPerPixel: number) {
  const drawn: [number, number][] = [];
  const decoded: Uint8Array[] = [];
  const transforms: number[][] = [];
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    decoded.push(new Uint8Array(await blob.arrayBuffer()));
    return { width: 40, height: 20, close() {} };
  });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly size: [number, number];
      readonly width: number;
      readonly height: number;
      constructor(width: number, height: number) {
        this.width = width;
        this.height = height;
        this.size = [width, height];
      }
      getContext() {
        return {
          fillRect() {},
          setTransform: (...numbers: number[]) => transforms.push(numbers),
          drawImage: () => drawn.push(this.size),
        };
      }
      async convertToBlob() {
        return new Blob([new Uint8Array(Math.round(this.size[0] * this.size[1] * bytesPerPixel))]);
      }
    },
  );
  return { drawn, decoded, transforms };
}
afterEach(() => vi.unstubAllGlobals());

describe('a picture on its way', () => {
  const kept: readonly [string, Uint8Array<ArrayBuffer>][] = [
    ['an upright photograph', photo(1)],
    ['a drawing', png],
    ['a drawing that says it is upright', taggedPng(1)],
    ['a document, however large', pdf],
  ];
  it.each(kept)('stays as it is, byte for byte: %s', async (_name, bytes) => {
    const { drawn } = browser(1);
    expect(await prepareImage(bytes, bytes === pdf ? 5 : 1000)).toBe(bytes);
    expect(drawn).toEqual([]);
  });

  it('is turned where its tag says so', async () => {
    const { drawn } = browser(1);
    expect((await prepareImage(photo(6), 1000)).length).toBe(800);
    expect(drawn).toEqual([[40, 20]]);
  });

  it('is turned by us where it is a PNG, whose tag not every browser obeys', async () => {
    const { drawn, decoded, transforms } = browser(1);
    await prepareImage(taggedPng(6), 1000);
    expect(drawn).toEqual([[20, 40]]);
    expect(transforms).toEqual([[0, 1, -1, 0, 20, 0]]);
    // The browser is shown no tag: it can't turn the picture a second time.
    expect(String.fromCharCode(...(decoded[0] ?? []))).not.toContain('eXIf');
    expect(decoded[0]?.length).toBe(taggedPng(6).length - tiff(6).length - 12);
  });

  it('is made smaller only until the limit is kept', async () => {
    const { drawn } = browser(1);
    expect((await prepareImage(png, 9)).length).toBe(10); // smaller than nothing it can't be: the companion refuses it
    drawn.length = 0;
    const big = Uint8Array.from([...png, ...new Uint8Array(900)]);
    expect((await prepareImage(big, 500)).length).toBeLessThanOrEqual(500);
    expect(drawn).toEqual([
      [40, 20],
      [28, 14],
    ]);
  });

  it('that the browser can not decode goes on as it came', async () => {
    vi.stubGlobal('createImageBitmap', async () => {
      throw new DOMException('no picture', 'InvalidStateError');
    });
    const bytes = photo(6);
    expect(await prepareImage(bytes, 1000)).toBe(bytes);
  });
});
