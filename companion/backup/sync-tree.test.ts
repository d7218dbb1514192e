import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { backUp } from './back-up.ts';
import { filesIn } from './files-in.ts';
import { syncTree } from './sync-tree.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-sync-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('syncs every file, and then every folder', () => {
  for (const path of ['a', 'b/c', 'b/d/e']) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  const synced: string[] = [];
  const note = (path: string): void => void synced.push(path.slice(root.length));
  syncTree(root, { syncFile: note, syncFolder: note });
  expect(synced.slice(0, 3).sort()).toEqual(['/a', '/b/c', '/b/d/e']);
  expect(synced.slice(3).sort()).toEqual(['', '/b', '/b/d']);
  syncTree(root);
});

it('comes before a backup says that it is whole', async () => {
  const home = join(root, 'home');
  const dataFolder = join(home, 'data');
  openDatabase(join(dataFolder, 'podatelna.db')).close();
  mkdirSync(join(dataFolder, 'blobs', 'ab'), { recursive: true });
  writeFileSync(join(dataFolder, 'blobs', 'ab', 'abcd'), '');
  const seen: (readonly string[])[] = [];
  const now = new Date('2026-11-22T03:00:00Z');
  const backups = join(root, 'backups');
  const done = await backUp({ home, dataFolder }, backups, now, undefined, (folder) => {
    seen.push(filesIn(folder));
  });
  expect(seen).toEqual([['data/blobs/ab/abcd', 'data/podatelna.db']]);
  expect(filesIn(done)).toContain('backup.json');
});
