import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropOldCopies } from './backup-before-migration.ts';
import { migrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const dayMs = 24 * 60 * 60 * 1000;
const layout = migrations.length - 2;
const copy = `layout-${layout}.db`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-before-'));
  const db = new DatabaseSync(path());
  for (const sql of migrations.slice(0, layout)) db.exec(sql);
  db.exec(`PRAGMA user_version = ${layout}`);
  db.close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const path = () => join(root, 'podatelna.db');
const folder = () => join(root, 'before-update');
const names = () => readdirSync(folder()).toSorted();
const lay = (name: string, content = 'half', ageMs = 0): void => {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), name), content);
  const at = new Date(Date.now() - ageMs);
  utimesSync(join(folder(), name), at, at);
};
const layoutOf = (file: string): unknown => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare('PRAGMA user_version').get()?.user_version;
  } finally {
    db.close();
  }
};

describe('the copy of the database before an update', () => {
  it.each<[string, () => void]>([
    ['nothing was there', () => {}],
    ['one was killed while it was made', () => lay(`${copy}.unfinished`)],
    [
      'one was killed with its journal',
      () => {
        lay(`${copy}.unfinished`);
        lay(`${copy}.unfinished-journal`);
      },
    ],
    [
      'an earlier version was killed, which wrote under the final name',
      () => {
        lay(copy);
        lay(`${copy}-journal`);
      },
    ],
    ['there is one of an update that was cut short', () => lay(copy)],
  ])('is whole, alone and closed to others where %s', (_name, arrange) => {
    arrange();
    openDatabase(path()).close();
    expect(names()).toEqual([copy]);
    expect(statSync(join(folder(), copy)).mode & 0o777).toBe(0o600);
    expect(layoutOf(join(folder(), copy))).toBe(layout);
    expect(layoutOf(path())).toBe(migrations.length);
  });

  it('is the one way back, also where an update was killed on its way', () => {
    class Killed extends DatabaseSync {
      override exec(sql: string): void {
        if (sql === migrations.at(-1)) throw new Error('killed');
        super.exec(sql);
      }
    }
    expect(() => openDatabase(path(), Killed)).toThrow('killed');
    // Nothing in between: the earlier version could still work on it.
    expect(layoutOf(path())).toBe(layout);
    openDatabase(path()).close();
    expect(names()).toEqual([copy]);
  });

  it('leaves nothing half where it can’t be made', () => {
    class FullDisk extends DatabaseSync {
      override prepare(sql: string): ReturnType<DatabaseSync['prepare']> {
        if (sql.startsWith('VACUUM')) throw new Error('on purpose');
        return super.prepare(sql);
      }
    }
    lay('layout-3.db', 'an earlier one', dayMs);
    expect(() => openDatabase(path(), FullDisk)).toThrow('on purpose');
    expect(names()).toEqual(['layout-3.db']);
    expect(layoutOf(path())).toBe(layout);
  });

  it('cleans up also at a start that changes nothing, and leaves a whole one alone', () => {
    openDatabase(path()).close();
    const whole = readFileSync(join(folder(), copy));
    lay('layout-3.db.unfinished');
    // Whether it is old the clock alone says, which isn't trusted yet (clock-trust.ts).
    lay('layout-4.db', 'old', 31 * dayMs);
    mkdirSync(join(folder(), 'of somebody'));
    openDatabase(path()).close();
    expect(names()).toEqual([copy, 'layout-4.db', 'of somebody'].toSorted());
    expect(readFileSync(join(folder(), copy)).equals(whole)).toBe(true);
  });

  it('goes after thirty days', () => {
    lay('layout-3.db', 'old', 29 * dayMs);
    dropOldCopies(path(), Date.now());
    expect(names()).toEqual(['layout-3.db']);
    dropOldCopies(path(), Date.now() + 2 * dayMs);
    expect(names()).toEqual([]);
  });
});
