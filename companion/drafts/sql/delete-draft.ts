import type { DatabaseSync } from 'node:sqlite';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = 'DELETE FROM drafts WHERE fileMark = ? AND kind = ? AND lot = ?';

export function deleteDraft(db: DatabaseSync, key: CaseKey): void {
  statement(db, sql).run(key.fileMark, key.kind, key.lot);
}
