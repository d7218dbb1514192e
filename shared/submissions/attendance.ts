/** An arrival or a departure as it is recorded with Docházka.net (Docházka reference, 4.5). */
import { z } from 'zod';
import { attendanceTypes } from './attendance-key.ts';

export const attendanceSchema = z.strictObject({
  kind: z.literal('attendance'),
  action: z.literal('record'),
  /** Identifier of the user at Docházka.net. */
  userId: z.int().min(1),
  /** As the office calls the person; shown, never sent. */
  userName: z.string().max(200),
  type: z.enum(attendanceTypes),
  /** When it happened, whole seconds: the system knows no finer. It may be sent much later. */
  at: z.iso.datetime({ offset: false }).regex(/:\d\d(\.0+)?Z$/),
  /**
   * Empty by default; the case's file mark goes to the vendor only if office policy allows it. A short reference of
   * ours is added when it is sent, for the API gives no other way to find it again (reference, section 8). 255
   * characters in all (B9).
   */
  note: z.string().max(200).default(''),
});

export type AttendanceSubmission = z.output<typeof attendanceSchema>;

/** `2027-03-01T08:00:00Z`, as the API writes moments. */
export function attendanceMoment(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** What the outbox files an entry under: no case, but the user, the kind and the second. */
export function attendanceKey(entry: Pick<AttendanceSubmission, 'userId' | 'type' | 'at'>): AttendanceKey {
  const lot = `${entry.userId}|${entry.type}|${attendanceMoment(entry.at)}`;
  return { fileMark: '', kind: 'attendance', lot };
}

interface AttendanceKey {
  readonly fileMark: '';
  readonly kind: 'attendance';
  readonly lot: string;
}
