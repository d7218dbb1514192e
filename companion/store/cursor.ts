/** One growing number counts every change somebody may watch; each changed row remembers its own. */
import type { DatabaseSync } from 'node:sqlite';
import { statement } from './statement.ts';

export function nextCursor(db: DatabaseSync): number {
  const row = statement(db, 'UPDATE meta SET cursor = cursor + 1 WHERE one = 1 RETURNING cursor').get();
  return Number(row?.cursor);
}

export function readCursor(db: DatabaseSync): number {
  return Number(statement(db, 'SELECT cursor FROM meta WHERE one = 1').get()?.cursor);
}
