import { ProblemError } from '../../shared/contract/problems.ts';
import { foldText } from '../../shared/formats/text.ts';
import { type OutboxParts, write } from './parts.ts';
import { settleAwaited } from './settle-awaited.ts';
import { listFollowers } from './sql/list-chain.ts';
import { readSubmission } from './sql/read-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

export interface Approver {
  /** By the name the office calls them. */
  readonly by: string;
  /** The same with the pair, for the audit. */
  readonly who: string;
  /** Of the browser that asks; null for the command line, which many persons share. */
  readonly browser: string | null;
}

/**
 * Who approves. Threat: a browser that names itself somebody else approves its own submissions, so a browser is what its
 * pair is called and nothing it says.
 * @param named what was said in the message
 * @throws ProblemError `invalid-message` where a browser says another name, or the command line none.
 */
export function approverOf(parts: OutboxParts, named: string | undefined, pair: string): Approver {
  const pairName = parts.nameOfPair(pair);
  const invalid = (): ProblemError => new ProblemError({ code: 'invalid-message', field: 'approvedBy' });
  if (!parts.isCommandLine(pair)) {
    if (named !== undefined && named !== pairName) throw invalid();
    return { by: pairName, who: pairName, browser: pair };
  }
  if (named === undefined) throw invalid();
  return { by: named, who: [named, pairName].filter(Boolean).join(', '), browser: null };
}

/**
 * A second person allows a submission, and with it the steps that follow. When nothing else is awaited, the undo window
 * opens.
 * @throws ProblemError `not-found`, `wrong-state`, `same-person` for the one who prepared it.
 */
export function approve(parts: OutboxParts, id: string, approver: Approver): SubmissionRow {
  const { by, who, browser } = approver;
  return write(parts, () => {
    const row = readSubmission(parts.db, id);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    if (row.state !== 'waiting' || !row.awaits.includes('approval')) {
      throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'approve' } });
    }
    // The same name in other letters is the same person, and so is the browser it was handed over by.
    if (foldText(row.preparedBy) === foldText(by) || row.pair === browser)
      throw new ProblemError({ code: 'same-person' });
    for (const follower of listFollowers(parts.db, id)) {
      if (follower.state === 'waiting') approve(parts, follower.id, approver);
    }
    return settleAwaited(parts, row, 'approval', { approvedBy: by, who });
  });
}
