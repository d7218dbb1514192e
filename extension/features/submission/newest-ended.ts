import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { stateWord } from './state-look.ts';

/**
 * The one whose refusal a form begins with: the newest of all, while it is refused; anything filed, or given up, after it
 * is news that counts more.
 * @param submissions in any order
 */
export function newestRefused(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  const newest = newestOf(submissions);
  return newest?.state === 'rejected' ? newest : undefined;
}

/**
 * `Neodesláno (vráceno zpět).` of the newest of all, where it came to that since this page stands.
 * @param since ms since the epoch; what ended before is no news
 */
export function endedSentence(
  submissions: readonly SubmissionView[],
  language: Language,
  since = performance.timeOrigin,
): string | undefined {
  const newest = newestOf(submissions);
  if (newest?.state !== 'cancelled' || Date.parse(newest.stateSince) < since) return undefined;
  return `${stateWord(newest, language)}.`;
}

function newestOf(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  return submissions.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1);
}
