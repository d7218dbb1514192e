/** Shifts computed from the records: an arrival and the departure after it (Docházka reference, 4.6; B3, B17). */
import { pragueDay } from '../../../shared/formats/working-days.ts';
import type { AttendanceRecord } from './state.ts';

export interface Shift {
  readonly id: number;
  readonly user_id: number;
  /** Prague day of the arrival, or of a departure that has none. */
  readonly date: string;
  readonly arrival_time: string | null;
  readonly departure_time: string | null;
  readonly hours_worked: number;
  readonly is_complete: boolean;
}

/** Shifts of every user in `records`, by moment. */
export function computeShifts(records: readonly AttendanceRecord[]): Shift[] {
  const sorted = records.toSorted(
    (one, other) => one.timestamp.localeCompare(other.timestamp) || one.id - other.id,
  );
  const open = new Map<number, AttendanceRecord>();
  const shifts: Shift[] = [];
  for (const record of sorted) {
    const arrival = open.get(record.user_id);
    if (record.type === 'arrival') {
      // A second arrival leaves the first one open.
      if (arrival !== undefined) shifts.push(shiftOf(arrival, undefined));
      open.set(record.user_id, record);
      continue;
    }
    shifts.push(shiftOf(arrival, record));
    open.delete(record.user_id);
  }
  for (const arrival of open.values()) shifts.push(shiftOf(arrival, undefined));
  return shifts.toSorted((one, other) => one.date.localeCompare(other.date) || one.id - other.id);
}

export function summarise(shifts: readonly Shift[]): object {
  const hours = round(shifts.reduce((sum, one) => sum + one.hours_worked, 0));
  const days = new Set(shifts.filter((one) => one.is_complete).map((one) => one.date)).size;
  return {
    total_hours: hours,
    total_days: days,
    average_hours_per_day: days === 0 ? 0 : round(hours / days),
  };
}

function shiftOf(arrival: AttendanceRecord | undefined, departure: AttendanceRecord | undefined): Shift {
  const first = arrival ?? departure;
  if (first === undefined) throw new Error('a shift needs a record');
  const isComplete = arrival !== undefined && departure !== undefined;
  const ms = isComplete ? Date.parse(departure.timestamp) - Date.parse(arrival.timestamp) : 0;
  return {
    id: first.id,
    user_id: first.user_id,
    date: pragueDay(first.timestamp),
    arrival_time: arrival?.timestamp ?? null,
    departure_time: departure?.timestamp ?? null,
    hours_worked: round(ms / 3_600_000),
    is_complete: isComplete,
  };
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}
