/** Lines of the audit, always in their order. */
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type AuditLine, auditLineSchema } from '../audit-line.ts';

/** One after the other, so that an audit of years needs no memory. Nothing else may be asked of the table meanwhile. */
export function* readLines(db: DatabaseSync): Generator<AuditLine> {
  for (const row of statement(db, 'SELECT * FROM audit ORDER BY line').iterate()) {
    yield auditLineSchema.parse(row);
  }
}

export function readLink(db: DatabaseSync, line: number): string | undefined {
  const row = statement(db, 'SELECT link FROM audit WHERE line = ?').get(line);
  return row === undefined ? undefined : String(row.link);
}
