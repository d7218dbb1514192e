/**
 * What stands in the way of reading or writing what is kept: told apart, because a disk that is full, a file of another
 * user and a damaged one each want something else done. Proved by obstacle.test.ts.
 */
import { accessSync, constants, type Stats, statfsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { MisplacedError } from './misplaced.ts';
import { ownerName } from './owner-only.ts';

/** `failing`: the disk itself; `busy`: another program holds it; `misplaced`: something else lies there. */
export type Fault = 'denied' | 'read-only' | 'full' | 'failing' | 'busy' | 'damaged' | 'misplaced';

export interface Obstacle {
  readonly fault: Fault;
  /** A sentence that names the place. */
  readonly says: string;
  /** A sentence a person can act on. */
  readonly todo: string;
}

/** The machine as it is asked; tests give another one. */
export interface PlaceFacts {
  /** Undefined: Windows, which has none. */
  readonly userId: number | undefined;
  readonly userName: string;
  /** Undefined where there is nothing. @throws Error of Node */
  stat(path: string): Pick<Stats, 'uid' | 'mode' | 'isDirectory'> | undefined;
  /** @param mode of access(2). @throws Error of Node */
  access(path: string, mode: number): void;
  freeBytes(path: string): number;
}

const byCode: ReadonlyMap<string, Fault> = new Map([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EIO', 'failing'],
]);

/** By the lowest byte of SQLite's result codes (sqlite.org/rescode.html). */
const byResult: ReadonlyMap<number, Fault> = new Map([
  [3, 'denied'],
  [5, 'busy'],
  [6, 'busy'],
  [8, 'read-only'],
  [10, 'failing'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'denied'],
  [26, 'damaged'],
]);

const isOfSqlite = (error: unknown): boolean => error instanceof Error && 'errcode' in error;

/** @returns undefined for an error of another kind. */
export function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof MisplacedError) return 'misplaced';
  if ('errcode' in error && typeof error.errcode === 'number') return byResult.get(error.errcode & 0xff);
  return byCode.get(errorCode(error) ?? '');
}

/** Whether this user can read, or also write, what is there; undefined where nothing stands in the way, or nothing is there. */
export function obstacleAt(
  path: string,
  wants: 'read' | 'write',
  facts: PlaceFacts = thisMachine(),
): Obstacle | undefined {
  const { R_OK, W_OK, X_OK } = constants;
  let there: Place;
  try {
    there = facts.stat(path);
    if (there === undefined) return undefined;
    // Folders are narrowed to their owner at every start, which only the owner may do.
    const isOthers = there.isDirectory() && facts.userId !== undefined && facts.userId !== 0;
    if (isOthers && there.uid !== facts.userId) return denied(path, 'written', there, facts);
    facts.access(path, R_OK | (there.isDirectory() ? X_OK : 0));
  } catch (error) {
    return explain(error, path, 'read', there, facts);
  }
  try {
    if (wants === 'write') facts.access(path, W_OK);
    return undefined;
  } catch (error) {
    return explain(error, path, 'written', there, facts);
  }
}

type Place = ReturnType<PlaceFacts['stat']>;

/** @param there undefined where it can't even be looked at: the folder it lies in is closed. */
function explain(
  error: unknown,
  path: string,
  what: 'read' | 'written',
  there: Place,
  facts: PlaceFacts,
): Obstacle | undefined {
  const fault = faultOf(error);
  if (fault === undefined || fault === 'misplaced') return undefined;
  if (fault !== 'denied') return obstacle(fault, path);
  const above = dirname(path);
  const closed = there !== undefined || above === path ? undefined : obstacleAt(above, 'read', facts);
  return closed ?? denied(path, what, there, facts);
}

/** Of an error that has happened. @param path what was to be read or written. @returns undefined for an error of another kind. */
export function obstacleOf(
  error: unknown,
  path: string,
  facts: PlaceFacts = thisMachine(),
): Obstacle | undefined {
  if (error instanceof MisplacedError) return { fault: 'misplaced', ...error.place };
  const fault = faultOf(error);
  if (fault === undefined || fault === 'misplaced') return undefined;
  // These have several causes, also by Node's own copying; the place itself tells which.
  const isUnclear = fault === 'denied' || fault === 'failing' || (fault === 'read-only' && isOfSqlite(error));
  if (!isUnclear) return obstacle(fault, path);
  const seen = [path, `${path}-wal`, `${path}-shm`, dirname(path)]
    .map((place) => obstacleAt(place, 'write', facts))
    .find((found) => found !== undefined);
  if (seen !== undefined) return seen;
  if ((fault !== 'denied' || isOfSqlite(error)) && isFull(path, facts)) return obstacle('full', path);
  return fault === 'denied' ? denied(path, 'written', undefined, facts) : obstacle(fault, path);
}

/** The error, or in its place one with sentences for a person. @param effect a sentence: what was done until then. */
export function explained(error: unknown, path: string, effect: string): unknown {
  const found = obstacleOf(error, path);
  return found === undefined ? error : new Error(sentenceOf(found, effect), { cause: error });
}

/** Of errors of Node: which file they speak of. */
export const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;

export const restoreTodo =
  'Stop the companion, keep a copy of the folder, and bring the newest backup back: podatelna restore <folder>.';

/** A database whose pages are not as they were written. */
export const damagedDatabase = (path: string): Obstacle => obstacle('damaged', path);

/** Both sentences, and what was done until then between them. */
export const sentenceOf = ({ says, todo }: Pick<Obstacle, 'says' | 'todo'>, effect: string): string =>
  `${says} ${effect} ${todo}`;

function obstacle(fault: Exclude<Fault, 'denied' | 'misplaced'>, path: string): Obstacle {
  const sentences: Readonly<Record<typeof fault, readonly [says: string, todo: string]>> = {
    full: [`There is no room left on the disk of ${path}.`, 'Make room there, then try again.'],
    'read-only': [
      `The disk of ${path} can only be read.`,
      'Have an administrator mount it for writing (a disk with errors is switched to reading only), or set PODATELNA_HOME to another disk.',
    ],
    failing: [
      `The disk of ${path} reports errors.`,
      'Copy the folder to another disk as long as it can be read, and have an administrator look at the disk.',
    ],
    busy: [`Another program holds ${path}.`, 'End that program, or wait, then try again.'],
    damaged: [`The database ${path} is damaged.`, restoreTodo],
  };
  const [says, todo] = sentences[fault];
  return { fault, says, todo };
}

function denied(
  path: string,
  what: 'read' | 'written',
  there: Place,
  { userId, userName }: PlaceFacts,
): Obstacle {
  const cannot = `${path} can't be ${what}`;
  if (there === undefined || userId === undefined) {
    const todo = `Have an administrator let ${userName} read and write it.`;
    return { fault: 'denied', says: `${cannot}: it isn't allowed to this user.`, todo };
  }
  if (there.uid !== userId) {
    const says = `${cannot}: it belongs to ${ownerName(there.uid)}.`;
    return {
      fault: 'denied',
      says,
      todo: `Have an administrator give it back: chown -R ${userName} ${path}`,
    };
  }
  const says = `${cannot}: its mode is ${(there.mode & 0o777).toString(8).padStart(3, '0')}.`;
  return { fault: 'denied', says, todo: `Open it: chmod u=${there.isDirectory() ? 'rwx' : 'rw'} ${path}` };
}

function isFull(path: string, facts: PlaceFacts): boolean {
  try {
    return facts.freeBytes(dirname(path)) < 64 * 1024; // what SQLite needs beside a database to read it
  } catch {
    return false;
  }
}

function thisMachine(): PlaceFacts {
  return {
    userId: process.getuid?.(),
    userName: nameOfUser(),
    stat: (path) => statSync(path, { throwIfNoEntry: false }),
    access: accessSync,
    freeBytes: (path) => {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    },
  };
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'this user'; // an account without an entry in the list of users
  }
}
