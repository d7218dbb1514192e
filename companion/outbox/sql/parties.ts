/** Names of the parties of cases something was filed for: only for the search, and gone with the case's last submission. */
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

/** Names by file mark. */
export type Parties = ReadonlyMap<string, readonly string[]>;

/** What was said last holds: a party may have been misspelled before. */
export function writeParties(db: DatabaseSync, fileMark: string, names: readonly string[]): void {
  statement(db, 'DELETE FROM parties WHERE fileMark = ?').run(fileMark);
  const add = statement(db, 'INSERT OR IGNORE INTO parties (fileMark, name) VALUES (?, ?)');
  for (const name of names) add.run(fileMark, name);
}

export function readParties(db: DatabaseSync): Parties {
  const parties = new Map<string, string[]>();
  for (const { fileMark, name } of statement(db, 'SELECT fileMark, name FROM parties').all()) {
    const names = parties.get(String(fileMark)) ?? [];
    names.push(String(name));
    parties.set(String(fileMark), names);
  }
  return parties;
}
