/** The month as a calendar: what each shift lasted, from when to when, and what is missing. */
import type { JSX } from 'preact';
import { isWorkingDay } from '../../../shared/formats/working-days.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Month } from './month-view.tsx';
import { daysOf, lengthOf, weekdayNames, weekdayOf } from './month-words.ts';
import { spanText } from './span-text.ts';

interface MonthCalendarProps {
  readonly month: Month;
  /** `2027-03` */
  readonly of: string;
  readonly today: string;
}

export function MonthCalendar({ month, of, today }: MonthCalendarProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const days = daysOf(of);
  const blanks = weekdayOf(days[0] ?? '') - 1;
  const cells: (string | null)[] = [...Array.from({ length: blanks }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_cell, at) => cells[week * 7 + at] ?? null),
  );
  return (
    <table class="month-calendar">
      <caption class="sr-only">{text('attendance.calendar')}</caption>
      <thead>
        <tr>
          {weekdayNames(language).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={week.find((day) => day !== null) ?? index}>
            {week.map((day, at) =>
              day === null ? <td key={String(at)} class="month-calendar__blank" /> : cell(day),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function cell(day: string): JSX.Element {
    const found = month.days.find((one) => one.day === day);
    const marks = [
      isWorkingDay(day) ? '' : ' month-calendar__day--free',
      day === today ? ' month-calendar__day--today' : '',
    ];
    return (
      <td
        key={day}
        class={`month-calendar__day${marks.join('')}`}
        {...(day === today ? { 'aria-current': 'date' } : {})}
      >
        <span class="month-calendar__number">{Number(day.slice(8))}</span>
        {found === undefined ? null : (
          <>
            {found.spans.map((span) => (
              <span key={`${span.arrival} ${span.departure}`} class="month-calendar__span">
                {spanText(span)}
              </span>
            ))}
            {found.missing.length === 0 ? (
              <strong>{lengthOf(found.minutes, language)}</strong>
            ) : (
              <span class="month-calendar__missing tone-warn">
                <Icon name="warn" /> {text('attendance.incomplete')}
              </span>
            )}
          </>
        )}
      </td>
    );
  }
}
