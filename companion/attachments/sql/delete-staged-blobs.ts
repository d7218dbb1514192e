import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const forget = `
UPDATE uploads SET sha256 = NULL WHERE sha256 IN (
  SELECT sha256 FROM blobs
  WHERE touchedAt < ? AND sha256 NOT IN (SELECT sha256 FROM submissionAttachments))`;

const remove = `
DELETE FROM blobs
WHERE touchedAt < ? AND sha256 NOT IN (SELECT sha256 FROM submissionAttachments)
RETURNING sha256`;

/** Forgets files that no submission names and nobody asked for since; returns their hashes. */
export function deleteStagedBlobs(db: DatabaseSync, beforeMs: number): string[] {
  statement(db, forget).run(beforeMs);
  return statement(db, remove)
    .all(beforeMs)
    .map((row) => String(row.sha256));
}
