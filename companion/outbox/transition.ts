import type { DatabaseSync } from 'node:sqlite';
import { type Problem, ProblemError } from '../../shared/contract/problems.ts';
import {
  canTransition,
  type SubmissionState,
  type TransitionName,
  transitions,
} from '../../shared/contract/states.ts';
import { appendLine, byItself } from '../audit/append-line.ts';
import { transaction } from '../store/transaction.ts';
import { insertHistory } from './sql/insert-history.ts';
import { listChain, listFollowers } from './sql/list-chain.ts';
import { readSubmission } from './sql/read-submission.ts';
import { type SubmissionChanges, updateSubmission } from './sql/update-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

/**
 * The only way a submission changes its state: one transaction for the state, its history, its audit line and what goes
 * with it.
 * @param changes what else changes; a problem is cleared unless one is given. `who`: the person who asked for it.
 * @throws ProblemError `not-found`, or `wrong-state` for a way that shared/contract/states.ts doesn't know.
 */
export function transition(
  db: DatabaseSync,
  id: string,
  name: TransitionName,
  changes: SubmissionChanges & { readonly now: number; readonly who?: string | undefined },
): SubmissionRow {
  return transaction(db, () => {
    const before = readSubmission(db, id);
    if (before === undefined) throw new ProblemError({ code: 'not-found' });
    if (!canTransition(before.state, name)) {
      throw new ProblemError({ code: 'wrong-state', params: { state: before.state, wanted: name } });
    }
    const { now, who = byItself, ...rest } = changes;
    const state = transitions[name].to;
    updateSubmission(db, id, {
      problem: null,
      heldUntil: null,
      dueAt: null,
      ...rest,
      state,
      stateSince: now,
    });
    const seq = insertHistory(db, { submissionId: id, at: now, name, from: before.state, to: state });
    const after = readSubmission(db, id);
    if (after === undefined) throw new ProblemError({ code: 'not-found' });
    appendLine(db, {
      at: now,
      who,
      action: `state.${name}` as const,
      submissionId: id,
      remoteId: after.remoteId,
      result: after.problem === null ? state : `${state} ${after.problem.code}`,
      what: { source: rest.closingNote === undefined ? 'history' : 'closing', seq },
    });
    // Whoever watches another step of the chain sees this one there.
    for (const other of listChain(db, after)) if (other.id !== id) updateSubmission(db, other.id, {});
    if (state === 'cancelled' || state === 'rejected') endFollowers(db, id, state, now, who);
    return after;
  });
}

/** What was to follow never begins once the step before it has ended otherwise than done. */
function endFollowers(db: DatabaseSync, id: string, state: SubmissionState, now: number, who: string): void {
  for (const follower of listFollowers(db, id)) {
    const way = waysToEnd[follower.state];
    const problem: Problem = { code: 'step-before-ended', params: { state }, sent: 'nothing' };
    if (way !== undefined) transition(db, follower.id, way, { now, who, problem });
  }
}

/** A follower is in one of these until the step before it is done. */
const waysToEnd: Partial<Record<SubmissionState, TransitionName>> = {
  waiting: 'withdraw',
  held: 'undo',
  queued: 'stop',
};
