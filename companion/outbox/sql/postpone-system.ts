import type { DatabaseSync } from 'node:sqlite';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';

const select = `SELECT id FROM submissions WHERE system = ? AND state = 'queued' AND dueAt <= ?`;
const postpone = 'UPDATE submissions SET dueAt = ?, problem = ?, changed = ? WHERE id = ?';

/** What waits for its turn now waits until `until` (null: until a setting changes) and says why. */
export function postponeSystem(
  db: DatabaseSync,
  system: System,
  wait: { readonly now: number; readonly until: number | null; readonly problem: Problem },
): void {
  for (const row of statement(db, select).all(system, wait.now)) {
    statement(db, postpone).run(wait.until, JSON.stringify(wait.problem), nextCursor(db), row.id ?? null);
  }
}
