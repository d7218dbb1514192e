import type { SubmissionView } from '../../../shared/contract/submission.ts';

/**
 * The one whose refusal a form begins with: the newest of all, while it is refused; anything filed, or given up, after it
 * is news that counts more.
 * @param submissions in any order
 */
export function newestRefused(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  const newest = submissions.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1);
  return newest?.state === 'rejected' ? newest : undefined;
}
