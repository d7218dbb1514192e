/** One submission in a list: state, mark, what, when; links to its case page and to the remote record. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment, secondsUntil } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { isWebAddress } from '../../ui/outside-link.tsx';
import { stateLook, stateWord } from '../submission/state-look.ts';
import { submissionNumber } from '../submission/submission-number.ts';

export interface SubmissionRowProps {
  readonly submission: SubmissionView;
  readonly now: string;
  readonly openTab: (url: string) => void;
  readonly onUndo: (id: string) => void;
}

export function SubmissionRow({ submission, now, openTab, onUndo }: SubmissionRowProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { icon, tone } = stateLook(submission);
  const { pageUrl, remote } = submission;
  const mark = submissionNumber(submission, language);
  const remoteUrl = remote?.url ?? null;
  return (
    <li class="entry" data-state={submission.state}>
      <span class={`tone-${tone}`}>
        <Icon name={icon} />
      </span>
      {pageUrl !== null && isWebAddress(pageUrl) ? (
        <button
          type="button"
          class="entry__mark"
          title={text('popup.open-case')}
          onClick={() => openTab(pageUrl)}
        >
          {mark}
        </button>
      ) : (
        <span class="entry__mark entry__mark--plain">{mark}</span>
      )}
      <span class="entry__state">{stateText(submission, now, language, text)}</span>
      <span class="entry__action">
        {submission.state === 'held' ? (
          <Button onClick={() => onUndo(submission.id)}>{text('action.take-back-short')}</Button>
        ) : remoteUrl !== null && isWebAddress(remoteUrl) ? (
          <Button
            kind="icon"
            icon="out"
            name={text('popup.open-remote', { number: mark })}
            title={text('action.open-remote')}
            onClick={() => openTab(remoteUrl)}
          />
        ) : null}
      </span>
      <span class="entry__title muted">
        {text(`kind.${submission.caseKey.kind}`)}
        {submission.title === '' ? '' : ` · ${submission.title}`}
      </span>
      <span class="time">{formatMoment(language, submission.stateSince, now)}</span>
    </li>
  );
}

function stateText(
  submission: SubmissionView,
  now: string,
  language: Language,
  text: ReturnType<typeof useText>,
): string {
  if (submission.state === 'held' && submission.heldUntil !== null) {
    return text('popup.in-seconds', { seconds: secondsUntil(submission.heldUntil, now) });
  }
  return stateWord(submission, language);
}
