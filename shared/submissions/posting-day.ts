/** On which day a notice is to be posted unless somebody says otherwise. */
import { instantToPrague } from '../formats/prague-time.ts';
import { isWorkingDay, nextWorkingDay, pragueDay } from '../formats/working-days.ts';

/**
 * Today, and after the office has closed, or on a day it doesn't work, the next working day.
 * @param now instant. @param closesAt Prague time, `15:30`.
 */
export function postingDay(now: string, closesAt: string): string {
  const today = pragueDay(now);
  const { hour, minute } = instantToPrague(now);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return isWorkingDay(today) && time < closesAt ? today : nextWorkingDay(today);
}
