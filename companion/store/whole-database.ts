/**
 * What a start can tell of the database before it works on it. A companion that works on a damaged one, or on an empty
 * one in the place of what was filed, could file the same again. Proved by whole-database.test.ts.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { requirePlace } from '../platform/misplaced.ts';
import { damagedDatabase, type Obstacle } from '../platform/obstacle.ts';
import { auditEntry } from '../vault/key-store.ts';
import { readVaultRecord, vaultPath } from '../vault/vault-record.ts';
import { whyCutShort } from './restoring.ts';

/** Up to here a look through all of it costs a start a few milliseconds (about one for each MB). */
const smallBytes = 16 * 1024 * 1024;

/** How far the audit has come, noted beside the database. */
export const notedEndPath = (dataFolder: string): string => join(dataFolder, 'audit-end.json');

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Whether it is to be looked through: it is small, or whoever wrote it last didn't close it. Asked before it is opened. */
export function isToBeLookedThrough(path: string): boolean {
  return sizeOf(`${path}-wal`) > 0 || sizeOf(path) <= smallBytes;
}

/** What is wrong with its pages; undefined: nothing. @throws Error of SQLite, also for damage */
export function whyNotWhole(db: DatabaseSync, path: string): Obstacle | undefined {
  return db.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok' ? undefined : damagedDatabase(path);
}

/**
 * Of a database that isn't there or holds nothing: what shows that there was another one; undefined: nothing does, it is
 * the first start.
 */
export function whyNotEmpty(path: string): Obstacle | undefined {
  const folder = dirname(path);
  const trace = traceIn(folder);
  const what = `The database ${path} ${existsSync(path) ? 'is empty' : 'is missing'}`;
  if (trace === undefined) return whyCutShort(folder, what);
  return {
    fault: 'damaged',
    says: `${what}, and ${trace} is of an earlier one: what was filed here is not known.`,
    todo: `Bring the newest backup back: podatelna restore <folder>. To begin anew without what was filed, move ${folder} elsewhere.`,
  };
}

/** These are made by a companion that has its database already. */
function traceIn(folder: string): string | undefined {
  const before = join(folder, 'before-update');
  if (existsSync(before)) return before;
  const blobs = join(folder, 'blobs');
  requirePlace(blobs, 'folder');
  if (existsSync(blobs) && readdirSync(blobs).length > 0) return blobs;
  if (existsSync(notedEndPath(folder))) return notedEndPath(folder);
  const record = readVaultRecord(folder);
  const isAudited = typeof record === 'object' && Object.hasOwn(record.facts, auditEntry);
  return isAudited ? vaultPath(folder) : undefined;
}
