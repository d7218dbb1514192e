import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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

  it('is not said to be in use where its lock fails for another reason', () => {
    class FullDisk extends DatabaseSync {
      override exec(): never {
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      }
    }
    expect(() => lockFolder(folder, FullDisk)).toThrow('There is no room left on the disk');
    lockFolder(folder)();
  });

  it('is worked on though its lock, which holds nothing, was damaged', () => {
    writeFileSync(join(folder, 'companion.lock'), 'this is no lock '.repeat(600));
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow('already runs');
    unlock();
  });

  it('is named with what to do where it is damaged', () => {
    openDatabase(path()).close();
    writeFileSync(path(), 'this is no database, it is a letter '.repeat(200));
    expect(() => openDatabase(path())).toThrow(
      /podatelna\.db is damaged\. Nothing was sent\..*podatelna restore/,
    );
  });
});
