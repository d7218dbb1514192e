/** What the popup knows, and how it learns it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TabInfo } from '../../../shared/contract/messages.ts';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { Overview } from '../background/overview-memory.ts';
import type { PopupBackend } from './backend.ts';

export interface PopupState {
  readonly tab: TabInfo | null;
  /** Null while nothing is known yet. */
  readonly paired: boolean | null;
  readonly service: RouteReply<'service.read'> | null;
  readonly problem: Problem | null;
  /** Why the last order of the person was not carried out; it outlives the reading after it. */
  readonly refusal: Problem | null;
  /** Null until the list has come once. */
  readonly submissions: readonly SubmissionView[] | null;
  /** Documents of the notice board that need a person. */
  readonly concerns: readonly NoticeView[];
  /** The companion has not answered for longer than anybody waits for a button. */
  readonly isLate: boolean;
  /** When what is shown was known to be so, where that is from memory; null once it was asked for. */
  readonly rememberedAt: string | null;
}

/** What the background remembered, so that the popup shows something in its first moment. */
export type Remembered = Pick<PopupState, 'service' | 'submissions' | 'rememberedAt'>;

/** Nothing where the companion never answered this browser, or is no longer paired with it. */
export function rememberedFrom(overview: Overview | undefined): Remembered | undefined {
  if (overview === undefined || overview.service === null || overview.problem?.code === 'not-paired')
    return undefined;
  const { service, submissions, readAt } = overview;
  return { service, submissions, rememberedAt: readAt };
}

const firstState: PopupState = {
  tab: null,
  paired: null,
  service: null,
  problem: null,
  refusal: null,
  submissions: null,
  concerns: [],
  isLate: false,
  rememberedAt: null,
};
const listed = 100;
/** A companion that hangs may keep its answer for much longer, and the case of the tab can be opened without it. */
const lateMs = 2_000;

/** Whether it is known what stands above the tab's own section; before, its buttons would move under the pointer. */
export function isSettled({ paired, service, problem, rememberedAt, isLate }: PopupState): boolean {
  // What is remembered may be about to change.
  return isLate || paired === false || problem !== null || (service !== null && rememberedAt === null);
}

export interface PopupActions {
  grant(origin: string): Promise<void>;
  undo(id: string): Promise<void>;
  refresh(): Promise<void>;
}

export function usePopupState(
  backend: PopupBackend,
  remembered: Remembered | undefined,
): { state: PopupState; actions: PopupActions } {
  const [state, setState] = useState({ ...firstState, ...remembered });

  const actions = useMemo(() => {
    const change = (part: Partial<PopupState>): void => setState((now) => ({ ...now, ...part }));

    async function readTab(): Promise<void> {
      try {
        change({ tab: await backend.tab() });
      } catch (error) {
        change({ problem: backend.problemOf(error) });
      }
    }

    async function readService(): Promise<void> {
      try {
        const { paired } = await backend.pairing();
        change({ paired });
        if (!paired) return;
        // All of it at once: what comes later would push the rest away under the pointer.
        const [service, list, { notices }] = await Promise.all([
          backend.call('service.read', {}),
          backend.call('submissions.list', { limit: listed }),
          // Why nothing can be asked stands in the popup's own first line.
          backend.call('notices.list', { onlyConcerns: true, limit: listed }).catch(() => ({ notices: [] })),
        ]);
        change({
          service,
          submissions: list.submissions,
          concerns: notices,
          problem: null,
          rememberedAt: null,
        });
      } catch (error) {
        change({ problem: backend.problemOf(error) });
      }
    }

    return {
      merge(news: readonly SubmissionView[]): void {
        setState((now) => {
          const known = new Map((now.submissions ?? []).map((one) => [one.id, one]));
          for (const one of news) known.set(one.id, one);
          return { ...now, submissions: [...known.values()] };
        });
      },
      async refresh() {
        await Promise.all([readTab(), readService()]);
      },
      readService,
      async grant(origin: string) {
        // First thing in the click: the browser's prompt needs the person's gesture.
        if (await backend.requestGrant(origin)) await readTab();
      },
      async undo(id: string) {
        change({ refusal: null });
        try {
          const { submission } = await backend.call('submissions.undo', { id });
          this.merge([submission]);
        } catch (error) {
          change({ refusal: backend.problemOf(error) });
          // What holds instead.
          await readService();
        }
      },
      change,
    };
  }, [backend]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      if (news.what === 'submissions') actions.merge(news.submissions);
      if (news.what === 'service' && news.problem !== null) actions.change({ problem: news.problem });
      if (news.what === 'service' && news.problem === null) void actions.readService();
    }, abort.signal);
    void actions.refresh();
    const late = setTimeout(() => actions.change({ isLate: true }), lateMs);
    return () => {
      clearTimeout(late);
      abort.abort();
    };
  }, [backend, actions]);

  return { state, actions };
}

export interface Sorted {
  readonly needsPerson: readonly SubmissionView[];
  readonly running: readonly SubmissionView[];
  readonly recent: readonly SubmissionView[];
}

const running: ReadonlySet<string> = new Set(['held', 'queued', 'sending', 'retrying', 'accepted']);
const waiting: ReadonlySet<string> = new Set(['unknown', 'rejected', 'waiting']);

/** Attendance stands at the foot of the popup, and in the lists only when somebody has to decide about it. */
export function isWorthListing({ caseKey, state }: SubmissionView): boolean {
  return caseKey.kind !== 'attendance' || waiting.has(state);
}

/**
 * What needs a person first, the oldest on top; what is under way; the rest, the newest on top. A refusal that was
 * put right and filed anew needs nobody any more.
 */
export function sortSubmissions(submissions: readonly SubmissionView[]): Sorted {
  const newest = new Map<string, SubmissionView>();
  for (const one of submissions) {
    const key = `${one.caseKey.fileMark} ${one.caseKey.kind} ${one.caseKey.lot}`;
    const known = newest.get(key);
    if (known === undefined || one.createdAt > known.createdAt) newest.set(key, one);
  }
  const current = new Set([...newest.values()].map((one) => one.id));
  const needs = (one: SubmissionView): boolean =>
    waiting.has(one.state) && (one.state === 'unknown' || current.has(one.id));
  const byTime = [...submissions].sort((a, b) => b.stateSince.localeCompare(a.stateSince));
  return {
    needsPerson: byTime.filter(needs).reverse(),
    running: byTime.filter((one) => running.has(one.state)),
    recent: byTime.filter((one) => !running.has(one.state) && !needs(one)),
  };
}
