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

/** At most so many lines behind line `after`. */
export function readLinesAfter(db: DatabaseSync, after: number, limit: number): AuditLine[] {
  const sql = 'SELECT * FROM audit WHERE line > ? ORDER BY line LIMIT ?';
  return statement(db, sql)
    .all(after, limit)
    .map((row) => auditLineSchema.parse(row));
}

export function readLink(db: DatabaseSync, line: number): string | undefined {
  const row = statement(db, 'SELECT link FROM audit WHERE line = ?').get(line);
  return row === undefined ? undefined : String(row.link);
}

/** Null: the line isn't sealed, or isn't there. */
export function readSeal(db: DatabaseSync, line: number): string | null {
  const row = statement(db, 'SELECT seal FROM audit WHERE line = ?').get(line);
  return row === undefined || row.seal === null ? null : String(row.seal);
}
