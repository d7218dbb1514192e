/** Times as the board writes them: Prague wall clock without a zone (CÚD reference, section 3; CU-17). */
import { instantToPrague } from '../../../shared/formats/prague-time.ts';
import { pragueDay, startOfPragueDay } from '../../../shared/formats/working-days.ts';

/** `2027-03-12T10:00:00`. @param ms milliseconds since 1970 */
export function wallTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  const { hour, minute, second } = instantToPrague(iso);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${pragueDay(iso)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

export function dayOf(ms: number): string {
  return pragueDay(new Date(ms).toISOString());
}

/** When a day begins in Prague, in milliseconds since 1970. */
export function startOf(day: string): number {
  return Date.parse(startOfPragueDay(day));
}
