/** Where a submission under way stands while the companion can't be reached: what it said last, never a countdown. Pure. */
import type { Problem } from '../../../shared/contract/problems.ts';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { problemText } from '../../ui/problem-text.ts';
import { line, type StatusLine, submissionLine } from './submission-line.ts';

const begun: Partial<Record<SubmissionState, boolean>> = {
  held: false,
  queued: false,
  sending: true,
  retrying: true,
};

/** Only the companion takes it further: without it nobody knows how far it got since. */
export function isUnderWay({ state }: SubmissionView): boolean {
  return begun[state] !== undefined;
}

export interface LineFacts {
  readonly language: Language;
  /** ISO 8601. */
  readonly now: string;
  /** Why the companion can't be reached; null while it can. */
  readonly outage: Problem | null;
}

/** Which sentence belongs to a submission, with the companion or without. */
export function standingLine(submission: SubmissionView, { language, now, outage }: LineFacts): StatusLine {
  if (outage === null || !isUnderWay(submission)) return submissionLine(submission, language, now);
  const what = problemText(language, outage);
  return line('warn', 'warn', `${what} ${translate(language, standingKey(submission, outage))}`);
}

function standingKey({ state }: SubmissionView, { code }: Problem): MessageKey {
  // Somewhere it may be running and go on, only not in our sight.
  if (code !== 'service-missing') return 'outage.unseen';
  return begun[state] === true ? 'outage.begun' : 'outage.nothing';
}
