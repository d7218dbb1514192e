import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { openSource } from './open-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'podatelna-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads a database on a disk that can only be read, and lays nothing beside it', () => {
  const path = join(folder, 'podatelna.db');
  openDatabase(path).close();
  const db = openSource(path, () => true);
  expect(Number(db.prepare('PRAGMA user_version').get()?.user_version)).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual(['podatelna.db']);
  db.close();
  writeFileSync(`${path}-wal`, 'what was filed last');
  expect(() => openSource(path, () => true)).toThrow(/can only be read.*No backup was made/);
});
