import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';
import { comesLater, isHeldBack } from './held-back.ts';

/**
 * Those that are tried next, at most `most`. The fewest failures go first, so that one that fails again and again keeps nobody
 * else from being the trial of a system that was down; among equals the order of storing is kept.
 */
const sql = `
SELECT * FROM submissions AS one
WHERE system = ? AND dueAt <= ? AND state IN ('queued', 'retrying', 'accepted', 'unknown')
  AND (state IN ('accepted', 'unknown') OR NOT (${comesLater} OR ${isHeldBack}))
ORDER BY attempts, seq LIMIT ?`;

export function nextDue(db: DatabaseSync, system: System, now: number, most: number): SubmissionRow[] {
  return statement(db, sql)
    .all(system, now, most)
    .map((row) => submissionRowSchema.parse(row));
}
