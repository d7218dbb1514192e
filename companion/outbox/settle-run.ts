/** What becomes of a submission after a run, by how the run ended. */
import type { Problem } from '../../shared/contract/problems.ts';
import type { Candidate } from '../../shared/contract/submission.ts';
import type { Outcome } from '../connectors/connector.ts';
import {
  LostAnswer,
  OfflineFailure,
  Refusal,
  SystemClosed,
  TransientFailure,
  Undecided,
} from '../connectors/failures.ts';
import { errorName } from '../log.ts';
import { type OutboxParts, write } from './parts.ts';
import { nextReadingMs, retryPauseMs } from './retry-schedule.ts';
import { sentSoFar } from './sent-so-far.ts';
import { readSubmission } from './sql/read-submission.ts';
import { listSteps } from './sql/steps.ts';
import { updateSubmission } from './sql/update-submission.ts';
import { Interrupted, Stopped } from './step-runner.ts';
import type { SubmissionRow } from './submission-row.ts';
import type { SystemPauses } from './system-pauses.ts';
import { transition } from './transition.ts';

export function settleOutcome(parts: OutboxParts, id: string, outcome: Outcome): void {
  const { db, clock } = parts;
  const { remote } = outcome;
  const identity = { remoteId: remote.id, remoteUrl: remote.url, remoteState: remote.state };
  write(parts, () => {
    const now = clock.now();
    if (readSubmission(db, id)?.state === 'sending') transition(db, id, 'accept', { now, ...identity });
    if (outcome.kind === 'verified') {
      transition(db, id, 'verify', { now, ...identity, candidates: [], attempts: 0 });
      return;
    }
    updateSubmission(db, id, { ...identity, problem: null, attempts: 0, dueAt: now + outcome.lookAgainMs });
  });
}

export function settleFailure(parts: OutboxParts, pauses: SystemPauses, id: string, error: unknown): void {
  const { db, clock, log } = parts;
  write(parts, () => {
    const row = readSubmission(db, id);
    if (row === undefined || (row.state !== 'sending' && row.state !== 'accepted')) return;
    const now = clock.now();
    const steps = listSteps(db, id);
    const open = steps.findLast((step) => step.state === 'open' && step.effect !== 'safe');
    if (error instanceof Refusal || error instanceof Undecided) pauses.answered(row.system);
    else pauses.fail(row.system, error);
    const withSent = (problem: Problem): Problem => ({ ...problem, sent: sentSoFar(steps) });

    if (error instanceof LostAnswer || open !== undefined) {
      const passedMs = open === undefined ? 0 : parts.settling.passedMs(open.seq);
      const settleMs = parts.connectors.get(row.system)?.settleMs ?? 0;
      lose(
        parts,
        row,
        withSent({ code: 'answer-lost', params: { step: open?.name ?? '' }, sent: 'unclear' }),
        {
          candidates: [],
          dueAt: now + nextReadingMs(passedMs, settleMs),
        },
      );
    } else if (error instanceof Stopped) {
      transition(db, id, 'stop', { now });
    } else if (error instanceof Interrupted) {
      waitUntil(parts, row, now, null, row.attempts);
    } else if (error instanceof OfflineFailure) {
      const until = pauses.pause(row.system, error.problem);
      waitUntil(parts, row, until, withSent(error.problem), row.attempts);
    } else if (error instanceof SystemClosed) {
      pauses.block(row.system, error.problem);
      waitUntil(parts, row, null, withSent(error.problem), row.attempts);
    } else if (error instanceof Undecided) {
      lose(parts, row, withSent(error.problem), { candidates: error.candidates, dueAt: null });
    } else if (error instanceof Refusal) {
      const problem = withSent(error.problem);
      if (row.state === 'sending') transition(db, id, 'reject', { now, problem });
      else lose(parts, row, problem, { candidates: [], dueAt: null });
    } else {
      // An error nobody foresaw is a fault of ours: nothing is open at the remote, so trying again is safe.
      if (!(error instanceof TransientFailure)) log.error('run failed', { id, error: errorName(error) });
      const known = error instanceof TransientFailure ? error : undefined;
      const problem = known?.problem ?? { code: 'internal', params: {}, sent: 'nothing' };
      const attempts = row.attempts + 1;
      const dueAt = now + retryPauseMs(attempts, clock.random(), known?.retryAfterMs);
      if (row.state === 'sending') {
        transition(db, id, 'retry', { now, attempts, dueAt, problem: withSent(problem) });
      } else {
        updateSubmission(db, id, { attempts, dueAt, problem: withSent(problem) });
      }
    }
  });
}

function lose(
  parts: OutboxParts,
  row: SubmissionRow,
  problem: Problem,
  evidence: { readonly candidates: readonly Candidate[]; readonly dueAt: number | null },
): void {
  const name = row.state === 'accepted' ? 'dispute' : 'lose';
  transition(parts.db, row.id, name, { now: parts.clock.now(), problem, attempts: 0, ...evidence });
}

/** Back to the queue without counting; what is accepted already only waits to be read back. */
function waitUntil(
  parts: OutboxParts,
  row: SubmissionRow,
  dueAt: number | null,
  problem: Problem | null,
  attempts: number,
): void {
  const changes = { dueAt, problem, attempts };
  if (row.state === 'sending') transition(parts.db, row.id, 'pause', { now: parts.clock.now(), ...changes });
  else updateSubmission(parts.db, row.id, changes);
}
