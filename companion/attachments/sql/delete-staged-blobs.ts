import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const unnamed = `touchedAt < ? AND sha256 NOT IN (SELECT sha256 FROM submissionAttachments)
  AND sha256 NOT IN (SELECT sha256 FROM receipts)
  AND sha256 NOT IN (SELECT sha256 FROM confirmations WHERE sha256 IS NOT NULL)`;

const forget = `
UPDATE uploads SET sha256 = NULL WHERE sha256 IN (SELECT sha256 FROM blobs WHERE ${unnamed})`;

const remove = `
DELETE FROM blobs WHERE ${unnamed} RETURNING sha256`;

/** Forgets files that neither a submission, a receipt nor a confirmation names and nobody asked for since; returns their hashes. */
export function deleteStagedBlobs(db: DatabaseSync, beforeMs: number): string[] {
  statement(db, forget).run(beforeMs);
  return statement(db, remove)
    .all(beforeMs)
    .map((row) => String(row.sha256));
}
