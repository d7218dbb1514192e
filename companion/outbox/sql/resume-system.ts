import type { DatabaseSync } from 'node:sqlite';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';

const select = `
SELECT id FROM submissions
WHERE system = ? AND state IN ('queued', 'accepted') AND json_extract(problem, '$.code') IN (SELECT value FROM json_each(?))`;
const resume = 'UPDATE submissions SET dueAt = ?, problem = NULL, changed = ? WHERE id = ?';

/** What waited in the queue, or to be read back, for one of these reasons is due now. */
export function resumeSystem(
  db: DatabaseSync,
  system: System,
  reasons: readonly ProblemCode[],
  now: number,
): void {
  for (const row of statement(db, select).all(system, JSON.stringify(reasons))) {
    statement(db, resume).run(now, nextCursor(db), row.id ?? null);
  }
}
