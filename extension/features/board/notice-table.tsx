/** Documents of the notice board as rows: what a person has to look at, else where each stands. */
import type { JSX } from 'preact';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { timelineOf } from '../../../shared/submissions/notice-timeline.ts';
import { formatDay, formatMark, formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { dayOf } from './concern-day.ts';

export interface NoticeTableProps {
  readonly notices: readonly NoticeView[];
  readonly selected: string | null;
  readonly now: string;
  readonly onSelect: (cudid: string) => void;
}

export function NoticeTable({ notices, selected, now, onSelect }: NoticeTableProps): JSX.Element {
  const text = useText();
  return (
    <table class="status-table notice-table" aria-label={text('board.title')}>
      <thead>
        <tr>
          <th scope="col">{text('status-page.column-state')}</th>
          <th scope="col">{text('status-page.column-number')}</th>
          <th scope="col">{text('status-page.column-what')}</th>
          <th scope="col">{text('board.column-day')}</th>
        </tr>
      </thead>
      <tbody>
        {notices.map((one) => (
          <Row
            key={one.cudid}
            notice={one}
            now={now}
            isSelected={one.cudid === selected}
            onSelect={() => onSelect(one.cudid)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly notice: NoticeView;
  readonly now: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function Row({ notice, now, isSelected, onSelect }: RowProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const [concern] = notice.concerns;
  const steps = timelineOf(notice);
  const last = steps.findLast((step) => step.at !== null);
  const next = steps.find((step) => step.at === null);
  const isOver = notice.gone || next === undefined;
  const [icon, tone] =
    concern !== undefined
      ? (['warn', 'warn'] as const)
      : isOver || notice.postedAt === null
        ? (['idle', 'idle'] as const)
        : (['ok', 'ok'] as const);
  const state =
    concern !== undefined
      ? text(`board.concern.${concern}`, { day: dayOf(concern, notice, language) })
      : notice.gone
        ? text('board.gone-short')
        : text(`board.stage.${last?.stage ?? 'waiting'}`);
  const day =
    next?.expectedOn != null
      ? text('board.is-due', { day: formatDay(language, next.expectedOn) })
      : last?.at == null
        ? ''
        : formatMoment(language, last.at, now);
  return (
    <tr class="status-row" aria-selected={isSelected} data-id={notice.cudid} onClick={onSelect}>
      <td class={`status-row__state tone-${tone}`}>
        <Icon name={icon} /> {state}
      </td>
      <td class="status-row__number">
        <button type="button" class="status-row__open" onClick={onSelect}>
          {formatMark(notice.numbers[0] ?? notice.cudid)}
        </button>
      </td>
      <td class="status-row__what">
        {notice.type}
        <span class="muted"> · {notice.title}</span>
      </td>
      <td class="time">{notice.gone ? '' : day}</td>
    </tr>
  );
}
