import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const sql = `SELECT id FROM submissions WHERE state = 'held' AND heldUntil <= ? ORDER BY seq`;

/** Ids of submissions whose undo window is over, in the order they were stored. */
export function listHeldDue(db: DatabaseSync, now: number): string[] {
  return statement(db, sql)
    .all(now)
    .map((row) => String(row.id));
}
