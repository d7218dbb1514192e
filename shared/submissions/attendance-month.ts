/** A month of one person's attendance: days, totals, what is incomplete, and a table for a spreadsheet. */
import { formatPrague } from '../formats/prague-time.ts';
import { pragueDay } from '../formats/working-days.ts';
import type { AttendanceEvent } from './attendance-warnings.ts';

export interface AttendanceSpan {
  /** Instant, null where it is missing. */
  readonly arrival: string | null;
  readonly departure: string | null;
  /** Whole minutes between the two instants: clock changes count as they really lasted. */
  readonly minutes: number;
}

export interface AttendanceDay {
  /** Prague day, `YYYY-MM-DD`: the day of the arrival. */
  readonly day: string;
  readonly spans: readonly AttendanceSpan[];
  readonly minutes: number;
  /** What a person has to add in the web application or here. */
  readonly missing: readonly ('arrival' | 'departure')[];
}

export interface AttendanceMonth {
  readonly days: readonly AttendanceDay[];
  readonly minutes: number;
  /** Days with at least one whole span. */
  readonly workedDays: number;
  /** Over those days, rounded to whole minutes; 0 where there are none. */
  readonly averageMinutes: number;
}

/**
 * Pairs a user's records and keeps the days of one month. Give records of the days around it as well: a night shift
 * begins in one month and ends in the next.
 * @param month `2027-03`
 * @param nowMs a shift still going on is not incomplete
 */
export function attendanceMonth(
  events: readonly AttendanceEvent[],
  month: string,
  nowMs: number,
): AttendanceMonth {
  const days = new Map<string, AttendanceSpan[]>();
  for (const span of pair(events)) {
    const day = pragueDay(span.arrival ?? span.departure ?? '');
    if (day.startsWith(`${month}-`)) days.set(day, [...(days.get(day) ?? []), span]);
  }
  const today = pragueDay(new Date(nowMs).toISOString());
  const list = [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([day, spans]): AttendanceDay => {
      const isOpenNow = (span: AttendanceSpan): boolean => span.departure === null && day === today;
      return {
        day,
        spans,
        minutes: spans.reduce((sum, one) => sum + one.minutes, 0),
        missing: spans.flatMap((one) => {
          if (one.arrival === null) return ['arrival' as const];
          return one.departure === null && !isOpenNow(one) ? ['departure' as const] : [];
        }),
      };
    });
  const minutes = list.reduce((sum, one) => sum + one.minutes, 0);
  const workedDays = list.filter((one) =>
    one.spans.some((span) => span.arrival !== null && span.departure !== null),
  ).length;
  return {
    days: list,
    minutes,
    workedDays,
    averageMinutes: workedDays === 0 ? 0 : Math.round(minutes / workedDays),
  };
}

function pair(events: readonly AttendanceEvent[]): AttendanceSpan[] {
  const spans: AttendanceSpan[] = [];
  let open: string | undefined;
  const sorted = events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const { type, at } of sorted) {
    if (type === 'arrival') {
      if (open !== undefined) spans.push({ arrival: open, departure: null, minutes: 0 });
      open = at;
      continue;
    }
    const minutes = open === undefined ? 0 : Math.round((Date.parse(at) - Date.parse(open)) / 60_000);
    spans.push({ arrival: open ?? null, departure: at, minutes });
    open = undefined;
  }
  if (open !== undefined) spans.push({ arrival: open, departure: null, minutes: 0 });
  return spans;
}

/**
 * Semicolons, UTF-8 with a mark in front and CRLF: what a Czech spreadsheet opens by a double click. Prague times;
 * hours with a comma.
 */
export function attendanceCsv({ days }: AttendanceMonth): string {
  const rows = days.flatMap(({ day, spans }) =>
    spans.map(({ arrival, departure, minutes }) => [
      day,
      arrival === null ? '' : formatPrague(arrival, 'cs'),
      departure === null ? '' : formatPrague(departure, 'cs'),
      (minutes / 60).toFixed(2).replace('.', ','),
    ]),
  );
  const lines = [['Den', 'Příchod', 'Odchod', 'Hodiny'], ...rows].map((row) => row.join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
