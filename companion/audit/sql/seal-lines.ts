import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type AuditKey, sealOf } from '../audit-line.ts';

/** Seals what was written while there was no key; returns how many lines. */
export function sealLines(db: DatabaseSync, key: AuditKey): number {
  const open = statement(db, 'SELECT line, link FROM audit WHERE seal IS NULL ORDER BY line').all();
  const seal = statement(db, 'UPDATE audit SET keyId = ?, seal = ? WHERE line = ?');
  for (const row of open) seal.run(key.id, sealOf(key, String(row.link)), Number(row.line));
  return open.length;
}
