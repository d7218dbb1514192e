import type { DatabaseSync } from 'node:sqlite';
import { type Draft, draftSchema } from '../../../shared/contract/draft.ts';
import { statement } from '../../store/statement.ts';

const sql = 'SELECT draft FROM drafts ORDER BY updatedAt DESC LIMIT ?';

/** Newest first. */
export function listDrafts(db: DatabaseSync, limit: number): Draft[] {
  return statement(db, sql)
    .all(limit)
    .map((row) => draftSchema.parse(JSON.parse(String(row.draft))));
}
