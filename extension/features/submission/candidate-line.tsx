/** One record at the remote: number, state, term, when it was last changed, whether it fits. */
import type { JSX } from 'preact';
import type { Candidate } from '../../../shared/contract/submission.ts';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { formatMark, formatMoment } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { useSubmission } from './submission-context.ts';

export interface CandidateLineProps {
  readonly candidate: Candidate;
  /** Its content was compared with ours; an early look knows only that it carries the number. */
  readonly compared?: boolean;
}

export function CandidateLine({ candidate, compared = true }: CandidateLineProps): JSX.Element {
  const { openTab, now } = useSubmission();
  const language = useLanguage();
  const text = useText();
  const state = `portal.${candidate.state}`;
  const details = [
    isMessageKey(state) ? text(state) : candidate.state,
    candidate.startsAt === null
      ? ''
      : text('candidate.starts', {
          time: readable(candidate.startsAt, (iso) => formatPrague(iso, language)),
        }),
    candidate.updatedAt === null
      ? ''
      : text('candidate.changed', {
          time: readable(candidate.updatedAt, (iso) => formatMoment(language, iso, now())),
        }),
  ];
  return (
    <div class="candidate">
      <span class="candidate__number">{formatMark(candidate.number)}</span>
      {compared ? (
        <span class={candidate.matches ? 'tone-ok' : 'tone-warn'}>
          {text(candidate.matches ? 'candidate.matches' : 'candidate.differs')}
        </span>
      ) : (
        <span />
      )}
      <OutsideLink url={candidate.url} openTab={openTab}>
        {text('action.open')}
      </OutsideLink>
      <span class="candidate__details muted">{details.filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}

/** The remote's own text where it is no time we know. */
function readable(text: string, format: (iso: string) => string): string {
  return Number.isNaN(Date.parse(text)) ? text : format(text);
}
