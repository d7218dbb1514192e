import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteMessage } from '../../shared/contract/routes.ts';
import { appendLine } from '../audit/append-line.ts';
import { differsAtRemote, letGoAdopted } from './let-go-adopted.ts';
import { type OutboxParts, write } from './parts.ts';
import { readSubmission } from './sql/read-submission.ts';
import { closeStep, listSteps } from './sql/steps.ts';
import type { SubmissionRow } from './submission-row.ts';
import { transition } from './transition.ts';

export type Decision = RouteMessage<'submissions.decide'>['decision'];

/**
 * Nothing more is sent. The journal keeps the intent of a step nobody could settle as failed by decision.
 * @param closingNote why, in the words of whoever decided
 */
export function giveUp(
  { db, clock }: Pick<OutboxParts, 'db' | 'clock'>,
  id: string,
  who: string,
  closingNote?: string,
): SubmissionRow {
  const now = clock.now();
  const open = listSteps(db, id).findLast((step) => step.state === 'open');
  if (open !== undefined) closeStep(db, open.seq, { state: 'failed', params: { givenUp: 1 }, now });
  return transition(db, id, 'giveUp', { now, who, closingNote });
}

/**
 * What a person says about a submission the outbox can't settle alone.
 * - `adopt`: this record at the remote is it; go on from there. With `asIs`, of the record it has already: the
 *   differences that were shown stay. Never without saying so: a second press would publish another's price.
 * - `resend`: it is not there; the open step may be done again. A record adopted before that turned out to be
 *   something else is let go.
 * - `give-up`: nothing more is sent.
 * @throws ProblemError `not-found` for a submission or candidate that isn't there; `wrong-state`.
 */
export function decide(parts: OutboxParts, id: string, decision: Decision, who: string): SubmissionRow {
  const { db, clock } = parts;
  return write(parts, () => {
    const row = readSubmission(db, id);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    const now = clock.now();
    appendLine(db, {
      at: now,
      who,
      action: `decision.${decision.what}` as const,
      submissionId: id,
      remoteId: decision.what === 'adopt' ? decision.candidate : row.remoteId,
      result: row.state,
      // What the person had before their eyes when they decided.
      what: { value: { decision, problem: row.problem, candidates: row.candidates } },
    });
    const open = listSteps(db, id).findLast((step) => step.state === 'open');
    if (decision.what === 'give-up') return giveUp(parts, id, who, decision.note);
    if (row.state !== 'unknown') {
      throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: decision.what } });
    }
    const isDuplicate = row.problem?.code === 'duplicate-at-remote';
    const settled = { now, who, dueAt: now, candidates: [], attempts: 0 };
    if (decision.what === 'resend') {
      // A duplicate is there, the person sees it: another one needs a reason and so a new submission.
      if (isDuplicate) {
        throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'resend' } });
      }
      if (open !== undefined) closeStep(db, open.seq, { state: 'failed', params: { checked: 1 }, now });
      const looked = row.candidates.map((one) => one.id).filter((one) => one !== row.remoteId);
      // What it had left there is gone: the connector must not go on from it.
      if (row.problem?.code === 'remote-not-found' && row.remoteId !== null) looked.push(row.remoteId);
      const letGo = letGoAdopted(db, row);
      looked.push(...(letGo?.ignored ?? []));
      return transition(db, id, 'settle', {
        ...settled,
        ...(letGo === undefined ? {} : { remoteId: null, remoteUrl: null, remoteState: null }),
        ignoredRemoteIds: [...new Set([...row.ignoredRemoteIds, ...looked])],
      });
    }
    const candidate = row.candidates.find((one) => one.id === decision.candidate);
    if (candidate === undefined) throw new ProblemError({ code: 'not-found', field: 'candidate' });
    if (open !== undefined) closeStep(db, open.seq, { state: 'failed', params: { adopted: 1 }, now });
    const others = row.candidates.map((one) => one.id).filter((one) => one !== candidate.id);
    return transition(db, id, 'settle', {
      ...settled,
      acceptedAsIs:
        row.acceptedAsIs ||
        (decision.asIs === true && candidate.id === row.remoteId && differsAtRemote(row.problem)),
      // The others were shown as well: they are something else.
      ignoredRemoteIds: [...new Set([...row.ignoredRemoteIds, ...others])],
      remoteId: candidate.id,
      remoteUrl: candidate.url,
      remoteState: candidate.state,
    });
  });
}
