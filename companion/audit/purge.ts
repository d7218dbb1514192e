/**
 * Takes away what an office needn't keep any longer: contents of submissions that have come to their end, and the salts
 * of their audit lines, so that a digest says nothing any more. The lines themselves stay, and one more says what was
 * taken.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { PurgeReport } from '../../shared/contract/audit.ts';
import { emptyLog } from '../store/empty-log.ts';
import { statement } from '../store/statement.ts';
import { transaction } from '../store/transaction.ts';
import { appendLine } from './append-line.ts';

/** What still waits for a person stays: a rejected one nobody has given up or taken up again. */
const ended = `
SELECT id FROM submissions AS one
WHERE stateSince < ? AND (state IN ('done', 'cancelled')
  OR (state = 'rejected' AND EXISTS (SELECT 1 FROM submissions AS later WHERE later.revisionOf = one.id)))`;

const ofThese = 'IN (SELECT value FROM json_each(?))';
const deletions = [
  `UPDATE audit SET salt = NULL WHERE submissionId ${ofThese}`,
  // A later one goes on without knowing which one it took up; the record it inherited stands in it.
  `UPDATE submissions SET revisionOf = NULL WHERE revisionOf ${ofThese}`,
  `UPDATE submissions SET afterId = NULL WHERE afterId ${ofThese}`,
  `DELETE FROM submissionAttachments WHERE submissionId ${ofThese}`,
  `DELETE FROM receipts WHERE submissionId ${ofThese}`,
  `DELETE FROM steps WHERE submissionId ${ofThese}`,
  `DELETE FROM history WHERE submissionId ${ofThese}`,
  `DELETE FROM submissions WHERE id ${ofThese}`,
];

/** Names are kept only to find a submission by. */
const nobodysParties = 'DELETE FROM parties WHERE fileMark NOT IN (SELECT fileMark FROM submissions)';

/** A confirmation nobody has put into the file yet is kept, however old. */
const settledNotice = `
SELECT cudid FROM notices AS one
WHERE readAt < ?
  AND NOT EXISTS (SELECT 1 FROM submissions WHERE system = 'cud' AND remoteId = one.cudid)
  AND NOT EXISTS (SELECT 1 FROM confirmations WHERE confirmations.cudid = one.cudid
    AND (state IN ('available', 'collecting') OR (state = 'stored' AND filedAt IS NULL)))`;

/** What is known of records at remotes that no submission kept here is about, and that weren't seen there since. */
const forgotten = [
  `DELETE FROM remoteRecords WHERE readAt < ? AND NOT EXISTS (
    SELECT 1 FROM submissions WHERE submissions.system = remoteRecords.system AND remoteId = remoteRecords.id)`,
  `DELETE FROM confirmations WHERE cudid IN (${settledNotice})`,
  `DELETE FROM notices WHERE cudid IN (${settledNotice})`,
];

export interface PurgeOrder {
  /** What came to its end before this instant, milliseconds since 1970; drafts nobody saved since. */
  readonly before: number;
  readonly now: number;
  readonly who: string;
  /** Leaves no line where there was nothing to take. */
  readonly onlyIfAny?: boolean;
}

/** One transaction. Files that nothing names any more go with the next pruning of attachments. */
export function purge(db: DatabaseSync, order: PurgeOrder): Omit<PurgeReport, 'files'> {
  // Notices and names are personal data as well, though the report doesn't count them.
  let changed = 0;
  const run = (sql: string, ...values: (string | number)[]): number => {
    const changes = Number(statement(db, sql).run(...values).changes);
    changed += changes;
    return changes;
  };
  const report = transaction(db, () => {
    const ids = statement(db, ended)
      .all(order.before)
      .map((row) => String(row.id));
    for (const sql of deletions) run(sql, JSON.stringify(ids));
    run(nobodysParties);
    for (const sql of forgotten) run(sql, order.before);
    const drafts = run('DELETE FROM drafts WHERE updatedAt < ?', order.before);
    const taken = { submissions: ids.length, drafts };
    if (ids.length > 0 || taken.drafts > 0 || order.onlyIfAny !== true) {
      appendLine(db, {
        at: order.now,
        who: order.who,
        action: 'purge',
        result: `${taken.submissions} submissions, ${taken.drafts} drafts`,
        what: { value: { before: order.before, ids } },
      });
    }
    return taken;
  });
  // Where somebody reads just now, the next housekeeping does it.
  const hasNothing = changed === 0 && order.onlyIfAny === true;
  const isEmptied = hasNothing || emptyLog(db, true);
  return { ...report, ...(isEmptied ? {} : { inLog: true }) };
}
