import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const sql = `
SELECT min(dueAt) AS dueAt FROM submissions
WHERE dueAt > ? AND state IN ('held', 'queued', 'retrying', 'accepted', 'unknown')`;

/** When something next becomes due after `now`, in milliseconds since 1970; null when nothing waits. */
export function nextDueAt(db: DatabaseSync, now: number): number | null {
  const dueAt = statement(db, sql).get(now)?.dueAt;
  return typeof dueAt === 'number' ? dueAt : null;
}
