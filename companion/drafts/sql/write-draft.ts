import type { DatabaseSync } from 'node:sqlite';
import type { Draft } from '../../../shared/contract/draft.ts';
import { statement } from '../../store/statement.ts';

const sql = `
INSERT INTO drafts (fileMark, kind, lot, version, updatedAt, draft) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (fileMark, kind, lot) DO UPDATE
SET version = excluded.version, updatedAt = excluded.updatedAt, draft = excluded.draft`;

export function writeDraft(db: DatabaseSync, draft: Draft): void {
  const { key, version, updatedAt } = draft;
  statement(db, sql).run(
    key.fileMark,
    key.kind,
    key.lot,
    version,
    Date.parse(updatedAt),
    JSON.stringify(draft),
  );
}
