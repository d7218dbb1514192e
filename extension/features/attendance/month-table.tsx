/** The month as a table, day by day, with what to do about days that are incomplete. */
import type { JSX } from 'preact';
import type { AttendanceType } from '../../../shared/submissions/attendance-key.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Month } from './month-view.tsx';
import { dayName, lengthOf } from './month-words.ts';

interface MonthTableProps {
  readonly month: Month;
  /** Null: it is somebody else's month. */
  readonly onAdd: ((day: string, type: AttendanceType) => void) | null;
}

/** Docházka.net rounds hours to two places. */
const roundingMinutes = 1;

export function MonthTable({ month, onAdd }: MonthTableProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const waits = new Set(month.waiting.map((one) => one.at));
  return (
    <table class="month-table">
      <thead>
        <tr>
          <th scope="col" class="month-table__head">
            {text('attendance.day')}
          </th>
          <th scope="col" class="month-table__head">
            {text('attendance.arrival')}
          </th>
          <th scope="col" class="month-table__head">
            {text('attendance.departure')}
          </th>
          <th scope="col" class="month-table__head month-table__length">
            {text('attendance.worked')}
          </th>
          <th scope="col" class="month-table__head">
            {text('attendance.remarks')}
          </th>
        </tr>
      </thead>
      <tbody>
        {month.days.flatMap((day) =>
          day.spans.map((span, index) => {
            const { arrival, departure, minutes } = span;
            const lacks =
              arrival === null
                ? 'arrival'
                : departure === null && day.missing.length > 0
                  ? 'departure'
                  : null;
            const isWaiting = [arrival, departure].some((at) => at !== null && waits.has(at));
            const shifts = month.shifts.filter((one) => one.date === day.day);
            const theirs = shifts.reduce((sum, one) => sum + one.hours, 0);
            const differs =
              day.missing.length === 0 &&
              shifts.length > 0 &&
              Math.abs(theirs * 60 - day.minutes) > roundingMinutes;
            return (
              <tr key={`${arrival} ${departure}`}>
                <th scope="row" class="month-table__day">
                  {index === 0 ? (
                    dayName(day.day, language)
                  ) : (
                    <span class="sr-only">{dayName(day.day, language)}</span>
                  )}
                </th>
                <td>{arrival === null ? '–' : formatClock(arrival)}</td>
                <td>{departure === null ? '–' : formatClock(departure)}</td>
                <td class="month-table__length">
                  {minutes === 0 && departure === null ? '' : lengthOf(minutes, language)}
                </td>
                <td class="month-table__remarks">
                  {lacks === null ? null : (
                    <span class="tone-warn month-table__lack">
                      <Icon name="warn" /> {text(`attendance.lacks-${lacks}`)}
                    </span>
                  )}
                  {lacks === null ? null : onAdd === null ? (
                    <span class="muted">{text('attendance.add-in-web')}</span>
                  ) : (
                    <Button onClick={() => onAdd(day.day, lacks)}>{text(`attendance.add-${lacks}`)}</Button>
                  )}
                  {isWaiting ? <span class="muted">{text('attendance.waits')}</span> : null}
                  {differs && index === 0 && !isWaiting ? (
                    <span class="muted">{text('attendance.theirs', { hours: hours.format(theirs) })}</span>
                  ) : null}
                </td>
              </tr>
            );
          }),
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {text('attendance.total')}
          </th>
          <td class="month-table__length">
            <strong>{lengthOf(month.minutes, language)}</strong>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
