/** After a crash or a stop: what was being sent goes on, but never by repeating an effect that may have happened. */
import { type OutboxParts, write } from './parts.ts';
import { sentSoFar } from './sent-so-far.ts';
import { listByState } from './sql/list-by-state.ts';
import { resumeSystem } from './sql/resume-system.ts';
import { closeStep, listSteps, noteStepLost } from './sql/steps.ts';
import { updateSubmission } from './sql/update-submission.ts';
import { waitingReasons } from './system-pauses.ts';
import { transition } from './transition.ts';

/**
 * @param isRunning true for a submission this process is working on right now (recovery without a restart).
 * @returns how many submissions were in the middle of something.
 */
export function recover(parts: OutboxParts, isRunning: (id: string) => boolean = () => false): number {
  const { db, clock } = parts;
  return write(parts, () => {
    const now = clock.now();
    const interrupted = [...listByState(db, 'sending'), ...listByState(db, 'accepted')].filter(
      (row) => !isRunning(row.id),
    );
    for (const row of interrupted) {
      const steps = listSteps(db, row.id);
      const open = steps.findLast((step) => step.state === 'open');
      if (open !== undefined && open.effect !== 'safe') {
        noteStepLost(db, open.seq, now);
        transition(db, row.id, row.state === 'accepted' ? 'dispute' : 'lose', {
          now,
          dueAt: now,
          problem: { code: 'answer-lost', params: { step: open.name }, sent: sentSoFar(steps) },
        });
        continue;
      }
      if (open !== undefined) closeStep(db, open.seq, { state: 'failed', params: { interrupted: 1 }, now });
      if (row.state === 'sending') transition(db, row.id, 'pause', { now, dueAt: now });
      else updateSubmission(db, row.id, { dueAt: row.dueAt ?? now });
    }
    // Why a whole system waits is known in memory only; after a restart it is found out anew.
    for (const system of parts.connectors.keys()) {
      resumeSystem(db, system, waitingReasons, now);
    }
    return interrupted.length;
  });
}
