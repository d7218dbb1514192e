import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import { type SubmissionRow, submissionRowSchema } from '../submission-row.ts';

const followers = 'SELECT * FROM submissions WHERE afterId = ? ORDER BY seq';

/** Every step of a chain, in order, from whichever one it is asked; one that stands alone is a chain of itself. */
export function listChain(db: DatabaseSync, row: SubmissionRow): SubmissionRow[] {
  let first = row;
  for (let id = row.afterId; id !== null; id = first.afterId) {
    const before = statement(db, 'SELECT * FROM submissions WHERE id = ?').get(id);
    if (before === undefined) break;
    first = submissionRowSchema.parse(before);
  }
  const chain = [first];
  for (const one of chain) chain.push(...listFollowers(db, one.id));
  return chain;
}

/** The steps that begin when this one is done. */
export function listFollowers(db: DatabaseSync, id: string): SubmissionRow[] {
  return statement(db, followers)
    .all(id)
    .map((row) => submissionRowSchema.parse(row));
}
