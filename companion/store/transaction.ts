import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` as one transaction; inside another one it simply belongs to it. `work` must not be asynchronous:
 * the connection is shared, and a foreign statement between two awaits would become part of the transaction.
 */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself on some errors (a full disk); a second ROLLBACK would hide the first error.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
