/** An arrival for practising, of a user the practice Docházka.net has. */
import { type AttendanceSubmission, attendanceMoment } from '../../shared/submissions/attendance.ts';

export function exampleAttendance(nowMs: number): AttendanceSubmission {
  return {
    kind: 'attendance',
    action: 'record',
    userId: 123,
    userName: 'Jan Novák',
    type: 'arrival',
    at: attendanceMoment(new Date(nowMs).toISOString()),
    note: '',
  };
}
