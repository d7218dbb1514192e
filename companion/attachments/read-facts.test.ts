import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFacts } from './read-facts.ts';
import { endBytes } from './sniff-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'podatelna-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'file');
const chunk = 256 * 1024;

const read = (bytes: Buffer) => {
  writeFileSync(path, bytes);
  return readFacts(path);
};

describe('the facts of a file', () => {
  it.each([0, 1, endBytes - 1, endBytes + 1, chunk - 1, chunk, chunk + 1, chunk + 64, 3 * chunk + 7])(
    'are its own at %i bytes',
    async (size) => {
      const bytes = Buffer.from(
        Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) % 251),
      );
      const facts = await read(bytes);
      expect([facts.size, facts.sha256]).toEqual([size, createHash('sha256').update(bytes).digest('hex')]);
      expect(facts.head.equals(bytes.subarray(0, endBytes))).toBe(true);
      expect(facts.tail.equals(bytes.subarray(-endBytes))).toBe(true);
    },
  );

  it.each([-30, -20, -10, -5, -1, 0, 1, 5])(
    'name an entry that begins %i bytes from where a chunk ends',
    async (from) => {
      for (const end of [chunk, 2 * chunk]) {
        const bytes = Buffer.alloc(3 * chunk, 0x20);
        bytes.write('/Encrypt 12 0 R', end + from);
        expect((await read(bytes)).encryptEntry).toBe(true);
        bytes.write('/Encrypted 2 0 R', end + from);
        expect((await read(bytes)).encryptEntry).toBe(false);
      }
    },
  );

  it('are not made up of an entry that is only begun', async () => {
    const bytes = Buffer.alloc(2 * chunk, 0x20);
    bytes.write('/Encrypt', chunk - 8);
    expect((await read(bytes)).encryptEntry).toBe(false);
  });
});
