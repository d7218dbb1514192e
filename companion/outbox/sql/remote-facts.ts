import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

/** Null where nothing is known. */
export function readRemoteFact(db: DatabaseSync, system: System, name: string): string | null {
  const row = statement(db, 'SELECT value FROM remoteFacts WHERE system = ? AND name = ?').get(system, name);
  return row === undefined ? null : String(row.value);
}

/** The newest finding replaces an older one. */
export function writeRemoteFact(
  db: DatabaseSync,
  system: System,
  fact: { readonly name: string; readonly value: string; readonly at: number },
): void {
  statement(
    db,
    `INSERT INTO remoteFacts (system, name, value, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (system, name) DO UPDATE SET value = excluded.value, at = excluded.at`,
  ).run(system, fact.name, fact.value, fact.at);
}
