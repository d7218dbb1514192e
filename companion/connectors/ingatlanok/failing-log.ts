import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { statement } from '../../store/statement.ts';
import type { FailingLog } from './failing-budget.ts';

const rowSchema = z.object({ what: z.enum(['failed', 'locked']), at: z.int() });
const keptMs = 24 * 60 * 60_000;

/** The count of failing requests in the companion's database. */
export function createFailingLog(db: DatabaseSync): FailingLog {
  return {
    add: (what, at) => {
      statement(db, 'DELETE FROM failingRequests WHERE at < ?').run(at - keptMs);
      statement(db, 'INSERT INTO failingRequests (what, at) VALUES (?, ?)').run(what, at);
    },
    since: (at) =>
      statement(db, 'SELECT what, at FROM failingRequests WHERE at >= ? ORDER BY at')
        .all(at)
        .map((row) => rowSchema.parse(row)),
  };
}
