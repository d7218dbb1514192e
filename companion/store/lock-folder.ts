import { closeSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { requirePlace } from '../platform/misplaced.ts';
import { explained, faultOf } from '../platform/obstacle.ts';
import { ensureOwnerOnlyFolder } from '../platform/owner-only-file.ts';

export const lockName = 'companion.lock';
export const lockPath = (folder: string): string => join(folder, lockName);

/**
 * Answers the threat of two companions sending the same submission: only one process may work on a folder.
 * The lock is SQLite's own exclusive lock on a file beside the data; the operating system releases it when
 * the process dies, so a crash leaves nothing to clean up. Returns the release.
 * @param Database what opens the file; only tests give another one.
 * @throws Error with a sentence when another process holds it, or the file can't be written.
 */
export function lockFolder(folder: string, Database = DatabaseSync): () => void {
  const path = lockPath(folder);
  try {
    ensureOwnerOnlyFolder(folder);
    requirePlace(path, 'file');
    closeSync(openSync(path, 'a', 0o600));
    return lockFile(path, Database);
  } catch (error) {
    if (faultOf(error) === 'busy') {
      throw new Error(
        'Another companion already runs on this folder; stop it first (podatelna service status and podatelna doctor show it).',
        {
          cause: error,
        },
      );
    }
    throw explained(error, path, 'Nothing was sent.');
  }
}

function lockFile(path: string, Database: typeof DatabaseSync): () => void {
  try {
    return lockExclusively(path, Database);
  } catch (error) {
    if (faultOf(error) !== 'damaged') throw error;
    // Nothing is kept in it. Emptied and not removed: whoever else locks it meanwhile locks the same file.
    truncateSync(path);
    return lockExclusively(path, Database);
  }
}

function lockExclusively(path: string, Database: typeof DatabaseSync): () => void {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
