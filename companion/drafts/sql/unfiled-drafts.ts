import type { DatabaseSync } from 'node:sqlite';
import { type Draft, draftSchema } from '../../../shared/contract/draft.ts';
import { statement } from '../../store/statement.ts';

/** One that was filed since it was last saved is no longer being worked on, unless that was taken back. */
const unfiled = `
FROM drafts WHERE NOT EXISTS (
  SELECT 1 FROM submissions AS filed
  WHERE filed.fileMark = drafts.fileMark AND filed.kind = drafts.kind AND filed.lot = drafts.lot
    AND filed.createdAt >= drafts.updatedAt AND filed.state <> 'cancelled')`;

const leftAtPortal = `
SELECT count(DISTINCT remoteId) AS count FROM submissions
WHERE system = 'portal-drazeb' AND remoteState = 'draft'`;

/** Newest first. */
export function listUnfiledDrafts(db: DatabaseSync, limit: number): Draft[] {
  return statement(db, `SELECT draft ${unfiled} ORDER BY updatedAt DESC LIMIT ?`)
    .all(limit)
    .map((row) => draftSchema.parse(JSON.parse(String(row.draft))));
}

/** What is begun and not finished: drafts here, and records left as drafts at the portal. */
export function countUnfinished(db: DatabaseSync): number {
  const here = statement(db, `SELECT count(*) AS count ${unfiled}`).get()?.count;
  return Number(here) + Number(statement(db, leftAtPortal).get()?.count);
}
