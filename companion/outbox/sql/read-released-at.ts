import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import type { SubmissionRow } from '../submission-row.ts';

/** The ways into the queue that a person's decision opened, or the end of the time to take back. */
const sql = `SELECT max(at) AS at FROM history WHERE submissionId = ? AND name IN ('release', 'settle')`;

/** When a submission was let go last, ms since 1970; one that was never held or decided about: when it was stored. */
export function readReleasedAt(db: DatabaseSync, { id, createdAt }: SubmissionRow): number {
  const at = statement(db, sql).get(id)?.at;
  return typeof at === 'number' ? at : createdAt;
}
