/** Which of the twelve types, the proposed one first with why; never chosen silently between two. */
import type { JSX } from 'preact';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { isNoticeType, noticeTypes } from '../../../shared/submissions/notice-types.ts';
import { proposeNoticeType } from '../../../shared/submissions/propose-notice-type.ts';
import { useText } from '../../ui/locales/text.ts';
import { markOf } from '../panel/focus-issues.ts';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { setField } from './notice-state.ts';

export interface NoticeTypeChoiceProps extends NoticeSectionProps {
  readonly reading: CaseReading;
}

export function NoticeTypeChoice({ form, obstacles, change, reading }: NoticeTypeChoiceProps): JSX.Element {
  const text = useText();
  const problem = useObstacle(obstacles)('noticeType');
  const proposal = proposeNoticeType(reading);
  const choices =
    proposal.kind === 'one' ? [proposal.choice] : proposal.kind === 'several' ? proposal.choices : [];
  const choose = (type: string): void => change((draft) => setField(draft, 'noticeType', type || undefined));
  return (
    <section
      class="section"
      data-notice-field="noticeType"
      aria-labelledby="notice-type"
      {...markOf(problem)}
    >
      <h2 class="section__title" id="notice-type">
        {text('notice.type')}
      </h2>
      <select
        class="field-input"
        aria-labelledby="notice-type"
        aria-invalid={problem !== undefined}
        value={isNoticeType(form.type) ? form.type : ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{text('notice.choose-type')}</option>
        {noticeTypes.map((type) => (
          <option key={type} value={type}>
            {type} – {text(`notice.type.${type}`)}
          </option>
        ))}
      </select>
      {problem === undefined ? null : <p class="tone-bad">{problem}</p>}
      {choices.map((one) => (
        <p key={one.type} class="notice-reason muted">
          {form.type === one.type ? (
            <strong>{one.type}</strong>
          ) : (
            <button type="button" class="chip" onClick={() => choose(one.type)}>
              {one.type}
            </button>
          )}{' '}
          {text(`notice.because.${one.because}`)} <q>{one.words}</q>
        </p>
      ))}
    </section>
  );
}
