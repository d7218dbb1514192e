/**
 * Instants and the wall clock in Prague. The remote systems speak UTC or zone-less Prague time, pages and people only
 * the latter, so the zone's rules (`prague-clock.ts`) decide here and nowhere else.
 */
import { monthNumber, takeWeekday } from './date-words.ts';
import { clockAt, weekdayOf } from './prague-clock.ts';
import { foldAccents, plainText } from './text.ts';

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface PragueTime extends Day, ClockTime {
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number;
}

/** Instants are `YYYY-MM-DDTHH:mm:ss.SSSZ`, days `YYYY-MM-DD`. */
export type ParsedDateTime =
  | { readonly status: 'ok'; readonly instant: string }
  /** The clock skips this time (`instants` empty) or shows it twice (two instants, earlier first). */
  | { readonly status: 'nonexistent' | 'twice'; readonly instants: readonly string[] }
  | { readonly status: 'date-only'; readonly day: string };

/**
 * What a clock in Prague shows at an instant; fractions of a second are cut off.
 * @throws RangeError when `iso` is not a date
 */
export function instantToPrague(iso: string): PragueTime {
  return clockAt(Date.parse(iso));
}

/**
 * All instants at which a clock in Prague shows this time: none in the hour skipped in spring (nor for a day or time
 * that does not exist at all), two in the hour repeated in autumn (earlier first), else one.
 */
export function pragueToInstants(
  wall: Day & Omit<ClockTime, 'second'> & { readonly second?: number },
): string[] {
  const { hour, minute, second = 0 } = wall;
  if (!isDay(wall) || !isTime({ hour, minute, second })) return [];
  const target = Date.UTC(wall.year, wall.month - 1, wall.day, hour, minute, second);
  // Prague never changes its clocks twice within two days, so the offsets a day before and after are all there are.
  const guesses = [-86_400_000, 86_400_000].map(
    (shift) => target - (asUtc(clockAt(target + shift)) - target - shift),
  );
  return [...new Set(guesses)]
    .filter((guess) => asUtc(clockAt(guess)) === target)
    .sort((a, b) => a - b)
    .map((guess) => new Date(guess).toISOString());
}

/**
 * `12. 3. 2027 10:00` or `12 Mar 2027 10:00`; seconds only where they are not zero.
 * @throws RangeError when `iso` is not a date
 */
export function formatPrague(iso: string, locale: 'cs' | 'en'): string {
  const { year, month, day, hour, minute, second } = instantToPrague(iso);
  const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(month * 3 - 3, month * 3);
  const date = locale === 'cs' ? `${day}. ${month}. ${year}` : `${day} ${name} ${year}`;
  return `${date} ${hour}:${two(minute)}${second ? `:${two(second)}` : ''}`;
}

/**
 * Reads a text that is one day with a four-digit year (1900 to 2199): `12. 3. 2027`, `dne 12. března 2027`,
 * `12/03/2027` (day first), `March 12, 2027`, `2027. 03. 12.`, `nar. 12. 3. 1975`. A weekday that contradicts the date
 * makes it undefined.
 */
export function parseDay(text: string): string | undefined {
  const parsed = parseDateTime(text);
  return parsed?.status === 'date-only' ? parsed.day : undefined;
}

/** Whether it is a day as a draft holds one, `2027-03-12`: anything else is what somebody typed. */
export function isDayText(text: string): boolean {
  return parseDay(text) === text;
}

/**
 * Reads a text that is one time of day: `10:00`, `v 10.00 hod.`, `10 hodin`, `10 hod. 30 min`, `2:30 pm`.
 * A bare number is none.
 */
export function parseTime(text: string): ClockTime | undefined {
  return readTime(fold(text), false);
}

/**
 * Reads a text that is one day, or one day and time in either order, in Czech, English or Hungarian writing, or an
 * ISO 8601 time with zone. Without a zone the time is Prague's.
 */
export function parseDateTime(text: string): ParsedDateTime | undefined {
  const folded = fold(text).trim();
  const [, day = '', time, zone = ''] =
    /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(z|[+-]\d\d(?::?\d\d)?)$/.exec(folded) ?? [];
  if (!time) return readLongForm(folded, false);
  const offset = zone.replace(/^(...):?(..)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const instant = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  if (parseDay(day) === undefined || Number.isNaN(instant)) return undefined;
  return { status: 'ok', instant: new Date(instant).toISOString() };
}

/**
 * Reads what a clerk types: everything {@link parseDateTime} reads, and the short forms `12.3. 10`, `12.3.27 10:30`,
 * `12. března 10:00`, `12.3.`. A missing year becomes the next occurrence after `nowIso` and `yearGuessed` says so.
 * A two-digit year stands right behind its dot (`12.3.10` is 2010); after a space it is an hour (`12.3. 10` is ten
 * o'clock), unless no hour can be meant.
 * @throws RangeError when `nowIso` is not a date
 */
export function parseTyped(
  text: string,
  nowIso: string,
): (ParsedDateTime & { readonly yearGuessed: boolean }) | undefined {
  const full = parseDateTime(text) ?? readLongForm(fold(text), true);
  if (full) return { ...full, yearGuessed: false };
  const { weekday, rest } = takeWeekday(fold(text).trim());
  const [, date, , month, year, time = ''] =
    /^(\d{1,2}) ?([./]) ?(\d{1,2})(?:\2(\d\d| (?:2[4-9]|[3-9]\d))(?![\d:.,]))?[./]?(?: +(.*))?$/.exec(
      rest.trim(),
    ) ??
    /^(\d{1,2})()\.? ?([a-z]{3,10})()(?: +(.*))?$/.exec(rest.trim()) ??
    [];
  if (!date || !month) return undefined;
  const known = { month: Number(month) || monthNumber(month), day: Number(date) };
  if (year) {
    const read = combine({ year: 2000 + Number(year), ...known }, time, weekday, true);
    return read && { ...read, yearGuessed: false };
  }
  const now = instantToPrague(nowIso);
  // Eight years, because 29 February may be that far away (2096 to 2104).
  for (let year = now.year; year <= now.year + 8; year++) {
    const day = { year, ...known };
    const read = combine(day, time, 0, true);
    if (!read || !isAhead(read, day, now, Date.parse(nowIso))) continue;
    return weekday && weekday !== weekdayOf(day) ? undefined : { ...read, yearGuessed: true };
  }
  return undefined;
}

function isAhead(read: ParsedDateTime, day: Day, now: Day, nowMs: number): boolean {
  if (read.status === 'ok') return Date.parse(read.instant) > nowMs;
  return formatDay(day) >= formatDay(now);
}

// Captures in the order the letters say; another sign in `order` is a capture that is no part of the day.
const longForms = (
  [
    [/(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(YEAR)/, 'd.my'],
    [/(YEAR)\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,2})/, 'y.md'],
    [/(\d{1,2})(?:\.|st|nd|rd|th)?\s*([a-z]{3,10})[.,]?\s*(YEAR)/, 'dmy'],
    [/([a-z]{3,10})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(YEAR)/, 'mdy'],
    [/(YEAR)\.?\s*([a-z]{3,10})\.?\s*(\d{1,2})/, 'ymd'],
  ] as const
).map(([form, order]) => ({
  form: new RegExp(`(?<![\\da-z.,:/-])${form.source.replace('YEAR', '(?:19|2[01])\\d\\d')}(?!\\d)`),
  order,
}));

/** Finds the one day in the text; what stands before or after it must be its time or nothing. */
function readLongForm(folded: string, bareHour: boolean): ParsedDateTime | undefined {
  let first: { readonly match: RegExpExecArray; readonly order: string } | undefined;
  for (const { form, order } of longForms) {
    const match = form.exec(folded);
    if (match && (!first || match.index < first.match.index)) first = { match, order };
  }
  if (!first) return undefined;
  const { match, order } = first;
  const part = (letter: string): string => match[order.indexOf(letter) + 1] ?? '';
  const day = {
    year: Number(part('y')),
    month: Number(part('m')) || monthNumber(part('m')),
    day: Number(part('d')),
  };
  const { weekday, rest } = takeWeekday(
    `${folded.slice(0, match.index)}|${folded.slice(match.index + match[0].length).replace(/^\.?t?/, '')}`,
  );
  const around = rest
    .split('|')
    .map((part) => withoutFillers(part).replace(/^- | -$/, ''))
    .filter(Boolean);
  // `3/12/2027 10:00 AM` is how American software writes 12 March: which number is the day must not be guessed.
  if (match[2] === '/' && /\d ?[ap]\.?m/.test(rest)) return undefined;
  return around.length > 1 ? undefined : combine(day, around[0] ?? '', weekday, bareHour);
}

function combine(day: Day, timeText: string, weekday: number, bareHour: boolean): ParsedDateTime | undefined {
  if (!isDay(day) || (weekday && weekday !== weekdayOf(day))) return undefined;
  if (!withoutFillers(timeText)) return { status: 'date-only', day: formatDay(day) };
  const time = readTime(timeText, bareHour);
  if (!time) return undefined;
  const instants = pragueToInstants({ ...day, ...time });
  const [instant, second] = instants;
  if (!instant) return { status: 'nonexistent', instants };
  return second ? { status: 'twice', instants } : { status: 'ok', instant };
}

function readTime(folded: string, bareHour: boolean): ClockTime | undefined {
  const [, hours, minutes = '0', seconds = '0', half, unit] =
    /^(\d{1,2})(?:\s?[:.,]\s?(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s*([ap]\.?m\b)?\.?\s*(h|hod(?:in[ay]?)?|hrs?|hours?|ora(?:kor)?)?\.?$/.exec(
      withoutFillers(folded),
    ) ??
    /^(\d{1,2})\s*(?:h|hod\.?|hodin|ora)\s*(\d\d)()()\s*(min|minut|perc)\.?$/.exec(withoutFillers(folded)) ??
    [];
  if (!hours || !(bareHour || half || unit || minutes !== '0')) return undefined;
  if (half && !(Number(hours) > 0 && Number(hours) < 13)) return undefined;
  const hour = half ? (Number(hours) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hours);
  const time = { hour, minute: Number(minutes), second: Number(seconds) };
  return isTime(time) ? time : undefined;
}

function withoutFillers(folded: string): string {
  return folded
    .replace(
      /(?<!\d),|,(?!\d)|[;()]|(?<![a-z\d])(?:v|ve|z|ze|dne|den|od|o|on|at|from|cas|datum|nar\.|narozen[ay]?)(?![a-z]):?/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function fold(text: string): string {
  return foldAccents(plainText(text));
}

function asUtc({ year, month, day, hour, minute, second }: PragueTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime({ hour, minute, second }: ClockTime): boolean {
  return (
    [hour, minute, second].every(Number.isInteger) &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60
  );
}

function formatDay({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
