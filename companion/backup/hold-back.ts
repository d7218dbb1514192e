import type { DatabaseSync } from 'node:sqlite';
import { listByState } from '../outbox/sql/list-by-state.ts';
import { readSubmission } from '../outbox/sql/read-submission.ts';
import { listSteps } from '../outbox/sql/steps.ts';
import { transition } from '../outbox/transition.ts';
import { transaction } from '../store/transaction.ts';

const sentByItself = ['queued', 'retrying', 'sending'] as const;

/** What would be sent by itself as things are. */
export const waitingIds = (db: DatabaseSync): ReadonlySet<string> =>
  new Set(
    (['held', ...sentByItself] as const).flatMap((state) => listByState(db, state).map(({ id }) => id)),
  );

/**
 * Answers the threat of a backup that files anew what was filed after it was made. Whatever would be sent by itself is
 * cancelled, and a person looks; a call that was under way is left as it is, and looked up at the start. Proved by
 * backup.test.ts.
 * @param only these, where what was stored since is known to be new.
 * @returns how many were cancelled.
 */
export function holdBack(db: DatabaseSync, now: number, only?: ReadonlySet<string>): number {
  return transaction(db, () => {
    let count = 0;
    const cancel = (id: string, name: 'undo' | 'stop'): void => {
      if (only?.has(id) === false) return;
      // One that follows another in a chain has ended with it.
      if (readSubmission(db, id)?.state === 'cancelled') return;
      transition(db, id, name, { now });
      count += 1;
    };
    for (const { id } of listByState(db, 'held')) cancel(id, 'undo');
    for (const state of sentByItself) {
      for (const { id } of listByState(db, state)) {
        const isUnderWay = listSteps(db, id).some((step) => step.state === 'open' && step.effect !== 'safe');
        if (!isUnderWay) cancel(id, 'stop');
      }
    }
    return count;
  });
}
