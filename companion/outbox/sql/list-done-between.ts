import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = `
SELECT remoteId, businessKey FROM submissions
WHERE businessKey >= ? AND businessKey < ? AND system = ? AND state = 'done' AND stateSince < ?
  AND remoteId IS NOT NULL`;

/** Records that stand for submissions with business keys from `from` up to before `to`, done before a moment. */
export function listDoneBetween(
  db: DatabaseSync,
  system: System,
  { from, to }: { readonly from: string; readonly to: string },
  before: number,
): readonly { readonly remoteId: string; readonly businessKey: string }[] {
  return statement(db, sql)
    .all(from, to, system, before)
    .map((row) => ({ remoteId: String(row.remoteId), businessKey: String(row.businessKey) }));
}
