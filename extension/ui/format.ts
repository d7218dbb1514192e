/** Times, sizes and marks as people read them, always by the clock in Prague. */
import { parseFileMark, printFileMark } from '../../shared/formats/file-mark.ts';
import { instantToPrague } from '../../shared/formats/prague-time.ts';
import type { Language } from './locales/translate.ts';

const dayMs = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (number: number): string => String(number).padStart(2, '0');

/** `9:14`, with seconds `9:14:07`. @throws RangeError when `iso` is not a date */
export function formatClock(iso: string, seconds = false): string {
  const time = instantToPrague(iso);
  return `${time.hour}:${two(time.minute)}${seconds ? `:${two(time.second)}` : ''}`;
}

function formatDate(language: Language, iso: string, year: boolean): string {
  const date = instantToPrague(iso);
  const text =
    language === 'cs'
      ? `${date.day}.\u00a0${date.month}.`
      : `${date.day}\u00a0${months[date.month - 1] ?? ''}`;
  return year ? `${text}\u00a0${date.year}` : text;
}

/** `21. 11. 2026` */
export function formatDay(language: Language, iso: string): string {
  return formatDate(language, iso, true);
}

/** `21. 11. 2026 v 9:14:07` */
export function formatStamp(language: Language, iso: string): string {
  return `${formatDate(language, iso, true)} ${language === 'cs' ? 'v' : 'at'}\u00a0${formatClock(iso, true)}`;
}

/** As near as it needs to be: `9:14` today, `včera 16:42`, `3. 2. 16:42`, with the year when it is another one. */
export function formatMoment(language: Language, iso: string, now: string): string {
  const days = daysFrom(now, iso);
  if (days === 0) return formatClock(iso);
  if (days === -1) return `${language === 'cs' ? 'včera' : 'yesterday'} ${formatClock(iso)}`;
  const year = instantToPrague(iso).year !== instantToPrague(now).year;
  return `${formatDate(language, iso, year)} ${formatClock(iso)}`;
}

/** Whole days of the calendar in Prague from `now` to `iso`; negative for the past. */
export function daysFrom(now: string, iso: string): number {
  const from = instantToPrague(now);
  const to = instantToPrague(iso);
  return Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / dayMs,
  );
}

/** `pátek, za 111 dní` */
export function formatDistance(language: Language, iso: string, now: string): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'Europe/Prague' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return `${weekday.format(Date.parse(iso))}, ${relative.format(daysFrom(now, iso), 'day')}`;
}

/** `14,2 MB`, `812 kB`. Bytes are counted by 1,000, as file managers show them. */
export function formatSize(language: Language, bytes: number): string {
  const [amount, unit, digits] = bytes < 1_000_000 ? [bytes / 1000, 'kB', 0] : [bytes / 1_000_000, 'MB', 1];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(
    unit === 'kB' ? Math.max(1, Math.round(amount)) : amount,
  );
  return `${number}\u00a0${unit}`;
}

/** Whole seconds until an instant, never negative. */
export function secondsUntil(iso: string, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - Date.parse(now)) / 1000));
}

/** `142 EX 81/25-27` from any canonical form; text that is no mark stays as it is. */
export function formatMark(number: string): string {
  const mark = parseFileMark(number);
  return mark === undefined ? number : printFileMark(mark).replaceAll(' ', '\u00a0');
}
