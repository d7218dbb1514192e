import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../doctor/check-database.ts';
import { auditEntry } from '../vault/key-store.ts';
import { createVaultFile } from '../vault/vault-file.ts';
import { openDatabase } from './open-database.ts';
import { isToBeLookedThrough, notedEndPath } from './whole-database.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
  path = join(folder, 'data', 'podatelna.db');
  openDatabase(path).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pageBytes = 4096;
const overwrite = (from: number, to: number) => (): void =>
  writeFileSync(path, readFileSync(path).fill(0x5a, from, to));

/** The start refuses with the file's name and `restore`; the doctor says the same. */
function expectRefused(words: string): void {
  const refusal = new RegExp(`${path.replaceAll('.', '\\.')} ${words}.*Nothing was sent.*podatelna restore`);
  expect(() => openDatabase(path)).toThrow(refusal);
  const [finding] = checkDatabase({ dataFolder: dirname(path) });
  expect(finding).toMatchObject({ state: 'problem', says: expect.stringContaining(words) });
  expect(finding?.todo).toContain('podatelna restore');
}

describe('a damaged database', () => {
  it.each<[string, () => void]>([
    ['its second page overwritten', overwrite(pageBytes, 2 * pageBytes)],
    ['pages in its middle overwritten', overwrite(8 * pageBytes, 12 * pageBytes)],
    ['its beginning overwritten', overwrite(0, 100)],
    ['cut short', () => writeFileSync(path, readFileSync(path).subarray(0, 10 * pageBytes))],
    ['a letter in its place', () => writeFileSync(path, 'Dobrý den, '.repeat(2000))],
  ])('is not worked on: %s', (_name, damage) => {
    damage();
    expectRefused('is damaged');
  });

  it('is looked through where it is small, or was not closed', () => {
    expect(isToBeLookedThrough(path)).toBe(true);
    const db = new DatabaseSync(path);
    // Grows by more than sixteen megabytes and is closed.
    db.exec('CREATE TABLE big (bytes); INSERT INTO big VALUES (zeroblob(17 * 1024 * 1024))');
    db.close();
    expect(statSync(path).size).toBeGreaterThan(16 * 1024 * 1024);
    expect(isToBeLookedThrough(path)).toBe(false);
    writeFileSync(`${path}-wal`, 'left by a power cut');
    expect(isToBeLookedThrough(path)).toBe(true);
  });
});

describe('an empty database', () => {
  const traces: readonly [string, () => void | Promise<void>][] = [
    ['documents', () => void mkdirSync(join(folder, 'data', 'blobs', 'ab'), { recursive: true })],
    ['a copy from before an update', () => void mkdirSync(join(folder, 'data', 'before-update'))],
    ['a note how far its audit had come', () => void writeFileSync(notedEndPath(dirname(path)), '{}')],
    [
      "the audit's key",
      async () => {
        const vault = await createVaultFile({
          dataFolder: dirname(path),
          id: '00000000-0000-4000-8000-000000000000',
          passphrase: 'a passphrase',
          protection: 'passphrase',
          cost: { cost: 2, blockSize: 1, parallel: 1 },
        });
        await vault.set(auditEntry, '{}', { setAt: '2027-03-01T08:00:00.000Z' });
      },
    ],
  ];
  const emptied: readonly [string, string, () => void][] = [
    ['missing', 'is missing', () => rmSync(path)],
    ['an empty file', 'is empty', () => writeFileSync(path, '')],
    [
      'an empty database',
      'is empty',
      () => {
        rmSync(path, { force: true });
        const db = new DatabaseSync(path);
        db.exec('CREATE TABLE one (a); DROP TABLE one');
        db.close();
      },
    ],
  ];
  it.each(traces)('is not begun anew beside %s of an earlier one', async (_name, trace) => {
    await trace();
    for (const [, words, empty] of emptied) {
      empty();
      expectRefused(words);
      rmSync(path, { force: true });
    }
    expect(readdirSync(dirname(path))).not.toContain('podatelna.db');
  });

  it.each(emptied)('is a first start where nothing else is: %s', (_name, _words, empty) => {
    empty();
    mkdirSync(join(folder, 'data', 'blobs'));
    expect(checkDatabase({ dataFolder: dirname(path) })[0]).toMatchObject({ state: 'unchecked' });
    openDatabase(path).close();
  });
});
