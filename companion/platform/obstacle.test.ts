import { constants } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explained, type Fault, faultOf, obstacleAt, obstacleOf, type PlaceFacts } from './obstacle.ts';

const withCode = (code: string): Error => Object.assign(new Error('canary'), { code });
const ofSqlite = (errcode: number): Error =>
  Object.assign(new Error('canary'), { code: 'ERR_SQLITE_ERROR', errcode });

interface Place {
  readonly uid?: number;
  readonly mode: number;
  readonly folder?: true;
}
const clerk = 1000;

/** A machine with these files and folders, and nothing else; a folder without x is closed. */
function machine(places: Readonly<Record<string, Place>>, more: Partial<PlaceFacts> = {}): PlaceFacts {
  const isClosed = (path: string) =>
    Object.entries(places).some(
      ([above, { folder, mode }]) => folder && path.startsWith(`${above}/`) && (mode & 0o100) === 0,
    );
  return {
    userId: clerk,
    userName: 'clerk',
    stat: (path) => {
      if (isClosed(path)) throw withCode('EACCES');
      const place = places[path];
      if (place === undefined) return undefined;
      return { uid: place.uid ?? clerk, mode: place.mode, isDirectory: () => place.folder === true };
    },
    access: (path, mode) => {
      const place = places[path];
      const bits = (place?.uid ?? clerk) === clerk ? ((place?.mode ?? 0) >> 6) & 7 : 0;
      if ((bits & mode) !== mode) throw withCode('EACCES');
    },
    freeBytes: () => 10 ** 9,
    ...more,
  };
}
const readOnlyDisk: Partial<PlaceFacts> = {
  access: (_path, mode) => {
    if ((mode & constants.W_OK) !== 0) throw withCode('EROFS');
  },
};

describe('a fault', () => {
  it.each<[string, unknown, Fault | undefined]>([
    ['EACCES', withCode('EACCES'), 'denied'],
    ['EPERM', withCode('EPERM'), 'denied'],
    ['EROFS', withCode('EROFS'), 'read-only'],
    ['ENOSPC', withCode('ENOSPC'), 'full'],
    ['EDQUOT', withCode('EDQUOT'), 'full'],
    ['EIO', withCode('EIO'), 'failing'],
    ['SQLITE_BUSY', ofSqlite(5), 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', ofSqlite(517), 'busy'],
    ['SQLITE_READONLY_CANTINIT', ofSqlite(1288), 'read-only'],
    ['SQLITE_IOERR_WRITE', ofSqlite(778), 'failing'],
    ['SQLITE_CORRUPT', ofSqlite(11), 'damaged'],
    ['SQLITE_FULL', ofSqlite(13), 'full'],
    ['SQLITE_CANTOPEN', ofSqlite(14), 'denied'],
    ['SQLITE_NOTADB', ofSqlite(26), 'damaged'],
    ['ENOENT', withCode('ENOENT'), undefined],
    ['a constraint of the database', ofSqlite(19), undefined],
    ['a sentence of ours', new Error('no'), undefined],
    ['no error', 'EACCES', undefined],
  ])('%s', (_name, error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});

describe('a place', () => {
  it.each<[string, PlaceFacts, 'read' | 'write', Fault, string, string]>([
    [
      'its own closed folder',
      machine({ '/h/data': { mode: 0o40000, folder: true } }),
      'read',
      'denied',
      "/h/data can't be read: its mode is 000.",
      'Open it: chmod u=rwx /h/data',
    ],
    [
      'in a closed folder',
      machine({ '/h': { mode: 0o40000, folder: true }, '/h/data': { mode: 0o700 } }),
      'read',
      'denied',
      "/h can't be read: its mode is 000.",
      'Open it: chmod u=rwx /h',
    ],
    [
      'only to be read',
      machine({ '/h/data': { mode: 0o100400 } }),
      'write',
      'denied',
      "/h/data can't be written: its mode is 400.",
      'Open it: chmod u=rw /h/data',
    ],
    [
      "an administrator's",
      machine({ '/h/data': { uid: 0, mode: 0o100600 } }),
      'write',
      'denied',
      "/h/data can't be read: it belongs to root.",
      'Have an administrator give it back: chown -R clerk /h/data',
    ],
    [
      "another user's folder, though open",
      machine({ '/h/data': { uid: 1005, mode: 0o40777, folder: true } }),
      'write',
      'denied',
      "/h/data can't be written: it belongs to another user (number 1005).",
      'Have an administrator give it back: chown -R clerk /h/data',
    ],
    [
      'on a disk that can only be read',
      machine({ '/h/data': { mode: 0o40700, folder: true } }, readOnlyDisk),
      'write',
      'read-only',
      'The disk of /h/data can only be read.',
      'set PODATELNA_HOME to another disk',
    ],
  ])('%s', (_name, facts, wants, fault, says, todo) => {
    const found = obstacleAt('/h/data', wants, facts);
    expect(found).toMatchObject({ fault, says });
    expect(found?.todo).toContain(todo);
  });

  it.each<[string, PlaceFacts, 'read' | 'write']>([
    ['its own', machine({ '/h/data': { mode: 0o40700, folder: true } }), 'write'],
    ['not there yet', machine({}), 'write'],
    ['only to be read, where that is enough', machine({ '/h/data': { mode: 0o100400 } }), 'read'],
    ['on a disk that can only be read, where that is enough', machine({}, readOnlyDisk), 'read'],
    [
      "another's, asked by an administrator",
      machine({ '/h/data': { mode: 0o100700 } }, { userId: 0 }),
      'write',
    ],
  ])('is open: %s', (_name, facts, wants) => {
    expect(obstacleAt('/h/data', wants, facts)).toBeUndefined();
  });
});

describe('what SQLite says of several causes', () => {
  const db = { '/h/p.db': { mode: 0o100600 } };
  it.each<[string, number, PlaceFacts, Fault, string]>([
    ['a file of root', 14, machine({ '/h/p.db': { uid: 0, mode: 0o600 } }), 'denied', 'belongs to root'],
    [
      'a journal of root',
      8,
      machine({ ...db, '/h/p.db-wal': { uid: 0, mode: 0o600 } }),
      'denied',
      'p.db-wal',
    ],
    [
      'a folder of root',
      14,
      machine({ ...db, '/h': { uid: 0, mode: 0o755, folder: true } }),
      'denied',
      '/h can',
    ],
    ['a disk only to be read', 14, machine(db, readOnlyDisk), 'read-only', 'can only be read'],
    ['a full disk (SQLITE_IOERR_SHMSIZE)', 4874, machine(db, { freeBytes: () => 0 }), 'full', 'no room left'],
    ['a failing disk', 10, machine(db), 'failing', 'reports errors'],
    ['damage', 26, machine(db), 'damaged', 'is damaged'],
  ])('%s', (_name, errcode, facts, fault, words) => {
    const found = obstacleOf(ofSqlite(errcode), '/h/p.db', facts);
    expect(found).toMatchObject({ fault, says: expect.stringContaining(words) });
    // Whoever restores a backup because of a full disk loses what was filed since.
    expect(found?.todo.includes('restore')).toBe(fault === 'damaged');
  });
});

it("a full disk is one, also where Node's own copying calls it a fault of the disk", () => {
  expect(obstacleOf(withCode('EIO'), '/h/b', machine({}, { freeBytes: () => 0 }))?.fault).toBe('full');
  expect(obstacleOf(withCode('EIO'), '/h/b', machine({}))?.fault).toBe('failing');
});

describe('an error explained', () => {
  it('says what happened, what was done until then, and what to do', () => {
    expect(explained(withCode('ENOSPC'), '/h/p.db', 'Nothing was sent.')).toMatchObject({
      message:
        'There is no room left on the disk of /h/p.db. Nothing was sent. Make room there, then try again.',
    });
  });

  it('of another kind stays as it is', () => {
    const error = new Error('a sentence of ours');
    expect(explained(error, '/h/p.db', 'Nothing was sent.')).toBe(error);
  });
});
