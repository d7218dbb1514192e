/**
 * Answers the threat of filing again what was filed after a backup was made: whoever restores it is told what that was,
 * as far as what was there before still knows it. Proved by filed-since.test.ts.
 */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { submissionStates } from '../../shared/contract/states.ts';
import { systems } from '../../shared/contract/submission.ts';
import { statement } from '../store/statement.ts';
import { openSource } from './open-source.ts';

const filedSchema = z.object({
  id: z.string(),
  /** The reference number, or what else it is known by. */
  number: z.string(),
  system: z.enum(systems),
  state: z.enum(submissionStates),
});
export type Filed = z.output<typeof filedSchema>;

/** Something of it may be at the remote system. */
const mayBeFiled = `state IN ('sending', 'retrying', 'accepted', 'done', 'unknown') OR remoteId IS NOT NULL`;

/** Nothing of it is at the remote system. */
const waits = `state IN ('waiting', 'held', 'queued') AND remoteId IS NULL`;

/** It was only stored: filing it again doubles nothing. */
export const isUnsent = ({ state }: Pick<Filed, 'state'>): boolean =>
  state === 'waiting' || state === 'held' || state === 'queued';

const read = (db: DatabaseSync, where: string): readonly Filed[] =>
  statement(db, `SELECT id, number, system, state FROM submissions WHERE ${where} ORDER BY stateSince`)
    .all()
    .map((row) => filedSchema.parse(row));

/**
 * @param before the database that gives way; null: there was none.
 * @param restored the database of the backup, already in today's layout.
 * @returns what `restored` doesn't know to be filed, oldest first, then what only that database would have sent; null
 * where nobody knows.
 */
export function filedSince(before: string | null, restored: DatabaseSync): readonly Filed[] | null {
  if (before === null || !existsSync(before)) return null;
  try {
    const db = openSource(before);
    try {
      const known = new Map(read(restored, 'TRUE').map(({ id, state }) => [id, state]));
      const filed = read(db, mayBeFiled).filter(({ id, state }) => {
        const then = known.get(id);
        return then !== state && then !== 'accepted' && then !== 'done';
      });
      // What waits is cancelled by the restore where the backup has it; where it hasn't, nobody would send it any more.
      const unsent = read(db, waits).filter(({ id }) => !known.has(id));
      return [...filed, ...unsent];
    } finally {
      db.close();
    }
  } catch {
    return null; // damaged, which may be why a backup is restored
  }
}
