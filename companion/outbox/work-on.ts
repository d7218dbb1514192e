/** Carries one due submission as far as it goes now. */
import { openAsBlob } from 'node:fs';
import type { Connector, Run } from '../connectors/connector.ts';
import { type OutboxParts, write } from './parts.ts';
import { reconcileSubmission } from './reconcile-submission.ts';
import { settleFailure, settleOutcome } from './settle-run.ts';
import { readRemoteFact, writeRemoteFact } from './sql/remote-facts.ts';
import { updateSubmission } from './sql/update-submission.ts';
import { createStepRunner } from './step-runner.ts';
import type { SubmissionRow } from './submission-row.ts';
import type { SystemPauses } from './system-pauses.ts';
import { transition } from './transition.ts';

export interface Closing {
  /** No further step is begun. */
  readonly gently: AbortSignal;
  /** Requests under way are broken off as well. */
  readonly atOnce: AbortSignal;
}

export async function workOn(
  parts: OutboxParts,
  pauses: SystemPauses,
  row: SubmissionRow,
  connector: Connector,
  closing: Closing,
): Promise<void> {
  const { db, clock, log } = parts;
  const run: Run = {
    ...createStepRunner(parts, row.id, closing.gently),
    facts: {
      recall: (name) => readRemoteFact(db, row.system, name),
      remember: (name, value) => writeRemoteFact(db, row.system, { name, value, at: clock.now() }),
    },
    payload: row.payload,
    remoteId: row.remoteId,
    duplicateReason: row.duplicateReason,
    inheritedRemoteId: row.inheritedRemoteId,
    ignoredRemoteIds: row.ignoredRemoteIds,
    acceptedAsIs: row.acceptedAsIs,
    signal: closing.atOnce,
    openFile: (sha256) => openAsBlob(parts.attachments.path(sha256)),
  };
  if (row.state === 'unknown') {
    await reconcileSubmission(parts, pauses, row, connector, run);
    return;
  }
  const problem = parts.whyNoCredentials(row.system);
  if (problem !== undefined) {
    write(parts, () => {
      if (row.state === 'retrying') {
        transition(db, row.id, 'pause', { now: clock.now(), problem, dueAt: null });
      } else {
        updateSubmission(db, row.id, { problem, dueAt: null });
      }
    });
    return;
  }
  if (row.state !== 'accepted') write(parts, () => transition(db, row.id, 'start', { now: clock.now() }));
  log.info('run', { id: row.id, system: row.system });
  try {
    const outcome = await connector.send(run, await connector.prepare(run));
    settleOutcome(parts, row.id, outcome);
    write(parts, () => pauses.lift(row.system));
  } catch (error) {
    settleFailure(parts, pauses, row.id, error);
  }
}
