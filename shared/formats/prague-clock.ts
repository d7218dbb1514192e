/** What a clock in Prague shows at an instant. */
import type { Day, PragueTime } from './prague-time.ts';

let clock: Intl.DateTimeFormat | undefined;
const minuteMs = 60_000;
/** Summer time ended a month earlier before. */
const ruleSince = Date.UTC(1996, 0, 1);

/** 01:00 UTC on the last Sunday of a month (0 to 11). */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}

/** Minutes east of Greenwich by the rule of Directive 2000/84/EC: summer time from March to October. */
function offsetByRule(ms: number): number {
  const year = new Date(ms).getUTCFullYear();
  return ms >= lastSunday(year, 2) && ms < lastSunday(year, 9) ? 120 : 60;
}

/**
 * Where the machine's own clock agrees with the rule, both are right and the answer costs nothing; making the zone's
 * formatter costs a page some 20 ms. A machine elsewhere, another century or a changed law disagrees: the zone decides.
 */
export function clockAt(ms: number): PragueTime {
  if (ms < ruleSince) return clockOfZone(ms);
  const offset = offsetByRule(ms);
  if (-new Date(ms).getTimezoneOffset() !== offset) return clockOfZone(ms);
  const local = new Date(ms + offset * minuteMs);
  const day = { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
  return {
    ...day,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: weekdayOf(day),
  };
}

function clockOfZone(ms: number): PragueTime {
  clock ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Prague',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = clock.formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const day = { year: part('year'), month: part('month'), day: part('day') };
  return {
    ...day,
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    weekday: weekdayOf(day),
  };
}

export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}
