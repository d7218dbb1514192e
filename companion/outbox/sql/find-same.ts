import type { DatabaseSync } from 'node:sqlite';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

const sql = `
SELECT * FROM submissions
WHERE (fileMark = ? AND kind = ? AND lot = ?) OR businessKey = ?
ORDER BY seq DESC`;

/** Everything stored under the same case key or the same business key, newest first. */
export function findSame(db: DatabaseSync, key: CaseKey, businessKey: string): SubmissionRow[] {
  return statement(db, sql)
    .all(key.fileMark, key.kind, key.lot, businessKey)
    .map((row) => submissionRowSchema.parse(row));
}
