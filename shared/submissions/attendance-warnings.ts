/** What a person should know before a record is sent that nobody can take back by the API (B13, B14). */
import { pragueDay } from '../formats/working-days.ts';
import { attendanceMoment } from './attendance.ts';
import type { AttendanceType } from './attendance-key.ts';

/** A record as far as it matters here, the remote's or one that still waits in the outbox. */
export interface AttendanceEvent {
  readonly type: AttendanceType;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

export const attendanceWarningReasons = [
  'same-moment',
  'second-arrival',
  'departure-without-arrival',
  'future',
  'far-past',
] as const;
export type AttendanceWarning = (typeof attendanceWarningReasons)[number];

/** A clock that runs a little ahead is no future. */
const futureMs = 2 * 60_000;
const farPastMs = 3 * 24 * 60 * 60_000;
/** Longer than any shift: an arrival this old belongs to no departure now. */
const longestShiftMs = 20 * 60 * 60_000;

/**
 * @param events the user's records around the moment, in any order.
 * @param nowMs milliseconds since 1970
 */
export function attendanceWarnings(
  entry: AttendanceEvent,
  events: readonly AttendanceEvent[],
  nowMs: number,
): AttendanceWarning[] {
  const at = Date.parse(entry.at);
  const warnings: AttendanceWarning[] = [];
  const moment = attendanceMoment(entry.at);
  if (events.some((one) => one.type === entry.type && attendanceMoment(one.at) === moment)) {
    warnings.push('same-moment');
  }
  const open = openArrival(events, at);
  if (entry.type === 'arrival' && open !== undefined) warnings.push('second-arrival');
  if (entry.type === 'departure' && open === undefined) warnings.push('departure-without-arrival');
  if (at > nowMs + futureMs) warnings.push('future');
  if (at < nowMs - farPastMs) warnings.push('far-past');
  return warnings;
}

/** Which button comes next, and since when the person has been there. */
export function nextAttendance(
  events: readonly AttendanceEvent[],
  nowMs: number,
): { readonly type: AttendanceType; readonly since: string | null } {
  const open = openArrival(events, nowMs);
  return open === undefined ? { type: 'arrival', since: null } : { type: 'departure', since: open.at };
}

/** Events of the Prague day in which `nowMs` lies, by moment. */
export function attendanceToday<E extends AttendanceEvent>(events: readonly E[], nowMs: number): E[] {
  const today = pragueDay(new Date(nowMs).toISOString());
  return events
    .filter((one) => pragueDay(one.at) === today)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The arrival before `at` that no departure has closed. */
function openArrival(events: readonly AttendanceEvent[], at: number): AttendanceEvent | undefined {
  const last = events
    .filter((one) => Date.parse(one.at) <= at)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
  if (last?.type !== 'arrival' || Date.parse(last.at) < at - longestShiftMs) return undefined;
  return last;
}
