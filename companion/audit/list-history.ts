/** What the audit has of one submission, for whoever looks at it: without digests, which prove nothing on a screen. */
import type { DatabaseSync } from 'node:sqlite';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { toIso } from '../clock.ts';
import { statement } from '../store/statement.ts';
import { auditLineSchema } from './audit-line.ts';

/** One reply stays small; whoever wants more asks from the last line on. */
const pageLines = 500;

const sql = 'SELECT * FROM audit WHERE submissionId = ? AND line > ? ORDER BY line LIMIT ?';

/** @param after only lines behind this one */
export function listHistory(
  db: DatabaseSync,
  submissionId: string,
  after: number,
): RouteReply<'submissions.history'> {
  const rows = statement(db, sql)
    .all(submissionId, after, pageLines + 1)
    .map((row) => auditLineSchema.parse(row));
  const lines = rows
    .slice(0, pageLines)
    .map(({ line, at, who, action, result }) => ({ line, at: toIso(at), who, action, result }));
  return { lines, more: rows.length > pageLines };
}
