/** A stored submission as people see it. */
import type { DatabaseSync } from 'node:sqlite';
import { finalStates, worstState } from '../../shared/contract/states.ts';
import type { StepView, SubmissionView } from '../../shared/contract/submission.ts';
import { type Remedy, remediesOf } from '../../shared/submissions/remedies.ts';
import { toIso, toIsoOrNull } from '../clock.ts';
import type { Connector } from '../connectors/connector.ts';
import { documentsOf } from './signatures.ts';
import { listChain } from './sql/list-chain.ts';
import { readReleasedAt } from './sql/read-released-at.ts';
import { listSteps, type StepRow } from './sql/steps.ts';
import type { SubmissionRow } from './submission-row.ts';

const stoppable: ReadonlySet<SubmissionRow['state']> = new Set(['queued', 'retrying', 'sending']);

/** An irreversible step was begun and not proved absent: it may have been carried out. */
function hasPassedNoReturn(steps: readonly StepRow[]): boolean {
  return steps.some(
    (step) => step.effect === 'irreversible' && (step.state === 'open' || step.state === 'done'),
  );
}

export function canStop(row: SubmissionRow, steps: readonly StepRow[]): boolean {
  return stoppable.has(row.state) && !row.stopRequested && !hasPassedNoReturn(steps);
}

export function viewSubmission(
  db: DatabaseSync,
  row: SubmissionRow,
  connector: Connector | undefined,
): SubmissionView {
  const steps = listSteps(db, row.id);
  const description = connector?.describe(row.payload);
  const documents = row.signatures.length === 0 ? [] : documentsOf(row.payload);
  return {
    id: row.id,
    caseKey: { fileMark: row.fileMark, kind: row.kind, lot: row.lot },
    system: row.system,
    action: row.action,
    number: row.number,
    title: row.title,
    pageUrl: row.pageUrl,
    state: row.state,
    stateSince: toIso(row.stateSince),
    createdAt: toIso(row.createdAt),
    releasedAt: stoppable.has(row.state) ? toIso(readReleasedAt(db, row)) : null,
    heldUntil: toIsoOrNull(row.heldUntil),
    dueAt: toIsoOrNull(row.dueAt),
    steps: viewSteps(description?.steps ?? [], steps),
    problem: row.problem,
    remote:
      row.remoteId === null ? null : { id: row.remoteId, url: row.remoteUrl, state: row.remoteState ?? '' },
    candidates: row.candidates,
    looked: steps.some((step) => step.state === 'open' && step.absentReadings > 0),
    keptAsIs: row.acceptedAsIs,
    attachments: description?.files.length ?? 0,
    training: row.training,
    canStop: canStop(row, steps),
    preparedBy: row.preparedBy,
    approvedBy: row.approvedBy,
    closingNote: row.closingNote,
    ticked: row.ticked,
    awaits: row.awaits,
    signatures: row.signatures.map(({ original, signed, at }) => ({
      original,
      signed,
      at: toIsoOrNull(at),
      name: documents.find(({ sha256 }) => sha256 === original || sha256 === signed)?.name ?? '',
    })),
    chain: viewChain(db, row),
    remedies: [...viewRemedies(row)],
  };
}

function viewChain(db: DatabaseSync, row: SubmissionRow): SubmissionView['chain'] {
  const chain = listChain(db, row);
  if (chain.length === 1) return null;
  const steps = chain.map(({ id, system, action, number, title, state }) => ({
    id,
    system,
    action,
    number,
    title,
    state,
  }));
  return { state: worstState(steps.map((step) => step.state)), steps };
}

/** While something is still being done about it, nothing else may be. */
function viewRemedies(row: SubmissionRow): readonly Remedy[] {
  const isSettled = row.state === 'unknown' ? row.dueAt === null : finalStates.has(row.state);
  return isSettled && row.remoteId !== null ? remediesOf(row.kind, row.remoteState ?? '') : [];
}

/** The planned steps in order, each with its newest attempt. */
function viewSteps(planned: readonly string[], steps: readonly StepRow[]): StepView[] {
  const newest = new Map(steps.map((step) => [step.name, step]));
  return planned.map((name) => {
    const step = newest.get(name);
    if (step === undefined) return { name, state: 'planned', startedAt: null, finishedAt: null, params: {} };
    return {
      name,
      state: step.state,
      startedAt: toIso(step.startedAt),
      finishedAt: toIsoOrNull(step.finishedAt),
      params: step.params,
    };
  });
}
