/** The list: state, reference number, what it is, who prepared it when. A row opens its detail. */

import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { whoText } from '../../ui/who-text.ts';
import { stateLook, stateWord } from '../submission/state-look.ts';
import { submissionNumber } from '../submission/submission-number.ts';
import { ListReading } from './list-reading.tsx';
import { Tick, TickAll, type Ticks } from './ticks.tsx';
import type { StatusActions, StatusState } from './use-status.ts';
import { isNarrowed, withoutFilters } from './views.ts';

export interface SubmissionTableProps {
  readonly state: StatusState;
  readonly actions: StatusActions;
  readonly now: string;
  /** What may be ticked in this list, and what is; absent in lists of which nothing is done at once. */
  readonly ticks?: Ticks | undefined;
  /** Above the submissions: what else needs a person. */
  readonly above?: JSX.Element | null;
}

export function SubmissionTable({
  state,
  actions,
  now,
  ticks,
  above = null,
}: SubmissionTableProps): JSX.Element | null {
  const text = useText();
  const { submissions, total, filter } = state;
  // The page says above why there is no list.
  if (submissions === null && state.problem !== null) return null;
  if (submissions === null) return <ListReading />;
  if (submissions.length === 0 && isNarrowed(filter)) {
    return (
      <div class="status-list">
        {above}
        <div class="status-empty muted">
          <p>{text('status-page.nothing-fits')}</p>
          <Button onClick={() => actions.change(withoutFilters)}>{text('status-page.drop-filters')}</Button>
        </div>
      </div>
    );
  }
  if (submissions.length === 0 && above !== null) return <div class="status-list">{above}</div>;
  if (submissions.length === 0) {
    const searching = filter.text.trim() !== '';
    return (
      <p class="status-empty muted">
        {text(searching ? 'popup.nothing-found' : `status-page.empty-${filter.view}`)}
      </p>
    );
  }
  // By whom: of a companion that doesn't say so there is nothing to show.
  const hasWho = submissions.some((one) => preparedBy(one) !== '');
  return (
    <div class="status-list">
      {above}
      <table class="status-table">
        <thead>
          <tr>
            {ticks === undefined ? null : <TickAll ticks={ticks} />}
            <th scope="col">{text('status-page.column-state')}</th>
            <th scope="col">{text('status-page.column-number')}</th>
            <th scope="col">{text('status-page.column-what')}</th>
            {hasWho ? (
              <th scope="col" class="status-row__who">
                {text('status-page.who')}
              </th>
            ) : null}
            <th scope="col">{text('status-page.column-when')}</th>
          </tr>
        </thead>
        <tbody>
          {submissions.map((one) => (
            <Row
              key={one.id}
              submission={one}
              now={now}
              ticks={ticks}
              hasWho={hasWho}
              isSelected={one.id === state.selected}
              onSelect={() => actions.select(one.id)}
            />
          ))}
        </tbody>
      </table>
      {submissions.length < total ? (
        <p class="status-more">
          <span class="muted">{text('status-page.shown', { shown: submissions.length, total })}</span>
          <Button onClick={actions.more}>{text('status-page.more')}</Button>
        </p>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly submission: SubmissionView;
  readonly now: string;
  readonly ticks: Ticks | undefined;
  readonly hasWho: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

const preparedBy = (submission: SubmissionView): string => submission.preparedBy ?? '';

function Row({ submission, now, ticks, hasWho, isSelected, onSelect }: RowProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { icon, tone } = stateLook(submission);
  const open = (event: Event): void => {
    // A tick opens no detail.
    if (!(event.target instanceof HTMLInputElement)) onSelect();
  };
  return (
    <tr class="status-row" aria-selected={isSelected} data-id={submission.id} onClick={open}>
      {ticks === undefined ? null : <Tick submission={submission} ticks={ticks} />}
      <td class={`status-row__state tone-${tone}`}>
        <Icon name={icon} /> {stateWord(submission, language)}
      </td>
      <td class="status-row__number">
        <button type="button" class="status-row__open" onClick={onSelect}>
          {submissionNumber(submission, language)}
        </button>
      </td>
      <td class="status-row__what">
        {text(`kind.${submission.caseKey.kind}`)}
        <span class="muted"> · {submission.title}</span>
      </td>
      {hasWho ? <td class="status-row__who">{whoText(preparedBy(submission), language)}</td> : null}
      <td class="time">{formatMoment(language, submission.stateSince, now)}</td>
    </tr>
  );
}
