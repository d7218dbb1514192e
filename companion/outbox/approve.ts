import { ProblemError } from '../../shared/contract/problems.ts';
import { foldText } from '../../shared/formats/text.ts';
import { type OutboxParts, write } from './parts.ts';
import { settleAwaited } from './settle-awaited.ts';
import { listFollowers } from './sql/list-chain.ts';
import { readSubmission } from './sql/read-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

/**
 * A second person allows a submission, and with it the steps that follow. When nothing else is awaited, the undo window
 * opens.
 * @param by the person, by the name the office calls them. @param who the same with the pair, for the audit.
 * @throws ProblemError `not-found`, `wrong-state`, `same-person` for the one who prepared it.
 */
export function approve(parts: OutboxParts, id: string, by: string, who: string): SubmissionRow {
  return write(parts, () => {
    const row = readSubmission(parts.db, id);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    if (row.state !== 'waiting' || !row.awaits.includes('approval')) {
      throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'approve' } });
    }
    // The same name in other letters is the same person.
    if (foldText(row.preparedBy) === foldText(by)) throw new ProblemError({ code: 'same-person' });
    for (const follower of listFollowers(parts.db, id)) {
      if (follower.state === 'waiting') approve(parts, follower.id, by, who);
    }
    return settleAwaited(parts, row, 'approval', { approvedBy: by, who });
  });
}
