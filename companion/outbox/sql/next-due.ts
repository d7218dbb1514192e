import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';
import { isHeldBack } from './held-back.ts';

/**
 * The one that is tried next. The fewest failures go first, so that one that fails again and again keeps nobody
 * else from being the trial of a system that was down; among equals the order of storing is kept.
 */
const sql = `
SELECT * FROM submissions AS one
WHERE system = ? AND dueAt <= ? AND state IN ('queued', 'retrying', 'accepted', 'unknown')
  AND (state IN ('accepted', 'unknown') OR NOT ${isHeldBack})
ORDER BY attempts, seq LIMIT 1`;

export function nextDue(db: DatabaseSync, system: System, now: number): SubmissionRow | undefined {
  const row = statement(db, sql).get(system, now);
  return row === undefined ? undefined : submissionRowSchema.parse(row);
}
