import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanImage } from './clean-image.ts';

/** A picture of 8 × 8 grey points: quantisation, frame, Huffman tables, scan. */
const tables = Buffer.concat([
  segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
  segment(0xc0, Buffer.from('0800080008010111 00'.replace(' ', ''), 'hex')),
  segment(0xc4, Buffer.concat([Buffer.of(0, 1), Buffer.alloc(15), Buffer.of(0)])),
]);
/** With a stuffed zero and a restart inside, as real data has them. */
const scan = Buffer.concat([
  segment(0xda, Buffer.from('0101003f00', 'hex').subarray(0, 5)),
  Buffer.from('12ff00ffd034', 'hex'),
]);
const end = Buffer.of(0xff, 0xd9);
const start = Buffer.of(0xff, 0xd8);
const jfif = segment(0xe0, Buffer.from('4a464946000101000001000100 00'.replace(' ', ''), 'hex'));
const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'));
const adobe = segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'));
const canary = 'GPS 49.1951N 16.6068E';

function segment(code: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.of(0xff, code), length, body]);
}

/** Exif with a place and an orientation, in either byte order. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const short = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (order === 'II') bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (order === 'II') bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const entries = [
    Buffer.concat([short(0x010f), short(2), long(canary.length), long(38)]),
    Buffer.concat([short(0x0112), short(3), long(1), short(orientation), short(0)]),
  ];
  const directory = Buffer.concat([short(entries.length), ...entries, long(0)]);
  return Buffer.concat([Buffer.from(order, 'latin1'), short(42), long(8), directory, Buffer.from(canary)]);
}
const withExif = (tiff: Buffer): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(body.length, 0);
  numbers.writeUInt32BE(crc32(head), 4);
  return Buffer.concat([numbers.subarray(0, 4), head, numbers.subarray(4)]);
}
const png = Buffer.from('89504e470d0a1a0a', 'hex');
const header = chunk('IHDR', Buffer.from('00000001000000010802000000', 'hex'));
const data = chunk('IDAT', Buffer.from('789c63f8cfc0000003010100', 'hex'));
const last = chunk('IEND', Buffer.alloc(0));

describe('a picture that becomes public', () => {
  it.each([
    ['JPEG', 'image/jpeg', Buffer.concat([start, jfif, profile, adobe, tables, scan, end])],
    ['PNG', 'image/png', Buffer.concat([png, header, data, last])],
  ] as const)(
    'stays as it is, byte by byte, where there is nothing to take out: %s',
    (_name, type, bytes) => {
      expect(cleanImage(bytes, type)).toBe(bytes);
    },
  );

  it.each([
    ['the place and the camera', withExif(exif(1, 'MM'))],
    ['an XMP packet', segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${canary}</x>`, 'latin1'))],
    ['a caption', segment(0xed, Buffer.from(`Photoshop 3.0\0${canary}`, 'latin1'))],
    ['a comment', segment(0xfe, Buffer.from(canary))],
    ['a maker’s segment', segment(0xe5, Buffer.from(canary))],
    ['the index of further pictures', segment(0xe2, Buffer.from(`MPF\0${canary}`, 'latin1'))],
    ['a thumbnail', segment(0xe0, Buffer.from(`JFXX\0${canary}`, 'latin1'))],
  ])('has %s taken out, and nothing of itself', (_name, told) => {
    const bytes = Buffer.concat([start, jfif, told, profile, adobe, tables, told, scan, end]);
    const clean = Buffer.concat([start, jfif, profile, adobe, tables, scan, end]);
    expect(cleanImage(bytes, 'image/jpeg')).toEqual(clean);
  });

  it('has nothing behind its end', () => {
    const bytes = Buffer.concat([start, jfif, tables, scan, end]);
    expect(cleanImage(Buffer.concat([bytes, Buffer.from(canary)]), 'image/jpeg')).toEqual(bytes);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('keeps which side is up: %d', (orientation) => {
    for (const order of ['II', 'MM'] as const) {
      const clean = cleanImage(
        Buffer.concat([start, jfif, withExif(exif(orientation, order)), tables, scan, end]),
        'image/jpeg',
      );
      expect(clean.includes(canary)).toBe(false);
      const tag = Buffer.from(`0112000300000001000${orientation}`, 'hex');
      expect(clean.includes(tag)).toBe(true);
      // Once clean, always clean.
      expect(cleanImage(clean, 'image/jpeg')).toBe(clean);
    }
  });

  it('keeps its scans when there are several', () => {
    const bytes = Buffer.concat([start, jfif, tables, scan, tables, scan, end]);
    expect(cleanImage(bytes, 'image/jpeg')).toBe(bytes);
  });

  it.each(['tEXt', 'zTXt', 'iTXt', 'tIME'])('has the PNG chunk %s taken out', (type) => {
    const bytes = Buffer.concat([png, header, chunk(type, Buffer.from(canary)), data, last]);
    expect(cleanImage(bytes, 'image/png')).toEqual(Buffer.concat([png, header, data, last]));
  });

  it('keeps which side is up in a PNG too', () => {
    const bytes = Buffer.concat([png, header, chunk('eXIf', exif(6, 'II')), data, last]);
    const clean = cleanImage(bytes, 'image/png');
    expect(clean.includes(canary)).toBe(false);
    expect(cleanImage(clean, 'image/png')).toBe(clean);
    expect(clean.includes(Buffer.from('01120003000000010006', 'hex'))).toBe(true);
  });

  it.each([
    ['a JPEG cut off in its scan', 'image/jpeg', Buffer.concat([start, jfif, tables, scan])],
    ['a JPEG cut off in a segment', 'image/jpeg', Buffer.concat([start, jfif]).subarray(0, 12)],
    ['a segment that is longer than the file', 'image/jpeg', Buffer.from('ffd8ffe1ffff4578', 'hex')],
    ['no marker where one should be', 'image/jpeg', Buffer.concat([start, Buffer.from('text'), end])],
    ['a PNG cut off', 'image/png', Buffer.concat([png, header, data])],
    [
      'a chunk that is longer than the file',
      'image/png',
      Buffer.concat([png, Buffer.from('7fffffff49484452', 'hex')]),
    ],
  ] as const)('is refused as %s', (_name, type, bytes) => {
    expect(() => cleanImage(bytes, type)).toThrow('attachment-unreadable');
  });

  it('ends with an answer whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('image/jpeg', 'image/png'),
        (junk, type) => {
          const bytes = Buffer.concat([start, jfif, Buffer.from(junk), scan, end]);
          try {
            expect(cleanImage(bytes, type).includes('Exif')).toBe(false);
          } catch (error) {
            expect(String(error)).toContain('attachment-unreadable');
          }
        },
      ),
    );
  });
});
