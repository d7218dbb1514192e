import type { DatabaseSync } from 'node:sqlite';
import type { RouteMessage } from '../../../shared/contract/routes.ts';
import { statement } from '../../store/statement.ts';
import { matchesText } from '../matches-text.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

/** Lists are JSON; an empty one stands for everything. Instants are milliseconds since 1970, `to` is not included. */
const sql = `
SELECT * FROM submissions
WHERE (? = '[]' OR system IN (SELECT value FROM json_each(?)))
  AND (? = '[]' OR state IN (SELECT value FROM json_each(?)))
  AND createdAt >= ? AND createdAt < ?
ORDER BY seq DESC`;

/** Newest first: the asked-for part, and how many there are in all. */
export function searchSubmissions(
  db: DatabaseSync,
  query: RouteMessage<'submissions.search'>,
): { readonly rows: SubmissionRow[]; readonly total: number } {
  const systems = JSON.stringify(query.systems);
  const states = JSON.stringify(query.states);
  const from = query.from === undefined ? 0 : Date.parse(query.from);
  const to = query.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(query.to);
  const matches = matchesText(query.text);
  const found = statement(db, sql)
    .all(systems, systems, states, states, from, to)
    .map((row) => submissionRowSchema.parse(row))
    .filter(matches);
  return { rows: found.slice(query.offset, query.offset + query.limit), total: found.length };
}
