import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readBackup } from '../backup/manifest.ts';
import { openLogFile } from '../log-file.ts';
import { parseOfficeFile } from '../office/office-file.ts';
import { readConfig } from '../read-config.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { openDatabase } from '../store/open-database.ts';
import { misplaced } from './misplaced.ts';
import { ensureOwnerOnlyFolder, readFileIfThere } from './owner-only-file.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-misplaced-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(root, 'home-'));
});

const kinds: readonly [words: string, lay: (path: string) => void][] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a device', (path) => symlinkSync('/dev/zero', path)],
  ['a link to what is not there', (path) => symlinkSync('/no/such/place', path)],
  ['leads back to itself', (path) => symlinkSync(path, path)],
];
const openers: readonly [name: string, open: () => unknown][] = [
  ['text.json', () => readFileIfThere(join(home, 'text.json'))],
  ['config.json', () => readConfig({ env: { PODATELNA_HOME: home }, homeFolder: home })],
  ['companion.lock', () => lockFolder(home)],
  ['log/companion.log', () => openLogFile(home)],
  ['data/podatelna.db', () => openDatabase(join(home, 'data', 'podatelna.db'))],
  ['data/podatelna.db-wal', () => openDatabase(join(home, 'data', 'podatelna.db'))],
  ['data/podatelna.db-shm', () => openDatabase(join(home, 'data', 'podatelna.db'))],
  ['backup.json', () => readBackup(home)],
];

describe.skipIf(process.platform === 'win32')('in the place of a file', () => {
  const cases = kinds.flatMap(([words, lay]) => openers.map(([name, open]) => ({ words, lay, name, open })));
  it.each(cases)('$name: $words is named and never waited for', async ({ words, lay, name, open }) => {
    const path = join(home, name);
    mkdirSync(join(path, '..'), { recursive: true });
    lay(path);
    await expect(async () => open()).rejects.toThrow(words);
    await expect(async () => open()).rejects.toThrow(`${path} is `);
  });
});

describe('in the place of a folder', () => {
  it('a file is named, also where it lies above', () => {
    const data = join(home, 'data');
    writeFileSync(data, '');
    const sentence = `${data} is a file where a folder of Podatelna's should be. Move it away, then try again.`;
    expect(() => ensureOwnerOnlyFolder(data)).toThrow(sentence);
    expect(() => ensureOwnerOnlyFolder(join(data, 'staging'))).toThrow(sentence);
  });

  it.skipIf(process.platform === 'win32')('a link that leads back to itself is named, also above', () => {
    const data = join(home, 'data');
    symlinkSync('data', data);
    expect(misplaced(join(data, 'blobs'), 'folder')?.says).toContain(`${data} is a link that leads back`);
  });
});

describe('a byte order mark', () => {
  it('in front of what an editor on Windows saved is no part of it', () => {
    writeFileSync(join(home, 'config.json'), '\uFEFF{"port": 50123}', { mode: 0o600 });
    expect(readConfig({ env: { PODATELNA_HOME: home }, homeFolder: home }).ports).toEqual([50123]);
  });

  it("is no part of the office's file either", () => {
    const file = { format: 'podatelna-office/1', config: {}, settings: null, keys: null };
    expect(parseOfficeFile('office.json', `\uFEFF${JSON.stringify(file)}`).config).toEqual({});
  });
});
