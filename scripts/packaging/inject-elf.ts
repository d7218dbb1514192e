/**
 * Puts a blob into an ELF program as the note that Node looks for (single executable applications; elf(5)). The last
 * loaded segment is written out with its zeros and grows by the note; the table of sections, which only linkers and
 * debuggers read, is dropped. Nothing that is loaded moves.
 */

const loadType = 1;
const noteType = 4;
/** Node's own name for it, and the mark that says whether there is one. */
const resourceName = 'NODE_SEA_BLOB\0';
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

interface Segment {
  /** Where its header lies in the file. */
  readonly header: number;
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly inFile: number;
  readonly inMemory: number;
}

/** @param program an ELF of 64 bits, little endian, such as Node's for Linux. @throws Error for another one. */
export function injectElf(program: Buffer, blob: Buffer): Buffer {
  if (program.subarray(0, 6).toString('latin1') !== '\x7fELF\x02\x01') {
    throw new Error('This is no ELF program of 64 bits.');
  }
  const segments = readSegments(program);
  const last = segments
    .filter(({ type }) => type === loadType)
    .reduce<Segment | undefined>(
      (found, one) => (one.address > (found?.address ?? -1) ? one : found),
      undefined,
    );
  const note = segments.find(({ type }) => type === noteType);
  if (last === undefined || note === undefined)
    throw new Error('The program has no segment to put the blob in.');

  const zeros = Buffer.alloc(roundUp(last.inMemory) - last.inFile);
  // The notes that were there stay: the build's id, and what it was built for.
  const notes = Buffer.concat([
    program.subarray(note.offset, note.offset + note.inFile),
    Buffer.alloc(roundUp(note.inFile) - note.inFile),
    noteOf(blob),
  ]);
  const grown = roundUp(last.inMemory) + notes.length;
  const injected = Buffer.concat([program.subarray(0, last.offset + last.inFile), zeros, notes]);

  writeSizes(injected, last.header, grown);
  const at = roundUp(last.inMemory);
  injected.writeBigUInt64LE(BigInt(last.offset + at), note.header + 8);
  injected.writeBigUInt64LE(BigInt(last.address + at), note.header + 16);
  injected.writeBigUInt64LE(BigInt(last.address + at), note.header + 24);
  writeSizes(injected, note.header, notes.length);
  // No table of sections: e_shoff, e_shnum, e_shstrndx.
  injected.writeBigUInt64LE(0n, 40);
  injected.writeUInt16LE(0, 60);
  injected.writeUInt16LE(0, 62);
  lightFuse(injected);
  return injected;
}

function readSegments(program: Buffer): readonly Segment[] {
  const start = Number(program.readBigUInt64LE(32));
  const size = program.readUInt16LE(54);
  return Array.from({ length: program.readUInt16LE(56) }, (_, index) => {
    const header = start + index * size;
    const word = (at: number): number => Number(program.readBigUInt64LE(header + at));
    return {
      header,
      type: program.readUInt32LE(header),
      offset: word(8),
      address: word(16),
      inFile: word(32),
      inMemory: word(40),
    };
  });
}

function writeSizes(program: Buffer, header: number, size: number): void {
  program.writeBigUInt64LE(BigInt(size), header + 32);
  program.writeBigUInt64LE(BigInt(size), header + 40);
}

function noteOf(blob: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(resourceName.length, 0);
  head.writeUInt32LE(blob.length, 4);
  const name = Buffer.alloc(roundUp(resourceName.length));
  name.write(resourceName, 'latin1');
  return Buffer.concat([head, name, blob, Buffer.alloc(roundUp(blob.length) - blob.length)]);
}

/** Notes lie at multiples of four (elf(5)). */
const roundUp = (size: number): number => Math.ceil(size / 4) * 4;

function lightFuse(program: Buffer): void {
  const at = program.indexOf(`${fuse}:0`);
  if (at < 0) throw new Error('This Node takes no blob, or has one already.');
  program.write('1', at + fuse.length + 1);
}
