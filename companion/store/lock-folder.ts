import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensureOwnerOnlyFolder } from '../platform/owner-only-file.ts';

/**
 * Answers the threat of two companions sending the same submission: only one process may work on a folder.
 * The lock is SQLite's own exclusive lock on a file beside the data; the operating system releases it when
 * the process dies, so a crash leaves nothing to clean up. Returns the release.
 * @throws Error when another process holds it.
 */
export function lockFolder(folder: string): () => void {
  ensureOwnerOnlyFolder(folder);
  const path = join(folder, 'companion.lock');
  closeSync(openSync(path, 'a', 0o600));
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(
      'Another companion already runs on this folder; stop it first (podatelna status shows it).',
      {
        cause: error,
      },
    );
  }
  return () => lock.close();
}
