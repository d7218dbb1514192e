/**
 * Working days in the Czech Republic. Public holidays: Act 245/2000 Coll., sections 1 and 2, in the wording in force
 * since 2016 (Good Friday); each is a day of rest (section 3). Days are `YYYY-MM-DD`.
 */
import { instantToPrague, pragueToInstants } from './prague-time.ts';

const fixedHolidays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-05',
  '07-06',
  '09-28',
  '10-28',
  '11-17',
  '12-24',
  '12-25',
  '12-26',
]);

const dayMs = 24 * 60 * 60 * 1000;

/** The day a calendar in Prague shows at an instant. @throws RangeError when `iso` is not a date */
export function pragueDay(iso: string): string {
  const { year, month, day } = instantToPrague(iso);
  return formatUtcDay(Date.UTC(year, month - 1, day));
}

/** The instant at which a day begins in Prague. @throws RangeError when `day` is not a day */
export function startOfPragueDay(day: string): string {
  const date = new Date(dayMsOf(day));
  const [instant] = pragueToInstants({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: 0,
    minute: 0,
  });
  // Prague changes its clocks at two and at three o'clock: every day has a midnight.
  if (instant === undefined) throw new RangeError('a day without a midnight');
  return instant;
}

/** `2027-02-28` plus 1 is `2027-03-01`. @throws RangeError when `day` is not a day */
export function addDays(day: string, count: number): string {
  return formatUtcDay(dayMsOf(day) + count * dayMs);
}

/** Neither Saturday, Sunday nor a public holiday. @throws RangeError when `day` is not a day */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(dayMsOf(day)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !fixedHolidays.has(day.slice(5)) && !isEasterHoliday(day);
}

/** The first working day behind `day`. @throws RangeError when `day` is not a day */
export function nextWorkingDay(day: string): string {
  let next = addDays(day, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** Good Friday and Easter Monday. */
function isEasterHoliday(day: string): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return day === addDays(easter, -2) || day === addDays(easter, 1);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return formatUtcDay(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1));
}

function dayMsOf(day: string): number {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(ms) || formatUtcDay(ms) !== day) throw new RangeError('not a day');
  return ms;
}

function formatUtcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
