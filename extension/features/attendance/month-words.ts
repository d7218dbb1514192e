/** Months, weekdays and lengths of time as people write them. Months are `2027-03`, days `2027-03-01`. */
import { addDays } from '../../../shared/formats/working-days.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';

/** Noon: far enough from midnight for any zone. */
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** `listopad 2026` */
export function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(noon(`${month}-01`));
}

/** `po 2.` */
export function dayName(day: string, language: Language): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(noon(day));
  return `${weekday} ${Number(day.slice(8))}.`;
}

/** `po`, `út`, …: Monday first. */
export function weekdayNames(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // 1 March 2027 is a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(noon(addDays('2027-03-01', index))));
}

/** `8 h 30 min` */
export function lengthOf(minutes: number, language: Language): string {
  return translate(language, 'attendance.lasting', {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  });
}

/** `2026-12` and one month on is `2027-01`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1 + count, 1));
  return date.toISOString().slice(0, 7);
}

/** Every day of a month, in order. */
export function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(noon(day)).getUTCDay() || 7;
}
