/**
 * What became of a step whose answer was lost. "Absent" takes two complete readings, the second not before the
 * system's `settleMs` after the loss was noticed: a request whose sender died may still be carried out.
 */
import type { Connector, Run, Verdict } from '../connectors/connector.ts';
import { OfflineFailure, SystemClosed, TransientFailure } from '../connectors/failures.ts';
import { errorName } from '../log.ts';
import { type OutboxParts, write } from './parts.ts';
import { nextReadingMs, retryPauseMs } from './retry-schedule.ts';
import { closeStep, listSteps, noteAbsentReadings, type StepRow } from './sql/steps.ts';
import { updateSubmission } from './sql/update-submission.ts';
import type { SubmissionRow } from './submission-row.ts';
import type { SystemPauses } from './system-pauses.ts';
import { transition } from './transition.ts';

export async function reconcileSubmission(
  parts: OutboxParts,
  pauses: SystemPauses,
  row: SubmissionRow,
  connector: Connector,
  run: Run,
): Promise<void> {
  const step = listSteps(parts.db, row.id).findLast((one) => one.state === 'open');
  if (step === undefined) {
    // Nothing is open: only a person can go on (a duplicate, a difference).
    write(parts, () => updateSubmission(parts.db, row.id, { dueAt: null }));
    return;
  }
  let verdict: Verdict;
  try {
    verdict = await connector.reconcile(run, {
      name: step.name,
      intent: step.intent,
      params: step.params,
    });
  } catch (error) {
    lookAgainLater(parts, pauses, row, error);
    return;
  }
  pauses.lift(row.system);
  write(parts, () => applyVerdict(parts, row, step, verdict, connector.settleMs));
}

function applyVerdict(
  parts: OutboxParts,
  row: SubmissionRow,
  step: StepRow,
  verdict: Verdict,
  settleMs: number,
): void {
  const { db, clock } = parts;
  const now = clock.now();
  const passedMs = parts.settling.passedMs(step.seq);
  const settled = passedMs >= settleMs;
  const next = now + nextReadingMs(passedMs, settleMs);

  if (verdict.kind === 'equalled' && !settled) {
    noteAbsentReadings(db, step.seq, 0);
    updateSubmission(db, row.id, { dueAt: next, candidates: [], attempts: 0 });
    return;
  }
  if (verdict.kind === 'happened' || verdict.kind === 'equalled') {
    const { remote } = verdict;
    closeStep(db, step.seq, {
      state: 'done',
      result: verdict.result,
      params: { reconciled: 1 },
      remoteId: remote.id,
      now,
    });
    transition(db, row.id, 'settle', {
      now,
      dueAt: now,
      candidates: [],
      attempts: 0,
      remoteId: remote.id,
      remoteUrl: remote.url,
      remoteState: remote.state,
    });
    return;
  }
  if (verdict.kind === 'absent') {
    const readings = step.absentReadings + 1;
    if (settled && readings >= 2) {
      closeStep(db, step.seq, { state: 'failed', params: { absent: 1 }, now });
      transition(db, row.id, 'settle', { now, dueAt: now, candidates: [], attempts: 0 });
      return;
    }
    noteAbsentReadings(db, step.seq, readings);
    updateSubmission(db, row.id, { dueAt: next, candidates: [], attempts: 0 });
    return;
  }
  // Contradictory or incomplete evidence: earlier readings prove nothing any more, and once it has settled
  // only a person can decide.
  noteAbsentReadings(db, step.seq, 0);
  updateSubmission(db, row.id, {
    dueAt: settled ? null : next,
    candidates: verdict.candidates,
    attempts: 0,
  });
}

/** The remote couldn't be read; the submission stays `unknown` with its evidence, and is looked at again. */
function lookAgainLater(parts: OutboxParts, pauses: SystemPauses, row: SubmissionRow, error: unknown): void {
  const { db, clock, log } = parts;
  write(parts, () => {
    const attempts = row.attempts + 1;
    const pauseMs = retryPauseMs(
      attempts,
      clock.random(),
      error instanceof TransientFailure ? error.retryAfterMs : 0,
    );
    if (error instanceof OfflineFailure) {
      updateSubmission(db, row.id, { dueAt: pauses.pause(row.system, error.problem) });
      return;
    }
    pauses.fail(row.system, error);
    if (error instanceof SystemClosed) pauses.block(row.system, error.problem);
    else if (!(error instanceof TransientFailure)) {
      log.warn('reading failed', { id: row.id, error: errorName(error) });
    }
    updateSubmission(db, row.id, { dueAt: clock.now() + pauseMs, attempts });
  });
}
