/** Czech working days (act 245/2000 Sb.). Days are `YYYY-MM-DD`. */

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
const dayMs = 86_400_000;

/** Monday to Friday, and no public holiday. @param day a real day */
export function isWorkingDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const weekday = new Date(ms).getUTCDay();
  if (weekday === 0 || weekday === 6 || fixedHolidays.has(day.slice(5))) return false;
  const easterMs = easterSunday(Number(day.slice(0, 4)));
  return ms !== easterMs - 2 * dayMs && ms !== easterMs + dayMs;
}

/** Anonymous Gregorian computus; milliseconds since 1970 of that day in UTC. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon = (19 * golden + century - Math.floor(century / 4) - lunarShift(century) + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const days = moon + week - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

function lunarShift(century: number): number {
  return Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
}
