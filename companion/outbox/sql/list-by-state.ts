import type { DatabaseSync } from 'node:sqlite';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

export function listByState(db: DatabaseSync, state: SubmissionState): SubmissionRow[] {
  return statement(db, 'SELECT * FROM submissions WHERE state = ? ORDER BY seq')
    .all(state)
    .map((row) => submissionRowSchema.parse(row));
}
