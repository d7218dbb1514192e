import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

/** Within one case the order of storing is kept: an earlier one that is still to be sent goes first. */
const sql = `
SELECT * FROM submissions AS one
WHERE system = ? AND dueAt <= ? AND state IN ('queued', 'retrying', 'accepted', 'unknown')
  AND (state IN ('accepted', 'unknown') OR NOT EXISTS (
    SELECT 1 FROM submissions AS earlier
    WHERE earlier.fileMark = one.fileMark AND earlier.system = one.system AND earlier.seq < one.seq
      AND earlier.state IN ('queued', 'retrying', 'sending')))
ORDER BY seq LIMIT 1`;

export function nextDue(db: DatabaseSync, system: System, now: number): SubmissionRow | undefined {
  const row = statement(db, sql).get(system, now);
  return row === undefined ? undefined : submissionRowSchema.parse(row);
}
