import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { liesIn } from './lies-in.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-lies-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const home = join(root, 'home');
mkdirSync(join(home, 'data'), { recursive: true });
mkdirSync(join(root, 'home-backup'));
symlinkSync(home, join(root, 'link'));
symlinkSync(join(home, 'data'), join(root, 'deep-link'));
symlinkSync(root, join(home, 'out'));

describe('a place', () => {
  it.each([
    'home',
    'home/',
    'home/data',
    'home/new/deeper',
    'home/../home/data',
    'link',
    'link/new',
    'deep-link/new',
    'home/out/home/data',
  ])('lies in the folder: %s', (path) => {
    expect(liesIn(`${root}/${path}`, home)).toBe(true);
    expect(liesIn(`${root}/${path}`, join(root, 'link'))).toBe(true);
  });

  it.each(['', '..', 'home-backup', 'home-backup/home', 'new', 'home/out', 'home/out/new', 'home/../new'])(
    'does not: %s',
    (path) => {
      expect(liesIn(`${root}/${path}`, home)).toBe(false);
    },
  );

  it('lies in no folder that is not there', () => {
    expect(liesIn(join(root, 'gone', 'deeper'), join(root, 'gone'))).toBe(false);
  });
});
