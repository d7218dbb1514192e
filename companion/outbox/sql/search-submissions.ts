import type { DatabaseSync } from 'node:sqlite';
import type { RouteMessage } from '../../../shared/contract/routes.ts';
import { foldText } from '../../../shared/formats/text.ts';
import { statement } from '../../store/statement.ts';
import { matchesText } from '../matches-text.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';
import { readParties } from './parties.ts';

/** Lists are JSON; an empty one stands for everything. Instants are milliseconds since 1970, `to` is not included. */
const sql = `
SELECT * FROM submissions
WHERE (? = '[]' OR system IN (SELECT value FROM json_each(?)))
  AND (? = '[]' OR state IN (SELECT value FROM json_each(?)))
  AND createdAt >= ? AND createdAt < ? AND stateSince >= ?
ORDER BY seq DESC`;

/** Newest first: the asked-for part, and how many there are in all. @param asking for what is its own */
export function searchSubmissions(
  db: DatabaseSync,
  query: RouteMessage<'submissions.search'>,
  asking: { readonly pair: string; readonly name: string },
): { readonly rows: SubmissionRow[]; readonly total: number } {
  const systems = JSON.stringify(query.systems);
  const states = JSON.stringify(query.states);
  const from = query.from === undefined ? 0 : Date.parse(query.from);
  const to = query.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(query.to);
  const since = query.since === undefined ? 0 : Date.parse(query.since);
  const matches = matchesText(query.text, () => readParties(db));
  const found = statement(db, sql)
    .all(systems, systems, states, states, from, to, since)
    .map((row) => submissionRowSchema.parse(row))
    .filter(matches)
    .filter(({ awaits }) => query.awaits === undefined || awaits.includes(query.awaits))
    .filter((row) => query.own !== true || isOwn(row, asking))
    .filter(query.leftAsDraft === true ? newestDrafts() : () => true);
  return { rows: found.slice(query.offset, query.offset + query.limit), total: found.length };
}

function isOwn(
  row: SubmissionRow,
  { pair, name }: { readonly pair: string; readonly name: string },
): boolean {
  return row.pair === pair || foldText(row.preparedBy) === foldText(name);
}

/** Only the portal of auctions keeps drafts. To be asked from the newest down. */
function newestDrafts(): (row: SubmissionRow) => boolean {
  const seen = new Set<string>();
  return ({ system, remoteId, remoteState }) => {
    if (system !== 'portal-drazeb' || remoteId === null || seen.has(remoteId)) return false;
    seen.add(remoteId);
    return remoteState === 'draft';
  };
}
