/** Which button comes next: from what Docházka.net has and what still waits here, also while it doesn't answer. */
import { isProblemError } from '../../shared/contract/problems.ts';
import type { RouteMessage, RouteReply } from '../../shared/contract/routes.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import { addDays, pragueDay } from '../../shared/formats/working-days.ts';
import { parseAttendanceKey, removedState } from '../../shared/submissions/attendance-key.ts';
import {
  type AttendanceEvent,
  attendanceToday,
  attendanceWarnings,
  nextAttendance,
} from '../../shared/submissions/attendance-warnings.ts';
import type { WholeList } from '../connectors/dochazka/list-all.ts';
import type { RemoteRecord } from '../connectors/dochazka/schema.ts';

type KnownEvent = AttendanceEvent & { readonly recorded: boolean };

export interface FiledEvent extends KnownEvent {
  /** When it came into its state, milliseconds since 1970. */
  readonly since: number;
}

interface StateParts {
  readonly now: () => number;
  /** What was filed here for a user and not given up. */
  readonly filed: (userId: number) => readonly FiledEvent[];
  /** A user's records of whole Prague days. @throws ProblemError when the remote can't be asked. */
  readonly read: (days: {
    readonly userId: number;
    readonly from: string;
    readonly to: string;
  }) => Promise<WholeList<RemoteRecord>>;
}

interface Remembered {
  readonly day: string;
  readonly readAt: number;
  readonly events: readonly KnownEvent[];
}

interface Remote extends Pick<Remembered, 'events'> {
  readonly complete: boolean;
  /** Everything recorded by this moment is among the events. */
  readonly readAt: number;
}

/** A popup asks at every change it hears of; so often nothing new can be there but what was filed here. */
const freshMs = 20_000;

export function createAttendanceState({ now, filed, read }: StateParts) {
  const remembered = new Map<number, Remembered>();

  async function remoteEvents(userId: number, day: string, mayRemember: boolean): Promise<Remote> {
    const last = remembered.get(userId);
    const ofDay = last?.day === day ? last : undefined;
    const age = now() - (ofDay?.readAt ?? Number.NEGATIVE_INFINITY);
    if (mayRemember && ofDay !== undefined && age >= 0 && age < freshMs) return { ...ofDay, complete: true };
    try {
      const readAt = now();
      const { entries, complete } = await read({ userId, from: addDays(day, -1), to: day });
      const events = entries.map(({ type, timestamp }) => ({ type, at: timestamp, recorded: true }));
      if (complete) remembered.set(userId, { day, readAt, events });
      return { events, complete, readAt: complete ? readAt : Number.NEGATIVE_INFINITY };
    } catch (error) {
      if (!isProblemError(error)) throw error;
      // Offline, the buttons must work all the same: what was last read and what was filed here is known.
      return { events: [], readAt: Number.NEGATIVE_INFINITY, ...ofDay, complete: false };
    }
  }

  return async ({
    userId,
    entry,
  }: RouteMessage<'attendance.state'>): Promise<RouteReply<'attendance.state'>> => {
    const day = pragueDay(entry?.at ?? new Date(now()).toISOString());
    const remote = await remoteEvents(userId, day, entry === undefined);
    const others = filed(userId)
      .filter((one) => remote.events.every((event) => !isSameEvent(event, one)))
      // Recorded before the reading and not in it: somebody took it away in the web application.
      .filter((one) => !one.recorded || one.since >= remote.readAt)
      .map(({ type, at, recorded }) => ({ type, at, recorded }));
    const events = [...remote.events, ...others];
    const { type, since } = nextAttendance(events, now());
    return {
      next: type,
      since: since === null ? null : new Date(since).toISOString(),
      today: attendanceToday(events, now()).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
      warnings: entry === undefined ? [] : attendanceWarnings(entry, events, now()),
      complete: remote.complete,
    };
  };
}

/** Attendance that was filed here for a user, but for what came to nothing or was removed there. */
export function filedEvents(submissions: readonly SubmissionView[], userId: number): FiledEvent[] {
  return submissions
    .filter((one) => one.state !== 'rejected' && one.state !== 'cancelled')
    .filter((one) => one.remote?.state !== removedState)
    .flatMap((one) => {
      const key = parseAttendanceKey(one.caseKey);
      if (key?.userId !== userId) return [];
      const since = Date.parse(one.stateSince);
      return [{ type: key.type, at: key.at, recorded: one.state === 'done', since }];
    });
}

export function isSameEvent(one: AttendanceEvent, other: AttendanceEvent): boolean {
  return one.type === other.type && Date.parse(one.at) === Date.parse(other.at);
}
