import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

const all = 'SELECT * FROM submissions ORDER BY seq DESC LIMIT ?';
const ofCase = 'SELECT * FROM submissions WHERE fileMark = ? ORDER BY seq DESC LIMIT ?';

/** Newest first. */
export function listSubmissions(
  db: DatabaseSync,
  query: { readonly fileMark?: string | undefined; readonly limit: number },
): SubmissionRow[] {
  const rows =
    query.fileMark === undefined
      ? statement(db, all).all(query.limit)
      : statement(db, ofCase).all(query.fileMark, query.limit);
  return rows.map((row) => submissionRowSchema.parse(row));
}
