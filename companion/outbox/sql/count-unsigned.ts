import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

/** Documents in the signing book, not submissions: one may bring several. */
const sql = `
SELECT count(*) AS count FROM submissions, json_each(submissions.signatures) AS signature
WHERE submissions.state = 'waiting' AND json_extract(signature.value, '$.signed') IS NULL`;

export function countUnsigned(db: DatabaseSync): number {
  return Number(statement(db, sql).get()?.count);
}
