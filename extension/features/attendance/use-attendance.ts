/**
 * What the popup and the month page know of a person's attendance, and how it is recorded. Nothing recorded can be
 * taken back at Docházka.net, so: one entry at a time, the same entry under the same id however often it is tried,
 * and a question before anything unusual.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Change } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { attendanceKey, attendanceMoment } from '../../../shared/submissions/attendance.ts';
import type { AttendanceType } from '../../../shared/submissions/attendance-key.ts';
import type { AttendanceWarning } from '../../../shared/submissions/attendance-warnings.ts';
import { problemOf } from '../panel/state.ts';
import { isSlotFree } from '../submission/filing-slot.ts';
import type { AttendanceCall } from './attendance-call.ts';

export interface AttendanceEntry {
  readonly type: AttendanceType;
  /** Instant. */
  readonly at: string;
  readonly note: string;
}

/** An entry on its way to the companion: tried again, it stays the same submission. */
interface Asked extends AttendanceEntry {
  readonly id: string;
}

export interface AttendanceState {
  /** Null until it is known. */
  readonly settings: RouteReply<'attendance.settings'> | null;
  readonly now: RouteReply<'attendance.state'> | null;
  readonly busy: boolean;
  /** Milliseconds since 1970; 0: nothing was recorded here yet. */
  readonly recordedAt: number;
  /** Waits for the person to say that it is meant so. */
  readonly doubted: { readonly entry: Asked; readonly warnings: readonly AttendanceWarning[] } | null;
  /** Whether the companion has it isn't known, or it has not. `look`: it was not even looked at yet. */
  readonly failed: { readonly entry: Asked; readonly problem: Problem; readonly look: boolean } | null;
  readonly problem: Problem | null;
  /** Attendance that was filed lately, as far as it was heard of. */
  readonly filed: readonly SubmissionView[];
}

export interface AttendanceActions {
  refresh(): Promise<void>;
  /** The button that comes next: recorded now, without a question. */
  recordNow(type: AttendanceType, note?: string): void;
  /** Any other moment or kind: looked at first. */
  recordAt(entry: AttendanceEntry): void;
  /** The person says that what was doubted is meant so. */
  confirm(): void;
  /** Tries what failed again: the same entry, with its own time. */
  retry(): void;
  /** Leaves what was doubted or failed. */
  leave(): void;
  undo(id: string): void;
}

export interface AttendanceParts {
  readonly call: AttendanceCall;
  readonly onChange: (listener: (change: Change) => void, signal: AbortSignal) => void;
  /** Gives the instant as ISO 8601. */
  readonly now: () => string;
  readonly training: boolean;
}

const firstState: AttendanceState = {
  settings: null,
  now: null,
  busy: false,
  recordedAt: 0,
  doubted: null,
  failed: null,
  problem: null,
  filed: [],
};

/** Older than this, what comes next is asked for again before it is believed. */
const trustedMs = 60_000;
const listed = 20;

export function useAttendance(parts: AttendanceParts): {
  readonly state: AttendanceState;
  readonly actions: AttendanceActions;
} {
  const { call, onChange } = parts;
  const [state, setState] = useState(firstState);
  const latest = useRef(state);
  const given = useRef(parts);
  given.current = parts;

  const actions = useMemo(() => {
    let readAt = 0;
    const nowMs = (): number => Date.parse(given.current.now());
    const set = (part: Partial<AttendanceState>): void => {
      latest.current = { ...latest.current, ...part };
      setState(latest.current);
    };

    function merge(news: readonly SubmissionView[]): void {
      const own = news.filter((one) => one.caseKey.kind === 'attendance');
      const rest = latest.current.filed.filter((one) => own.every(({ id }) => id !== one.id));
      if (own.length > 0) set({ filed: [...own, ...rest] });
    }

    async function readState(): Promise<void> {
      const user = latest.current.settings?.user;
      if (user === null || user === undefined) {
        set({ now: null });
        return;
      }
      const now = await call('attendance.state', { userId: user.id });
      readAt = nowMs();
      set({ now, problem: null });
    }

    async function store({ id, ...entry }: Asked): Promise<void> {
      const user = latest.current.settings?.user;
      if (user === null || user === undefined) return;
      const at = attendanceMoment(entry.at);
      const { submission } = await call('submissions.store', {
        id,
        caseKey: attendanceKey({ userId: user.id, type: entry.type, at }),
        pageUrl: null,
        payload: {
          kind: 'attendance',
          action: 'record',
          userId: user.id,
          userName: user.name,
          type: entry.type,
          at,
          note: entry.note.trim(),
        },
        preparedBy: user.name.slice(0, 100),
        training: given.current.training,
      });
      merge([submission]);
      set({ recordedAt: nowMs() });
    }

    /** One entry at a time; `look`: ask what is unusual about it first. */
    async function record(asked: Asked, look: boolean): Promise<void> {
      // The second click of a double click meets the other button: arrived and gone in one second.
      const { busy, recordedAt } = latest.current;
      if (busy || !isSlotFree(recordedAt, given.current.now())) return;
      const user = latest.current.settings?.user;
      if (user === null || user === undefined) return;
      set({ busy: true, doubted: null, failed: null, problem: null });
      let looks = look;
      try {
        const entry = { type: asked.type, at: attendanceMoment(asked.at) };
        const warnings = look ? (await call('attendance.state', { userId: user.id, entry })).warnings : [];
        looks = false;
        if (warnings.length > 0) set({ doubted: { entry: asked, warnings } });
        else {
          await store(asked);
          await readState();
        }
      } catch (error) {
        set({ failed: { entry: asked, problem: problemOf(error), look: looks } });
      }
      set({ busy: false });
    }

    const newEntry = (entry: AttendanceEntry): Asked => ({ ...entry, id: crypto.randomUUID() });

    return {
      async refresh(): Promise<void> {
        try {
          const [settings, list] = await Promise.all([
            call('attendance.settings', {}),
            call('submissions.list', { fileMark: '', limit: listed }),
          ]);
          set({ settings });
          merge(list.submissions);
          await readState();
        } catch (error) {
          set({ problem: problemOf(error) });
        }
      },
      recordNow(type: AttendanceType, note = ''): void {
        const isExpected = latest.current.now?.next === type && nowMs() - readAt < trustedMs;
        void record(newEntry({ type, at: given.current.now(), note }), !isExpected);
      },
      recordAt: (entry: AttendanceEntry): void => void record(newEntry(entry), true),
      confirm(): void {
        const { doubted } = latest.current;
        if (doubted !== null) void record(doubted.entry, false);
      },
      retry(): void {
        const { failed } = latest.current;
        if (failed !== null) void record(failed.entry, failed.look);
      },
      leave(): void {
        const { failed } = latest.current;
        set({ doubted: null, failed: null });
        // The companion may have it all the same.
        if (failed !== null) readState().catch((error: unknown) => set({ problem: problemOf(error) }));
      },
      undo(id: string): void {
        void call('submissions.undo', { id })
          .then(({ submission }) => {
            merge([submission]);
            return readState();
          })
          .catch((error: unknown) => set({ problem: problemOf(error) }));
      },
      hear(change: Change): void {
        const concerns =
          change.what === 'submissions'
            ? change.submissions.some((one) => one.caseKey.kind === 'attendance')
            : change.what === 'service' && change.problem === null;
        if (change.what === 'submissions') merge(change.submissions);
        if (concerns && !latest.current.busy)
          readState().catch((error: unknown) => set({ problem: problemOf(error) }));
      },
    };
  }, [call]);

  useEffect(() => {
    const abort = new AbortController();
    onChange((change) => actions.hear(change), abort.signal);
    void actions.refresh();
    return () => abort.abort();
  }, [onChange, actions]);

  return { state, actions };
}
