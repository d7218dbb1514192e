import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type ContentFacts, encryptEntry, endBytes } from './sniff-content.ts';

/** The longest the looked-for entry can be when it is spread over two chunks of reading. */
const overlap = 64;

/** One pass over the file: its hash and what {@link sniffContent} must know; memory stays at one chunk. */
export async function readFacts(path: string): Promise<ContentFacts & { sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let encrypted = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes: Buffer = chunk;
    hash.update(bytes);
    size += bytes.length;
    if (head.length < endBytes) head = Buffer.concat([head, bytes.subarray(0, endBytes - head.length)]);
    const joined = Buffer.concat([tail.subarray(-overlap), bytes]);
    encrypted ||= joined.includes('/Encrypt') && encryptEntry.test(joined.toString('latin1'));
    tail = Buffer.concat([tail, bytes.subarray(-endBytes)]).subarray(-endBytes);
  }
  return { sha256: hash.digest('hex'), size, head, tail, encryptEntry: encrypted };
}
