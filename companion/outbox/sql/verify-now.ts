import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const sql = `
UPDATE submissions SET dueAt = ? WHERE system = ? AND remoteId = ? AND state = 'accepted' AND dueAt > ?`;

/** What is accepted and about this record is read back now, not when its next look was due. */
export function verifyNow(db: DatabaseSync, system: System, remoteId: string, now: number): void {
  statement(db, sql).run(now, system, remoteId, now);
}
