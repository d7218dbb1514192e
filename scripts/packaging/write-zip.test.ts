import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeZip, type ZipFile } from './write-zip.ts';

/** Reads by the directory at the end, as a browser does. */
function readZip(zip: Buffer): readonly ZipFile[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const offset = zip.readUInt32LE(at + 42);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const begin = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const bytes = inflateRawSync(zip.subarray(begin, begin + size));
    expect(crc32(bytes)).toBe(zip.readUInt32LE(at + 16));
    at += 46 + nameLength;
    return { name, bytes };
  });
}

const files = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 30 }), fc.uint8Array({ maxLength: 2000 })), {
    selector: ([name]) => name,
    maxLength: 8,
  })
  .map((all) => all.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));

it('gives back every file, whatever its name and content', () => {
  fc.assert(
    fc.property(files, (all) => {
      const back = new Map(readZip(writeZip(all)).map(({ name, bytes }) => [name, bytes]));
      // What can't be written as UTF-8 is no name of a file of ours.
      for (const { name, bytes } of all.filter((one) => one.name.isWellFormed()))
        expect(back.get(name)?.equals(bytes)).toBe(true);
    }),
  );
});

it('is the same byte for byte in whatever order the files come', () => {
  fc.assert(
    fc.property(files, (all) => {
      expect(writeZip([...all].reverse()).equals(writeZip(all))).toBe(true);
    }),
  );
});
