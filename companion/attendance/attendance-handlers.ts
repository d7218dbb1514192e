/** What can be asked about Docházka.net besides recording; see shared/contract/attendance-routes.ts. */
import type { attendanceRoutes } from '../../shared/contract/attendance-routes.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import { addDays, pragueDay } from '../../shared/formats/working-days.ts';
import { attendanceCsv, attendanceMonth } from '../../shared/submissions/attendance-month.ts';
import { askRemote } from '../connectors/ask-remote.ts';
import { assumptions } from '../connectors/dochazka/assumptions.ts';
import { readRecords } from '../connectors/dochazka/read-records.ts';
import { shiftsSchema } from '../connectors/dochazka/schema.ts';
import type { Dochazka } from '../connectors/dochazka/submit.ts';
import { createUser, listUsers, nameOf, readUser } from '../connectors/dochazka/users.ts';
import { TransientFailure } from '../connectors/failures.ts';
import { withTimeLimit } from '../connectors/time-limit.ts';
import type { CoreHandlers } from '../routes.ts';
import type { AttendancePeople } from './attendance-people.ts';
import { createAttendanceState, filedEvents, isSameEvent } from './attendance-state.ts';

const patienceMs = 4_000;

export interface AttendanceParts {
  /** Undefined: there is no such system here, in training without a sandbox. */
  readonly dochazka: Dochazka | undefined;
  readonly now: () => number;
  /** Attendance that was filed here, newest first. */
  readonly filed: () => readonly SubmissionView[];
  readonly people: AttendancePeople;
  /** The administrator's switches. */
  readonly policy: { readonly createUsers: boolean; readonly fileMarkInNote: boolean };
  readonly closing: AbortSignal;
}

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
    ask((dochazka) => readRecords(dochazka, { userId, from, to, purpose: 'work' }, closing));

  let creating: Promise<unknown> = Promise.resolve();
  const filed = (userId: number) => filedEvents(parts.filed(), userId);
  const readState = createAttendanceState({
    now,
    filed,
    read: ({ userId, from, to }) =>
      ask((dochazka) =>
        // The person stands at the door: what can't be learnt at once is said to be incomplete.
        withTimeLimit(dochazka.clock, patienceMs, closing, (signal) =>
          readRecords(dochazka, { userId, from, to, purpose: 'work' }, signal),
        ),
      ),
  });

  return {
    'attendance.settings': async (_message, { pair }) => ({
      user: parts.people.read(pair),
      mayCreateUsers: parts.policy.createUsers,
      fileMarkInNote: parts.policy.fileMarkInNote,
    }),
    'attendance.match': async ({ userId }, { pair }) => {
      const user = userId === null ? null : await ask((dochazka) => readUser(dochazka, userId, closing));
      parts.people.write(pair, user === null ? null : { id: user.id, name: nameOf(user) });
      return { user: parts.people.read(pair) };
    },
    'attendance.state': readState,
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
      const recorded = list.entries.map((one) => ({
        type: one.type,
        at: new Date(one.timestamp).toISOString(),
      }));
      const waiting = filed(userId)
        .filter((one) => !one.recorded)
        .map(({ type, at }) => ({ type, at: new Date(at).toISOString() }))
        .filter((one) => recorded.every((event) => !isSameEvent(event, one)));
      const events = [...recorded, ...waiting];
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
        waiting: waiting.filter((one) => pragueDay(one.at).startsWith(month)),
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
      if (!parts.policy.createUsers) throw new ProblemError({ code: 'remote-forbidden' });
      // One after another: two orders for one user name must not both look before either has sent.
      const before = creating;
      const made = before.then(() => ask((dochazka) => createUser(dochazka, user, closing)));
      creating = made.catch(() => undefined);
      return { id: await made };
    },
  };
}

/** `2027-12` → `2028-01` */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
