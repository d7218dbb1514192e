import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type AuditLine, auditLineSchema } from '../audit-line.ts';

export function readLastLine(db: DatabaseSync): AuditLine | undefined {
  const row = statement(db, 'SELECT * FROM audit ORDER BY line DESC LIMIT 1').get();
  return row === undefined ? undefined : auditLineSchema.parse(row);
}
