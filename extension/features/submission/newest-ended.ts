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

/** `Neodesláno (vráceno zpět).` of the newest of all, while it is what became of it. */
export function endedSentence(
  submissions: readonly SubmissionView[],
  language: Language,
): string | undefined {
  const newest = newestOf(submissions);
  return newest?.state === 'cancelled' ? `${stateWord(newest, language)}.` : undefined;
}

function newestOf(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  return submissions.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1);
}
