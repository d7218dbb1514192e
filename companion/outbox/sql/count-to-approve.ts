import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const sql = `
SELECT count(*) AS count FROM submissions, json_each(submissions.awaits) AS awaited
WHERE submissions.state = 'waiting' AND awaited.value = 'approval'`;

export function countToApprove(db: DatabaseSync): number {
  return Number(statement(db, sql).get()?.count);
}
