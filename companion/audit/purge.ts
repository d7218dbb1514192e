/**
 * Takes away what an office needn't keep any longer: contents of submissions that have come to their end, and the salts
 * of their audit lines, so that a digest says nothing any more. The lines themselves stay, and one more says what was
 * taken.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { PurgeReport } from '../../shared/contract/audit.ts';
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
  const report = transaction(db, () => {
    const ids = statement(db, ended)
      .all(order.before)
      .map((row) => String(row.id));
    for (const sql of deletions) statement(db, sql).run(JSON.stringify(ids));
    const { changes } = statement(db, 'DELETE FROM drafts WHERE updatedAt < ?').run(order.before);
    const taken = { submissions: ids.length, drafts: Number(changes) };
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
  // The log of changes would keep what was deleted until it happens to be written over.
  if (report.submissions > 0 || report.drafts > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return report;
}
