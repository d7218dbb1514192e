/** For tests: Docházka.net and the companion as one person's attendance meets them, in memory. */
import type { Change } from '../../../shared/contract/messages.ts';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { parseAttendanceKey } from '../../../shared/submissions/attendance-key.ts';
import {
  type AttendanceEvent,
  attendanceToday,
  attendanceWarnings,
  nextAttendance,
} from '../../../shared/submissions/attendance-warnings.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import type { AttendanceCall } from './attendance-call.ts';

type Event = AttendanceEvent & { readonly recorded: boolean };

export interface FakeAttendance {
  readonly call: AttendanceCall;
  readonly onChange: (listener: (change: Change) => void, signal: AbortSignal) => void;
  /** Requests to store, in their order; the same id twice is one submission. */
  readonly asked: RouteRequest<'submissions.store'>[];
  readonly routes: string[];
  readonly stored: Map<string, SubmissionView>;
  settings: RouteReply<'attendance.settings'>;
  /** What others recorded. */
  events: Event[];
  complete: boolean;
  /** Refuses this route; `after`: although it was carried out. */
  fail: { readonly route: string; readonly code: Problem['code']; readonly after?: boolean } | null;
  state: SubmissionView['state'];
}

/** @param now gives the instant */
export function fakeAttendance(now: () => string): FakeAttendance {
  const events = (): Event[] => [
    ...fake.events,
    ...[...fake.stored.values()]
      .filter((one) => one.state !== 'cancelled')
      .flatMap((one) => {
        const key = parseAttendanceKey(one.caseKey);
        return key === undefined ? [] : [{ type: key.type, at: key.at, recorded: one.state === 'done' }];
      }),
  ];
  const answers: Readonly<Record<string, (message: never) => unknown>> = {
    'service.read': () => ({ training: false }),
    'attendance.settings': () => fake.settings,
    'submissions.list': () => ({ cursor: 1, needsPerson: 0, submissions: [...fake.stored.values()] }),
    'attendance.state': ({ entry }: RouteRequest<'attendance.state'>) => {
      const nowMs = Date.parse(now());
      const { type, since } = nextAttendance(events(), nowMs);
      return {
        next: type,
        since,
        today: attendanceToday(events(), nowMs),
        warnings: entry === undefined ? [] : attendanceWarnings(entry, events(), nowMs),
        complete: fake.complete,
      };
    },
    'submissions.store': (request: RouteRequest<'submissions.store'>) => {
      fake.asked.push(request);
      const submission =
        fake.stored.get(request.id) ??
        submissionOfState(fake.state, {
          id: request.id,
          caseKey: request.caseKey,
          system: 'dochazka',
          action: 'record',
        });
      fake.stored.set(request.id, submission);
      return { submission };
    },
    'submissions.undo': ({ id }: { readonly id: string }) => {
      const submission = {
        ...submissionOfState('cancelled'),
        ...fake.stored.get(id),
        state: 'cancelled' as const,
      };
      fake.stored.set(id, submission);
      return { submission };
    },
  };
  const fake: FakeAttendance = {
    call: async (route, message) => {
      fake.routes.push(route);
      const { fail } = fake;
      const fails = fail?.route === route;
      if (fails && fail.after !== true) throw new ProblemError({ code: fail.code });
      const answer = answers[route]?.(message as never);
      if (fails) throw new ProblemError({ code: fail.code, sent: 'unclear' });
      return answer as never; // the route decides the type; a fake only repeats it
    },
    onChange: () => {},
    asked: [],
    routes: [],
    stored: new Map(),
    settings: { user: { id: 123, name: 'Jan Novák' }, mayCreateUsers: false, fileMarkInNote: false },
    events: [],
    complete: true,
    fail: null,
    state: 'held',
  };
  return fake;
}
