/** What was posted for this case already, each with where it stands and what can be done. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { ContentSection } from '../submission/content-section.tsx';
import { standingLine } from '../submission/outage-line.ts';
import { useSubmission } from '../submission/submission-context.ts';
import { SubmissionFooter } from '../submission/submission-footer.tsx';
import { UnknownSection } from '../submission/unknown-section.tsx';
import { useUnknownChoice } from '../submission/use-unknown-choice.ts';

export function NoticeSubmissions({
  submissions,
}: {
  readonly submissions: readonly SubmissionView[];
}): JSX.Element | null {
  const text = useText();
  const { now } = useSubmission();
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
  const [choice, setChoice] = useUnknownChoice(submission);
  const { outage } = useSubmission();
  const { icon, tone, text } = standingLine(submission, { language, now, outage });
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
      {submission.state === 'waiting' ? <ContentSection submission={submission} /> : null}
      <SubmissionFooter submission={submission} choice={choice} />
    </div>
  );
}
