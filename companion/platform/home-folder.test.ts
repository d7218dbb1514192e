import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { prepareHomeFolder } from './home-folder.ts';

const made: string[] = [];
function folder(mode: number, ...files: string[]): string {
  const path = mkdtempSync(join(tmpdir(), 'podatelna-home-'));
  made.push(path);
  for (const name of files) writeFileSync(join(path, name), '{}');
  chmodSync(path, mode);
  return path;
}
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

it.each([
  ['an empty folder', () => folder(0o755)],
  ['a folder that is new', () => join(folder(0o755), 'a', 'b')],
  ['a folder only its owner opens', () => folder(0o700, 'notes.txt')],
  ['a folder with our files in it', () => folder(0o755, 'config.json')],
])('takes %s', (_name, make) => {
  expect(() => prepareHomeFolder(make())).not.toThrow();
});

it.each([
  ["a shared folder with other people's files", () => folder(0o777, 'notes.txt'), /a folder of its own/],
  ['a folder of documents', () => folder(0o755, 'letter.pdf', 'data.csv'), /a folder of its own/],
  ['a file', () => join(folder(0o755, 'file'), 'file'), /can't be used as a folder/],
  [
    'a place below a file',
    () => {
      const path = folder(0o755, 'file');
      mkdirSync(join(path, 'x'));
      return join(path, 'file', 'below');
    },
    /can't be used as a folder/,
  ],
])('refuses %s and names the setting', (_name, make, sentence) => {
  expect(() => prepareHomeFolder(make())).toThrow(sentence);
  expect(() => prepareHomeFolder(make())).toThrow(/PODATELNA_HOME/);
});

it('says in words why, of a folder nobody has named', () => {
  const path = join(folder(0o755, 'file'), 'file', '.config', 'podatelna');
  expect(() => prepareHomeFolder(path)).toThrow(
    `The folder for settings and data, ${path}, can't be used as a folder: there is a file in its place or above it. Nothing was written. Name another one in PODATELNA_HOME.`,
  );
});

it.runIf(process.platform === 'linux')('refuses a place where no folder can be made', () => {
  expect(() => prepareHomeFolder('/proc/podatelna')).toThrow('no folder can be made there');
});

it('refuses a network drive before anything is written there', () => {
  const path = join(folder(0o755), 'share');
  expect(() => prepareHomeFolder(path, () => 'It is a network drive.')).toThrow('It is a network drive.');
  expect(existsSync(path)).toBe(false);
});

it.each(['Dropbox', 'OneDrive - Urad', 'Nextcloud'])('makes no folder %s', (name) => {
  const above = folder(0o755);
  expect(() => prepareHomeFolder(join(above, name, 'podatelna'))).toThrow('synchronises');
  expect(existsSync(join(above, name))).toBe(false);
});

it('refuses a folder whose data lie on a network drive', () => {
  const path = folder(0o700);
  mkdirSync(join(path, 'data'));
  const whyNot = (place: string) => (place.endsWith('data') ? 'It is a network drive.' : undefined);
  expect(() => prepareHomeFolder(path, whyNot)).toThrow('It is a network drive.');
});
