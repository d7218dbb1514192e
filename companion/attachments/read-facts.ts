import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type ContentFacts, encryptEntry, endBytes } from './sniff-content.ts';

/** The longest the looked-for entry can be when it is spread over two chunks of reading. */
const overlap = 64;
const chunkBytes = 256 * 1024;

/** One pass over the file: its hash and what {@link sniffContent} must know; memory stays at one chunk. */
export async function readFacts(path: string): Promise<ContentFacts & { sha256: string }> {
  const hash = createHash('sha256');
  // The end of the chunk before, then the chunk: one buffer for the whole file, however large it is.
  const buffer = Buffer.allocUnsafe(overlap + chunkBytes);
  let size = 0;
  let kept = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let encrypted = false;
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, chunkBytes, size);
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(kept, kept + bytesRead);
      hash.update(bytes);
      size += bytesRead;
      if (head.length < endBytes) head = Buffer.concat([head, bytes.subarray(0, endBytes - head.length)]);
      tail = Buffer.concat([tail, bytes.subarray(-endBytes)]).subarray(-endBytes);
      const joined = buffer.subarray(0, kept + bytesRead);
      encrypted ||= joined.includes('/Encrypt') && encryptEntry.test(joined.toString('latin1'));
      const end = joined.subarray(-overlap);
      kept = end.length;
      buffer.set(end, 0);
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size, head, tail, encryptEntry: encrypted };
}
