/** Routes about Docházka.net besides recording: what comes next, the month, and users. */
import { z } from 'zod';
import { attendanceTypes } from '../submissions/attendance-key.ts';
import { attendanceWarningReasons } from '../submissions/attendance-warnings.ts';

const userId = z.int().min(1);
const instant = z.iso.datetime({ offset: false });
const name = z.string().trim().min(1).max(255);

export const attendanceRoutes = {
  /** Who the asking pair is at Docházka.net, and what the office allows. */
  'attendance.settings': {
    request: z.strictObject({}),
    reply: z.strictObject({
      /** Null: nobody has said yet. */
      user: z.strictObject({ id: userId, name: z.string() }).nullable(),
      /** The administrator's switch for creating users. */
      mayCreateUsers: z.boolean(),
      /** Office policy: a case's file mark may go to the vendor in a record's note. */
      fileMarkInNote: z.boolean(),
    }),
  },
  /** Matches the asking pair to a user, who is read from Docházka.net first; null takes the match away. */
  'attendance.match': {
    request: z.strictObject({ userId: userId.nullable() }),
    reply: z.strictObject({ user: z.strictObject({ id: userId, name: z.string() }).nullable() }),
  },
  /**
   * Which button comes next, from what Docházka.net has and what still waits here: works offline as well, then
   * `complete` is false. With `entry` also what a person should know before it is recorded.
   */
  'attendance.state': {
    request: z.strictObject({
      userId,
      entry: z.strictObject({ type: z.enum(attendanceTypes), at: instant }).optional(),
    }),
    reply: z.strictObject({
      next: z.enum(attendanceTypes),
      /** Since when the person has been there; null: isn't. */
      since: instant.nullable(),
      today: z.array(z.strictObject({ type: z.enum(attendanceTypes), at: instant, recorded: z.boolean() })),
      warnings: z.array(z.enum(attendanceWarningReasons)),
      complete: z.boolean(),
    }),
  },
  /** A month by Prague days: pairs, minutes, what is missing; shifts and summary as Docházka.net computes them; a table. */
  'attendance.month': {
    request: z.strictObject({ userId, month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) }),
    reply: z.strictObject({
      days: z.array(
        z.strictObject({
          day: z.string(),
          spans: z.array(
            z.strictObject({ arrival: instant.nullable(), departure: instant.nullable(), minutes: z.int() }),
          ),
          minutes: z.int(),
          missing: z.array(z.enum(attendanceTypes)),
        }),
      ),
      minutes: z.int(),
      workedDays: z.int(),
      averageMinutes: z.int(),
      shifts: z.array(z.strictObject({ date: z.string(), hours: z.number(), complete: z.boolean() })),
      /** Counted above, but not with Docházka.net yet: they wait here. */
      waiting: z.array(z.strictObject({ type: z.enum(attendanceTypes), at: instant })),
      csv: z.string(),
      /** Every record of the month was provably read. */
      complete: z.boolean(),
    }),
  },
  'attendance.users': {
    request: z.strictObject({}),
    reply: z.strictObject({
      users: z.array(
        z.strictObject({
          id: z.int(),
          name: z.string(),
          username: z.string(),
          email: z.string().nullable(),
          isAdmin: z.boolean(),
        }),
      ),
      complete: z.boolean(),
    }),
  },
  'attendance.user': {
    request: z.strictObject({ userId }),
    reply: z.strictObject({
      id: z.int(),
      name: z.string(),
      username: z.string(),
      workHoursPerDay: z.number().nullable(),
    }),
  },
  /** Not queued: sent while the person waits. The password is passed on and kept nowhere. */
  'attendance.create-user': {
    request: z.strictObject({
      firstName: name,
      lastName: name,
      username: name,
      email: z.email().max(255).optional(),
      password: z.string().min(6).max(255),
      isAdmin: z.boolean().default(false),
    }),
    reply: z.strictObject({ id: z.int() }),
  },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;
