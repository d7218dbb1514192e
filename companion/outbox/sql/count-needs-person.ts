import type { DatabaseSync } from 'node:sqlite';
import { needsPerson } from '../../../shared/contract/states.ts';
import { statement } from '../../store/statement.ts';

/** A rejected submission that a later one of the same case has taken up no longer waits for anybody. */
const sql = `
SELECT count(*) AS count FROM submissions AS one
WHERE state IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM submissions AS later WHERE later.revisionOf = one.id)`;

export function countNeedsPerson(db: DatabaseSync): number {
  return Number(statement(db, sql).get(JSON.stringify([...needsPerson]))?.count);
}
