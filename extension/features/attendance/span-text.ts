import type { RouteReply } from '../../../shared/contract/routes.ts';
import { formatClock } from '../../ui/format.ts';

type Span = RouteReply<'attendance.month'>['days'][number]['spans'][number];

/** `7:45–16:02`; a question mark where an end is missing. */
export function spanText({ arrival, departure }: Span): string {
  const clock = (at: string | null): string => (at === null ? '?' : formatClock(at));
  return `${clock(arrival)}–${clock(departure)}`;
}
