import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

export function readSubmission(db: DatabaseSync, id: string): SubmissionRow | undefined {
  const row = statement(db, 'SELECT * FROM submissions WHERE id = ?').get(id);
  return row === undefined ? undefined : submissionRowSchema.parse(row);
}
