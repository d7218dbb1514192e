import type { DatabaseSync } from 'node:sqlite';
import { type Draft, draftSchema } from '../../../shared/contract/draft.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = 'SELECT draft FROM drafts WHERE fileMark = ? AND kind = ? AND lot = ?';

export function readDraft(db: DatabaseSync, key: CaseKey): Draft | null {
  const row = statement(db, sql).get(key.fileMark, key.kind, key.lot);
  return row === undefined ? null : draftSchema.parse(JSON.parse(String(row.draft)));
}
