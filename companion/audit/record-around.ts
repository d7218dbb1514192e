/**
 * Records what happens outside the database (a file of pairs, the vault), which no transaction can hold together with
 * its line: one line before, one behind. A crash between the two leaves the first, and nothing goes unrecorded.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { type AuditEntry, appendLine } from './append-line.ts';

export interface AuditPlace {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now'>;
}

/** `result` names the thing (`portal-drazeb`); the lines add `begun`, `done` or `failed`. */
type Around = Omit<Extract<AuditEntry, { submissionId?: never }>, 'at'>;

function begin({ db, clock }: AuditPlace, entry: Around): (end: 'done' | 'failed') => void {
  const say = (part: string): void =>
    appendLine(db, { ...entry, at: clock.now(), result: `${entry.result} ${part}`.trim() });
  say('begun');
  return say;
}

export async function recordAround<T>(place: AuditPlace, entry: Around, work: () => Promise<T>): Promise<T> {
  const end = begin(place, entry);
  try {
    const result = await work();
    end('done');
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}

/** The same for what doesn't wait. */
export function recordAroundNow<T>(place: AuditPlace, entry: Around, work: () => T): T {
  const end = begin(place, entry);
  try {
    const result = work();
    end('done');
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}
