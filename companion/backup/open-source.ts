/** The database as a backup reads it, also from a disk that can only be read: where SQLite can't lay its files beside it. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { faultOf } from '../platform/obstacle.ts';

/**
 * @param isReadOnly whether its disk can only be read; only tests give another one.
 * @throws Error with a sentence where a part of what was filed can't be read there.
 */
export function openSource(path: string, isReadOnly = isOnReadOnlyDisk): DatabaseSync {
  if (!isReadOnly(path)) return new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new Error(
      `The disk of ${path} can only be read, and the newest of what was filed lies beside it (${path}-wal). No backup was made. Copy the folder to another disk, name that in PODATELNA_HOME, and back it up there.`,
    );
  }
  // Nobody can write there, so nothing of it changes meanwhile.
  const place = pathToFileURL(path);
  place.searchParams.set('immutable', '1');
  return new DatabaseSync(place, { readOnly: true });
}

function isOnReadOnlyDisk(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch (error) {
    return faultOf(error) === 'read-only';
  }
}
