/** The journal behind a run: intent before, result after, each durable before the next thing happens. */

import type { StepRunner } from '../connectors/connector.ts';
import { didNotHappen, LostAnswer, TransientFailure } from '../connectors/failures.ts';
import { type OutboxParts, write } from './parts.ts';
import { readSubmission } from './sql/read-submission.ts';
import { closeStep, listSteps, noteStepLost, noteStepParams, openStep } from './sql/steps.ts';
import { updateSubmission } from './sql/update-submission.ts';
import { transition } from './transition.ts';

/** A person asked to stop before the irreversible step; honoured between two steps. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The companion is closing; the run goes on at the next start. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export function createStepRunner(parts: OutboxParts, id: string, closing: AbortSignal): StepRunner {
  const { db, clock } = parts;

  /** Marks the submission as changed, so that watchers see the step. */
  const touch = (): void => updateSubmission(db, id, {});

  const writeStep = <T>(work: () => T): T => write(parts, work, 'step');

  return {
    step: async (name, plan, act) => {
      if (closing.aborted) throw new Interrupted();
      // The request to stop and the intent are read and written in one transaction: one of them is first.
      const seq = writeStep(() => {
        const row = readSubmission(db, id);
        if (row?.stopRequested === true && row.state === 'sending') throw new Stopped();
        const opened = openStep(db, {
          submissionId: id,
          name,
          effect: plan.effect,
          intent: plan.intent,
          params: plan.params ?? {},
          now: clock.now(),
        });
        touch();
        return opened;
      });
      const report = (params: Record<string, string | number>): void =>
        writeStep(() => {
          noteStepParams(db, seq, params);
          touch();
        });
      try {
        const { result, params, remote } = await act(report);
        writeStep(() => {
          closeStep(db, seq, { state: 'done', result, params, remoteId: remote?.id, now: clock.now() });
          updateSubmission(
            db,
            id,
            remote === undefined
              ? {}
              : { remoteId: remote.id, remoteUrl: remote.url, remoteState: remote.state },
          );
        });
        return result;
      } catch (error) {
        if (plan.effect === 'safe' || didNotHappen(error)) {
          writeStep(() => {
            closeStep(db, seq, { state: 'failed', now: clock.now() });
            touch();
          });
          throw asRepeatable(error);
        }
        // Whatever else went wrong, the call may have been carried out; the intent stays open.
        writeStep(() => noteStepLost(db, seq, clock.now()));
        throw error instanceof LostAnswer ? error : new LostAnswer(name, { cause: error });
      }
    },
    skip: (name, params) =>
      writeStep(() => {
        const now = clock.now();
        const seq = openStep(db, { submissionId: id, name, effect: 'safe', intent: null, params: {}, now });
        closeStep(db, seq, { state: 'skipped', params, now });
        touch();
      }),
    done: (name, schema) => {
      const step = listSteps(db, id).findLast((one) => one.name === name && one.state === 'done');
      return step === undefined ? undefined : schema.parse(step.result);
    },
    firstIntent: (name, schema) => {
      const step = listSteps(db, id).find((one) => one.name === name && one.state !== 'skipped');
      return step === undefined ? undefined : schema.parse(step.intent);
    },
    accept: () => {
      if (readSubmission(db, id)?.state !== 'sending') return;
      write(parts, () => transition(db, id, 'accept', { now: clock.now(), dueAt: clock.now() }));
    },
  };
}

/** A lost answer to a question is no loss: ask again later. */
function asRepeatable(error: unknown): unknown {
  if (!(error instanceof LostAnswer)) return error;
  return new TransientFailure({ code: 'remote-unavailable' }, { cause: error });
}
