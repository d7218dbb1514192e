import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = `
SELECT DISTINCT remoteId FROM submissions
WHERE businessKey = ? AND system = ? AND state = 'done' AND stateSince < ? AND remoteId IS NOT NULL`;

/**
 * Records that submissions under a business key stand for and that were there before a moment: a reading begun then has
 * to show them, or they are gone.
 */
export function listDoneBefore(
  db: DatabaseSync,
  system: System,
  businessKey: string,
  before: number,
): readonly string[] {
  return statement(db, sql)
    .all(businessKey, system, before)
    .map((row) => String(row.remoteId));
}
