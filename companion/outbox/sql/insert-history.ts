import type { DatabaseSync } from 'node:sqlite';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import { statement } from '../../store/statement.ts';

const sql = 'INSERT INTO history (submissionId, at, name, fromState, toState) VALUES (?, ?, ?, ?, ?)';

export interface HistoryEntry {
  readonly submissionId: string;
  readonly at: number;
  readonly name: string;
  readonly from: SubmissionState | null;
  readonly to: SubmissionState;
}

/** Returns the entry's number. */
export function insertHistory(db: DatabaseSync, entry: HistoryEntry): number {
  const { lastInsertRowid } = statement(db, sql).run(
    entry.submissionId,
    entry.at,
    entry.name,
    entry.from,
    entry.to,
  );
  return Number(lastInsertRowid);
}
