/** A record somebody took for theirs, and which turned out to be something else. */
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../store/statement.ts';
import { listSteps, noteStepParams } from './sql/steps.ts';
import type { SubmissionRow } from './submission-row.ts';

const adoptedSql = `
SELECT line FROM audit WHERE submissionId = ? AND action = 'decision.adopt' AND remoteId = ?`;

/** What stands at the remote was read, and says something else than what was filed. */
export const differsAtRemote = (problem: SubmissionRow['problem']): boolean =>
  problem?.code === 'attachments-differ' || problem?.params.fields !== undefined;

/**
 * Lets go of a record of another hand that a person had adopted, whose content says otherwise and to which nothing was
 * done. What was sent before it was adopted is as unproved as it was then.
 * @returns Undefined where the record stays; else what needn't stand in the way any more: one that was found only after
 * a create of ours was lost. One that was there before anything was sent needs a reason, as at first.
 */
export function letGoAdopted(
  db: DatabaseSync,
  { id, remoteId, problem }: SubmissionRow,
): { readonly ignored: readonly string[] } | undefined {
  if (remoteId === null || !differsAtRemote(problem)) return undefined;
  if (statement(db, adoptedSql).get(id, remoteId) === undefined) return undefined;
  const effects = listSteps(db, id).filter((step) => step.effect !== 'safe');
  if (effects.some(({ state }) => state === 'done' || state === 'open')) return undefined;
  for (const { seq, params } of effects) {
    if (params.adopted === 1) noteStepParams(db, seq, { adopted: 0, checked: 1 });
  }
  return { ignored: effects.length > 0 ? [remoteId] : [] };
}
