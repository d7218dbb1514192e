import type { OutboxParts } from './parts.ts';
import { type SubmissionChanges, updateSubmission } from './sql/update-submission.ts';
import type { SubmissionRow } from './submission-row.ts';
import { transition } from './transition.ts';

/**
 * Notes that one thing a submission waited for is there; the last one opens its undo window. Must run inside a
 * transaction.
 * @param who the person with the pair, for the audit.
 */
export function settleAwaited(
  { db, clock, undoSeconds, connectors }: OutboxParts,
  row: SubmissionRow,
  thing: SubmissionRow['awaits'][number],
  changes: Pick<SubmissionChanges, 'approvedBy'> & { readonly who: string },
): SubmissionRow {
  const awaits = row.awaits.filter((one) => one !== thing);
  const { who, ...rest } = changes;
  if (awaits.length > 0) {
    updateSubmission(db, row.id, { ...rest, awaits });
    return { ...row, ...rest, awaits };
  }
  const now = clock.now();
  const isPublic = connectors.get(row.system)?.describe(row.payload).isPublic !== false;
  const heldUntil = now + (isPublic ? undoSeconds.public : undoSeconds.other) * 1000;
  return transition(db, row.id, 'approve', { ...rest, now, who, awaits, heldUntil, dueAt: heldUntil });
}
