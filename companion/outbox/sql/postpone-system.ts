import type { DatabaseSync } from 'node:sqlite';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';
import { sentSoFar } from '../sent-so-far.ts';
import { listSteps } from './steps.ts';

const select = `SELECT id FROM submissions WHERE system = ? AND state = 'queued' AND dueAt <= ?`;
const postpone = 'UPDATE submissions SET dueAt = ?, problem = ?, changed = ? WHERE id = ?';

/** What waits for its turn now waits until `until` (null: until a setting changes) and says why. */
export function postponeSystem(
  db: DatabaseSync,
  system: System,
  wait: { readonly now: number; readonly until: number | null; readonly problem: Problem },
): void {
  for (const row of statement(db, select).all(system, wait.now)) {
    const id = String(row.id);
    // The reason is the system's; what had been sent before is each submission's own.
    const problem: Problem = { ...wait.problem, sent: sentSoFar(listSteps(db, id)) };
    statement(db, postpone).run(wait.until, JSON.stringify(problem), nextCursor(db), id);
  }
}
