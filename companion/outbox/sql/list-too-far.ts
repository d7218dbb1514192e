import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = `
SELECT id, state FROM submissions
WHERE system = :system AND (
  (state = 'held' AND heldUntil > :held)
  OR (state IN ('queued', 'retrying', 'unknown') AND dueAt > :again)
  OR (state = 'accepted' AND dueAt > :look))`;

/** Those that are due later than they can ever have been put off. @param limits instants, milliseconds since 1970 */
export function listTooFar(
  db: DatabaseSync,
  system: System,
  limits: { readonly held: number; readonly again: number; readonly look: number },
): { readonly id: string; readonly isHeld: boolean }[] {
  return statement(db, sql)
    .all({ system, ...limits })
    .map((row) => ({ id: String(row.id), isHeld: row.state === 'held' }));
}
