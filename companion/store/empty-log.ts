import type { DatabaseSync } from 'node:sqlite';

/**
 * Brings what SQLite's log of changes (`-wal`) holds into the database and empties it. It would keep what was deleted
 * until it happens to be written over.
 * @param wait for whoever reads (a backup), as every statement does; nothing else happens meanwhile
 * @returns false where somebody reads what stands in it: it is to be tried again.
 */
export function emptyLog(db: DatabaseSync, wait: boolean): boolean {
  const patience = Number(db.prepare('PRAGMA busy_timeout').get()?.timeout);
  if (!wait) db.exec('PRAGMA busy_timeout = 0');
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } finally {
    if (!wait) db.exec(`PRAGMA busy_timeout = ${patience}`);
  }
}
