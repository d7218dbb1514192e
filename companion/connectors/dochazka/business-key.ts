import type { AttendanceType } from '../../../shared/submissions/attendance-key.ts';

/** @param moment in UTC to the second, so that keys of one user and type sort by it; or the beginning of one. */
export function businessKeyOf(userId: number, type: AttendanceType, moment: string): string {
  return `dochazka|${userId}|${type}|${moment}`;
}
