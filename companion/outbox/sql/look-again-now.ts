import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = `UPDATE submissions SET dueAt = ? WHERE system = ? AND state = 'unknown' AND dueAt > ?`;

/** What is being found out about is looked at now, not when its next look was due. */
export function lookAgainNow(db: DatabaseSync, system: System, now: number): void {
  statement(db, sql).run(now, system, now);
}
