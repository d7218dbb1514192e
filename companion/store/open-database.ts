import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { requirePlace } from '../platform/misplaced.ts';
import { explained, type Obstacle, sentenceOf } from '../platform/obstacle.ts';
import { ensureOwnerOnlyFolder, syncFolder } from '../platform/owner-only-file.ts';
import { migrate } from './migrate.ts';
import { isToBeLookedThrough, whyNotEmpty, whyNotWhole } from './whole-database.ts';

/** The one database of a data folder. */
export const databasePath = ({ dataFolder }: { readonly dataFolder: string }): string =>
  join(dataFolder, 'podatelna.db');

/** The file, and what SQLite lays beside it. */
export const databasePlaces = (path: string): readonly string[] => [path, `${path}-wal`, `${path}-shm`];

/** How long a statement waits for another process (a back-up, a look from outside) before it fails. */
const busyTimeoutMs = 5_000;

/**
 * Opens the office's database, creating it for this user alone. `synchronous=FULL` makes a commit durable
 * before it returns, also in WAL: "stored" is answered only after that.
 * @param Database what opens the file: tests watch it.
 * @throws Error with a sentence when it is damaged, empty though something was filed here, of a newer version, or can't
 * be read or written.
 */
export function openDatabase(path: string, Database = DatabaseSync): DatabaseSync {
  try {
    return open(path, Database);
  } catch (error) {
    throw explained(error, path, 'Nothing was sent.');
  }
}

function refuse(obstacle: Obstacle | undefined): void {
  if (obstacle !== undefined) throw new Error(sentenceOf(obstacle, 'Nothing was sent.'));
}

function open(path: string, Database: typeof DatabaseSync): DatabaseSync {
  const isFile = path !== ':memory:';
  for (const place of isFile ? databasePlaces(path) : []) requirePlace(place, 'file');
  const isSuspect = isFile && isToBeLookedThrough(path);
  if (isFile) {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) refuse(whyNotEmpty(path));
    ensureOwnerOnlyFolder(dirname(path));
    // SQLite creates its -wal and -shm beside it with the same mode as the database.
    closeSync(openSync(path, 'a', 0o600));
    if (process.platform !== 'win32') chmodSync(path, 0o600);
    syncFolder(dirname(path));
  }
  const db = new Database(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;',
    );
    const isNew = Number(db.prepare('PRAGMA user_version').get()?.user_version) === 0;
    if (isFile && isNew) refuse(whyNotEmpty(path));
    if (isSuspect && !isNew) refuse(whyNotWhole(db, path));
    migrate(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
