/** Hours a day as bars; the same numbers stand in the table, so the picture is named as a whole. */
import type { JSX } from 'preact';
import { isWorkingDay } from '../../../shared/formats/working-days.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Month } from './month-view.tsx';
import { dayName, daysOf, lengthOf } from './month-words.ts';

const barWidth = 16;
const gap = 4;
const height = 88;
const labels = 16;
const margin = 24;

export function MonthChart({ month, of }: { readonly month: Month; readonly of: string }): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const days = daysOf(of);
  const most = Math.max(8 * 60, ...month.days.map((one) => one.minutes));
  const scale = (minutes: number): number => (minutes / most) * height;
  const width = margin + days.length * (barWidth + gap);
  return (
    <svg
      class="month-chart"
      viewBox={`0 0 ${width} ${height + labels + 4}`}
      role="img"
      aria-label={text('attendance.chart', {
        total: lengthOf(month.minutes, language),
        average: lengthOf(month.averageMinutes, language),
      })}
    >
      {[4, 8, 12]
        .filter((hours) => hours * 60 <= most)
        .map((hours) => {
          const y = height + 4 - scale(hours * 60);
          return (
            <g key={hours}>
              <line class="month-chart__line" x1={margin} x2={width} y1={y} y2={y} />
              <text class="month-chart__text" x={margin - 6} y={y + 4} text-anchor="end">
                {hours}
              </text>
            </g>
          );
        })}
      {days.map((day, index) => {
        const found = month.days.find((one) => one.day === day);
        const x = margin + index * (barWidth + gap);
        const tall = scale(found?.minutes ?? 0);
        const missing = (found?.missing.length ?? 0) > 0;
        return (
          <g key={day}>
            <title>{`${dayName(day, language)} ${lengthOf(found?.minutes ?? 0, language)}`}</title>
            <rect
              class={`month-chart__bar${missing ? ' month-chart__bar--missing' : ''}`}
              x={x}
              y={height + 4 - Math.max(tall, missing ? 3 : 0)}
              width={barWidth}
              height={Math.max(tall, missing ? 3 : 0)}
            />
            <text
              class={`month-chart__text${isWorkingDay(day) ? '' : ' month-chart__text--free'}`}
              x={x + barWidth / 2}
              y={height + labels}
              text-anchor="middle"
            >
              {Number(day.slice(8))}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
