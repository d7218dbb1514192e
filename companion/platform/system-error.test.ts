import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { inWords, systemErrorSentence } from './system-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const system = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: raw words, open '${path}'`), {
    code,
    errno: -1,
    ...(path ? { path } : {}),
  });
const sqlite = (errcode: number) =>
  Object.assign(new Error('raw words'), { code: 'ERR_SQLITE_ERROR', errcode });
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('what the system refuses', () => {
  it.each([
    ['ENOENT', 'is not there'],
    ['EACCES', 'no right'],
    ['EPERM', 'no right'],
    ['EISDIR', 'is a folder'],
    ['ENOTDIR', 'is a file or'],
    ['EEXIST', 'there already'],
    ['ENOTEMPTY', 'there already'],
    ['ELOOP', 'back to itself'],
    ['ENAMETOOLONG', 'too long'],
    ['ENOSPC', 'no room'],
    ['EDQUOT', 'no room'],
    ['EROFS', 'only be read'],
    ['EBUSY', 'in use by another program'],
    ['EMFILE', 'too many files'],
    ['EIO', 'the disk fails'],
    ['EXDEV', '(EXDEV)'],
  ])('is said in words: %s', (code, words) => {
    const context = { path: '/srv/x.json', so: 'Nothing was written.' };
    const sentence = systemErrorSentence(system(code), context);
    expect(sentence).toContain('/srv/x.json');
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/\. Nothing was written\.$/);
    expect(sentence).not.toContain('raw words');
  });

  it('of our own files is said with what puts it right there', () => {
    const sentence = systemErrorSentence(sqlite(13), { so: 'Nothing was sent.' });
    expect(sentence).toMatch(/no room.*Nothing was sent\. Make room/);
    expect(systemErrorSentence(system('EACCES', join(folder, 'none')))).not.toContain('another place');
    expect(systemErrorSentence(sqlite(1))).toBe("The database can't be used (SQLite 1).");
  });

  it('names what the person named, not what we made of it', () => {
    const sentence = systemErrorSentence(system('EACCES', '/etc/.o.json.1.new'), { path: '/etc/o.json' });
    expect(sentence).toMatch(/^\/etc\/o\.json: /);
  });

  it('is known as Node throws it', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const made = thrownBy(() => mkdirSync(file, { recursive: true }));
    expect(systemErrorSentence(made)).toBe(`${file} is a file; name a folder.`);
    const below = thrownBy(() => mkdirSync(join(file, 'a'), { recursive: true }));
    expect(systemErrorSentence(below, { path: file })).toContain(file);
    const copied = thrownBy(() => cpSync(folder, `${folder}-copy`));
    expect(systemErrorSentence(copied)).toContain('is a folder');
    const missing = thrownBy(() => readFileSync(join(folder, 'none')));
    expect(systemErrorSentence(missing)).toContain(`${join(folder, 'none')} is not there.`);
    expect(systemErrorSentence(thrownBy(() => readFileSync(folder)))).toContain('is a folder');
    const path = join(folder, 'text.db');
    writeFileSync(path, 'no database, but long enough to be looked at as one'.repeat(99));
    const broken = thrownBy(() => new DatabaseSync(path).exec('PRAGMA journal_mode = WAL'));
    expect(systemErrorSentence(broken)).toContain('damaged');
  });

  it.each([[new Error('Our own.')], [new TypeError('x')], ['text'], [undefined]])(
    'leaves other errors alone: %s',
    (error) => {
      expect(systemErrorSentence(error)).toBeUndefined();
      expect(inWords(error, {})).toBe(error);
    },
  );
});
