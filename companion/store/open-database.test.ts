import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './lock-folder.ts';
import { migrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { transaction } from './transaction.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, 'data', 'podatelna.db');

describe('the database', () => {
  it('is durable at every commit and closed to other users', () => {
    const db = openDatabase(path());
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(statSync(`${path()}-wal`).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    db.close();
  });

  it('is brought to the newest layout once', () => {
    openDatabase(path()).close();
    const db = openDatabase(path());
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
    db.close();
  });

  it('of a newer version is refused and left alone', () => {
    const db = openDatabase(path());
    db.exec('PRAGMA user_version = 999');
    db.close();
    expect(() => openDatabase(path())).toThrow('newer version');
  });

  it('undoes everything of a transaction that fails, also inside another one', () => {
    const db = openDatabase(':memory:');
    const cursor = () => db.prepare('SELECT cursor FROM meta').get()?.cursor;
    const fail = () =>
      transaction(db, () => {
        db.exec('UPDATE meta SET cursor = 5');
        transaction(db, () => db.exec('UPDATE meta SET cursor = 6'));
        throw new Error('on purpose');
      });
    expect(fail).toThrow('on purpose');
    expect(cursor()).toBe(0);
  });

  it('is worked on by one companion at a time', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow('already runs');
    unlock();
    lockFolder(folder)();
  });
});
