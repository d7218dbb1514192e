import type { DatabaseSync } from 'node:sqlite';
import { backupBeforeMigration } from './backup-before-migration.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { remoteSystems } from './migrations/0002-remote-systems.ts';
import { order } from './migrations/0003-order.ts';
import { auditTable } from './migrations/0004-audit.ts';
import { failingRequests } from './migrations/0005-failing-requests.ts';
import { receipts } from './migrations/0006-receipts.ts';
import { chains } from './migrations/0007-chains.ts';
import { office } from './migrations/0008-office.ts';
import { notices } from './migrations/0009-notices.ts';
import { signatures } from './migrations/0010-signatures.ts';
import { attendancePeople } from './migrations/0011-attendance-people.ts';
import { byRecord } from './migrations/0012-by-record.ts';
import { closingNote } from './migrations/0013-closing-note.ts';
import { counts } from './migrations/0014-counts.ts';
import { parties } from './migrations/0015-parties.ts';
import { transaction } from './transaction.ts';

/** In order; a released migration is never edited, a new one is added behind it. */
export const migrations: readonly string[] = [
  firstTables,
  remoteSystems,
  order,
  auditTable,
  failingRequests,
  receipts,
  chains,
  office,
  notices,
  signatures,
  attendancePeople,
  byRecord,
  closingNote,
  counts,
  parties,
];

/**
 * Brings the database to the newest layout in one transaction, so that one that is cut short leaves the layout it began
 * from, which its earlier version still reads. What was there before is kept for a while (backup-before-migration.ts).
 * Refuses a database that a newer version has written: guessing there could lose submissions.
 */
export function migrate(db: DatabaseSync, path = ':memory:'): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The database was written by a newer version (layout ${version}, this one knows ${migrations.length}). Update Podatelna; nothing was changed.`,
    );
  }
  backupBeforeMigration(db, path, version, migrations.length);
  if (version === migrations.length) return;
  transaction(db, () => {
    for (const sql of migrations.slice(version)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
