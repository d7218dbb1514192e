/** The days of a case's notices as an iCalendar file (RFC 5545). Names of people never leave with it. */
import type { NoticeView } from '../contract/notices.ts';
import { addDays } from '../formats/working-days.ts';

const labels = {
  postOn: 'Vyvěsit',
  pickUpBy: 'Poslední den k vyzvednutí',
  takeDownOn: 'Svěsit',
} as const;
type Milestone = keyof typeof labels;

/** @param now instant the file is made at. Documents that are gone or were removed are left out. */
export function noticeCalendar(notices: readonly NoticeView[], now: string): string {
  const events = notices
    .filter((one) => !one.gone && !one.withdrawn)
    .flatMap((one) =>
      (Object.keys(labels) as Milestone[]).flatMap((milestone) => {
        const day = one[milestone];
        return day === null ? [] : eventOf(one, milestone, day, now);
      }),
    );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Podatelna//CS',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventOf(notice: NoticeView, milestone: Milestone, day: string, now: string): readonly string[] {
  const number = notice.numbers[0] ?? notice.cudid;
  const what = [labels[milestone], notice.type ?? '', number].filter((part) => part !== '').join(' ');
  return [
    'BEGIN:VEVENT',
    // The same day of the same document is the same event, however often it is exported.
    `UID:${milestone}-${escapeText(notice.cudid)}@podatelna`,
    `DTSTAMP:${now.replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    // The end of an all-day event is the day behind it (section 3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(what)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

/** Section 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** Section 3.1: at most 75 octets a line, never within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const length = encoder.encode(sign).length;
    if (octets + length > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += length;
  }
  return folded;
}
