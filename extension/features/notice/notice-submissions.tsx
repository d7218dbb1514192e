/** What was posted for this case already, each with where it stands and what can be done. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { useClock } from '../../ui/use-clock.ts';
import { useSubmission } from '../submission/submission-context.ts';
import { SubmissionFooter } from '../submission/submission-footer.tsx';
import { submissionLine } from '../submission/submission-line.ts';
import { type UnknownChoice, UnknownSection } from '../submission/unknown-section.tsx';

export function NoticeSubmissions({
  submissions,
}: {
  readonly submissions: readonly SubmissionView[];
}): JSX.Element | null {
  const text = useText();
  const { now } = useSubmission();
  useClock(
    now,
    submissions.some((one) => one.state === 'held'),
  );
  if (submissions.length === 0) return null;
  return (
    <section class="section" aria-labelledby="notice-posted">
      <h2 class="section__title" id="notice-posted">
        {text('notice.posted')}
      </h2>
      {submissions.map((one) => (
        <One key={one.id} submission={one} now={now()} />
      ))}
    </section>
  );
}

function One({
  submission,
  now,
}: {
  readonly submission: SubmissionView;
  readonly now: string;
}): JSX.Element {
  const language = useLanguage();
  const [choice, setChoice] = useState<UnknownChoice>({ candidate: null, checked: false });
  const { icon, tone, text } = submissionLine(submission, language, now);
  return (
    <div class="notice-submission">
      <p>
        <span class={`tone-${tone}`}>
          <Icon name={icon} />
        </span>{' '}
        <strong>{formatMark(submission.number)}</strong> {submission.title}
      </p>
      <p class={`tone-${tone}`}>{text}</p>
      {submission.state === 'unknown' ? (
        <UnknownSection submission={submission} choice={choice} onChoice={setChoice} />
      ) : null}
      <SubmissionFooter submission={submission} choice={choice} />
    </div>
  );
}
