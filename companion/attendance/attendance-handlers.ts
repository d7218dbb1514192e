/** What can be asked about Docházka.net besides recording; see shared/contract/attendance-routes.ts. */
import type { attendanceRoutes } from '../../shared/contract/attendance-routes.ts';
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import { addDays, pragueDay } from '../../shared/formats/working-days.ts';
import { parseAttendanceKey } from '../../shared/submissions/attendance.ts';
import { attendanceCsv, attendanceMonth } from '../../shared/submissions/attendance-month.ts';
import {
  type AttendanceEvent,
  attendanceToday,
  attendanceWarnings,
  nextAttendance,
} from '../../shared/submissions/attendance-warnings.ts';
import { askRemote } from '../connectors/ask-remote.ts';
import { assumptions } from '../connectors/dochazka/assumptions.ts';
import { listRecords } from '../connectors/dochazka/list-records.ts';
import { shiftsSchema } from '../connectors/dochazka/schema.ts';
import type { Dochazka } from '../connectors/dochazka/submit.ts';
import { createUser, listUsers, nameOf, readUser } from '../connectors/dochazka/users.ts';
import { TransientFailure } from '../connectors/failures.ts';
import type { CoreHandlers } from '../routes.ts';

export interface AttendanceParts {
  /** Undefined: there is no such system here, in training without a sandbox. */
  readonly dochazka: Dochazka | undefined;
  readonly now: () => number;
  /** Attendance that was filed here, newest first. */
  readonly filed: () => readonly SubmissionView[];
  /** The administrator's switch for creating users. */
  readonly mayCreateUsers: boolean;
  readonly closing: AbortSignal;
}

type Known = AttendanceEvent & { readonly recorded: boolean };

export function createAttendanceHandlers(
  parts: AttendanceParts,
): Pick<CoreHandlers, keyof typeof attendanceRoutes> {
  const { closing, now } = parts;
  const ask = <T>(work: (dochazka: Dochazka) => Promise<T>): Promise<T> => {
    const { dochazka } = parts;
    if (dochazka === undefined) throw new ProblemError({ code: 'not-found', params: { system: 'dochazka' } });
    return askRemote(() => work(dochazka));
  };
  const readDays = (userId: number, from: string, to: string) =>
    ask(({ client }) => listRecords(client, { userId, from, to, purpose: 'work' }, closing));

  /** What waits here or was sent, but isn't in what could be read of the remote. */
  const filedEvents = (userId: number): Known[] =>
    parts
      .filed()
      .filter((one) => one.state !== 'rejected' && one.state !== 'cancelled')
      .flatMap((one) => {
        const key = parseAttendanceKey(one.caseKey);
        return key?.userId === userId ? [{ type: key.type, at: key.at, recorded: one.state === 'done' }] : [];
      });

  return {
    'attendance.state': async ({ userId, entry }) => {
      const moment = entry?.at ?? new Date(now()).toISOString();
      const day = pragueDay(moment);
      const remote = await orNothing(readDays(userId, addDays(day, -1), day));
      const known: Known[] = remote.entries.map((one) => ({
        type: one.type,
        at: one.timestamp,
        recorded: true,
      }));
      const others = filedEvents(userId).filter((one) => known.every((event) => !isSame(event, one)));
      const events = [...known, ...others];
      const { type, since } = nextAttendance(events, now());
      return {
        next: type,
        since: since === null ? null : new Date(since).toISOString(),
        today: attendanceToday(events, now()).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
        warnings: entry === undefined ? [] : attendanceWarnings(entry, events, now()),
        complete: remote.complete,
      };
    },
    'attendance.month': async ({ userId, month }) => {
      const lastDay = addDays(`${nextMonth(month)}-01`, -1);
      const list = await readDays(userId, `${month}-01`, lastDay);
      const shifts = await ask(async ({ client }) => {
        const query = { user_id: userId, month: Number(month.slice(5)), year: Number(month.slice(0, 4)) };
        const read = shiftsSchema.safeParse(
          await client.read(assumptions.shiftsPath, query, 'work', closing),
        );
        if (!read.success) throw new TransientFailure({ code: 'remote-unexpected' });
        return read.data.shifts.filter((one) => one.user_id === userId);
      });
      const events = list.entries.map((one) => ({
        type: one.type,
        at: new Date(one.timestamp).toISOString(),
      }));
      const summary = attendanceMonth(events, month, now());
      return {
        ...summary,
        days: summary.days.map((one) => ({ ...one, spans: [...one.spans], missing: [...one.missing] })),
        shifts: shifts
          .toSorted((one, other) => one.date.localeCompare(other.date))
          .map((one) => ({
            date: one.date,
            hours: one.hours_worked ?? 0,
            complete: one.is_complete ?? false,
          })),
        csv: attendanceCsv(summary),
        complete: list.complete,
      };
    },
    'attendance.users': async () => {
      const list = await ask((dochazka) => listUsers(dochazka, 'work', closing));
      const users = list.entries.map((one) => ({
        id: one.id,
        name: nameOf(one),
        username: one.username,
        email: one.email ?? null,
        isAdmin: one.is_admin ?? false,
      }));
      return {
        users: users.toSorted((one, other) => one.name.localeCompare(other.name, 'cs')),
        complete: list.complete,
      };
    },
    'attendance.user': async ({ userId }) => {
      const user = await ask((dochazka) => readUser(dochazka, userId, closing));
      const { id, username, work_hours_per_day: hours } = user;
      return { id, name: nameOf(user), username, workHoursPerDay: hours ?? null };
    },
    'attendance.create-user': async (user) => {
      if (!parts.mayCreateUsers) throw new ProblemError({ code: 'remote-forbidden' });
      return { id: await ask((dochazka) => createUser(dochazka, user, closing)) };
    },
  };
}

/** Offline, the buttons must work all the same: what was filed here is known, the rest is said to be incomplete. */
async function orNothing<T>(
  read: Promise<{ readonly entries: readonly T[]; readonly complete: boolean }>,
): Promise<{ readonly entries: readonly T[]; readonly complete: boolean }> {
  try {
    return await read;
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return { entries: [], complete: false };
  }
}

function isSame(one: AttendanceEvent, other: AttendanceEvent): boolean {
  return one.type === other.type && Date.parse(one.at) === Date.parse(other.at);
}

/** `2027-12` → `2028-01` */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
