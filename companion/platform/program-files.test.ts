import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFileList } from '../../scripts/packaging/file-list.ts';
import { checkProgram } from '../doctor/check-program.ts';
import { damageSentence, programDamage } from './program-files.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-program-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let lib: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'program-'));
  lib = join(folder, 'lib');
  mkdirSync(join(lib, 'font'), { recursive: true });
  writeFileSync(join(lib, 'part-a.mjs'), 'export {};');
  writeFileSync(join(lib, 'font', 'a font.ttf'), 'font');
  writeFileList(folder, ['lib']);
});

describe('a program folder', () => {
  it('that is as it was packed has no damage', () => {
    expect(programDamage(lib)).toBeUndefined();
    expect(checkProgram('24.1.0', lib)).toMatchObject({ state: 'ok' });
    // Packed once more, the list is not in the list.
    writeFileList(folder, ['lib']);
    expect(programDamage(lib)).toBeUndefined();
  });

  it.each<[string, (path: string) => void, string]>([
    ['missing', (path) => rmSync(path), 'is missing'],
    ['truncated', (path) => truncateSync(path, 3), 'is damaged'],
    ['changed', (path) => writeFileSync(path, 'fond'), 'is damaged'],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      "can't be read: EISDIR",
    ],
  ])('names the first file that is not: %s', (_name, change, words) => {
    change(join(lib, 'font', 'a font.ttf'));
    expect(damageSentence(lib)).toBe(
      `Podatelna's program folder ${folder} is damaged (lib/font/a font.ttf ${words}). Put the folder there again, or install the package again; settings and data stay.`,
    );
    expect(checkProgram('24.1.0', lib)).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('lib/font/a font.ttf'),
      todo: expect.stringContaining('again'),
    });
  });

  it('whose list is damaged is named, too', () => {
    writeFileSync(join(lib, 'files.sha256'), 'no list\n');
    expect(damageSentence(lib)).toContain('(lib/files.sha256 is damaged)');
  });

  it('whose list is missing is named, too', () => {
    rmSync(join(lib, 'files.sha256'));
    expect(damageSentence(lib)).toContain('(lib/files.sha256 is missing)');
  });

  it('without a list, as in the source, is not judged', () => {
    expect(damageSentence()).toBeUndefined();
  });
});
