import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

const sql = 'SELECT * FROM submissions WHERE changed > ? ORDER BY changed LIMIT ?';

/** Oldest change first; a caller who gets `limit` rows asks again from the last one's `changed`. */
export function listChangedSince(db: DatabaseSync, since: number, limit: number): SubmissionRow[] {
  return statement(db, sql)
    .all(since, limit)
    .map((row) => submissionRowSchema.parse(row));
}
