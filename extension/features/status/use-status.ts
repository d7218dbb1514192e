/** What the status page knows, and how it learns it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView, System } from '../../../shared/contract/submission.ts';
import { problemOf } from '../panel/state.ts';
import { receiptFile } from '../submission/receipt.ts';
import type { Decision, SubmissionAct } from '../submission/submission-context.ts';
import type { StatusBackend } from './backend.ts';
import { type Filter, firstFilter, queryOf, type StatusView, shownView } from './views.ts';

export interface StatusState {
  readonly filter: Filter;
  /** Null until the first list has come. */
  readonly submissions: readonly SubmissionView[] | null;
  readonly total: number;
  /** The text these were looked for by, as it was when they were asked for; null until the first list has come. */
  readonly foundFor: string | null;
  readonly needsPerson: number;
  /** Documents in the signing book. */
  readonly unsigned: number;
  /** What waits for approval, and what is begun and not finished; 0 also where the companion doesn't count them. */
  readonly toApprove: number;
  readonly unfinished: number;
  /** Drafts of ours; only read for their list. */
  readonly drafts: readonly Draft[];
  /** How many were approved at once just now; null: none were. */
  readonly approved: number | null;
  readonly service: RouteReply<'service.read'> | null;
  readonly problem: Problem | null;
  /** The system of the submission an order about which was refused; null where a list could not be read. */
  readonly refusedFor: System | null;
  /** The row that is open: id of a submission, or of a document of the notice board. */
  readonly selected: string | null;
  readonly busy: boolean;
  /** When something was let go here, ms since the epoch; 0 when nothing was. */
  readonly filedAt: number;
}

const firstState: StatusState = {
  filter: firstFilter,
  submissions: null,
  total: 0,
  foundFor: null,
  needsPerson: 0,
  unsigned: 0,
  toApprove: 0,
  unfinished: 0,
  drafts: [],
  approved: null,
  service: null,
  problem: null,
  refusedFor: null,
  selected: null,
  busy: false,
  filedAt: 0,
};

function countsOf({
  needsPerson,
  unsigned = 0,
  toApprove = 0,
  unfinished = 0,
}: RouteReply<'submissions.list'>): Pick<
  StatusState,
  'needsPerson' | 'unsigned' | 'toApprove' | 'unfinished'
> {
  return { needsPerson, unsigned, toApprove, unfinished };
}

export interface StatusActions {
  change(filter: Partial<Filter>): void;
  select(id: string | null): void;
  more(): void;
  refresh(): void;
  /** Anew only how the companion is. */
  askService(): void;
  act(route: SubmissionAct, id: string): void;
  decide(id: string, decision: Decision): void;
  withdraw(id: string, note: string | undefined): void;
  /** Lets go what others prepared, one after the other, and stops at the first that is refused. */
  approve(ids: readonly string[]): void;
  saveReceipt(id: string): void;
  /** Everything the filter finds, not only what is shown. */
  readAll(): Promise<readonly SubmissionView[]>;
}

export function useStatus(
  backend: StatusBackend,
  view: StatusView,
  text: string,
  now: () => string,
): { state: StatusState; actions: StatusActions } {
  const [state, setState] = useState({ ...firstState, filter: { ...firstFilter, view, text } });
  const latest = useRef(state);
  latest.current = state;

  const actions = useMemo(() => {
    /** Answers of an earlier question come too late to be shown. */
    let asked = 0;
    const set = (part: Partial<StatusState>): void => {
      latest.current = { ...latest.current, ...part };
      setState(latest.current);
    };
    const fail = (error: unknown): void => set({ problem: problemOf(error), refusedFor: null });

    async function search(offset: number): Promise<void> {
      asked += 1;
      const question = asked;
      try {
        const { filter } = latest.current;
        const [found, list, { drafts }] = await Promise.all([
          backend.call('submissions.search', queryOf(filter, offset)),
          backend.call('submissions.list', { limit: 1 }),
          shownView(filter) === 'drafts'
            ? backend.call('drafts.list', { limit: 100, unfiled: true })
            : { drafts: [] },
        ]);
        if (question !== asked) return;
        const before = offset === 0 ? [] : (latest.current.submissions ?? []);
        set({
          submissions: [...before, ...found.submissions],
          total: found.total,
          foundFor: filter.text.trim(),
          drafts,
          ...countsOf(list),
          // Why an order was refused is read by a person, whatever list comes meanwhile.
          ...(latest.current.refusedFor === null ? { problem: null } : {}),
        });
      } catch (error) {
        if (question === asked) fail(error);
      }
    }

    async function readService(): Promise<void> {
      try {
        set({ service: await backend.call('service.read', {}) });
      } catch (error) {
        fail(error);
      }
    }

    async function once(id: string, work: () => Promise<{ submission: SubmissionView }>): Promise<void> {
      if (latest.current.busy) return;
      set({ busy: true, problem: null, refusedFor: null });
      try {
        merge([(await work()).submission]);
      } catch (error) {
        const refused = latest.current.submissions?.find((one) => one.id === id);
        set({ problem: problemOf(error), refusedFor: refused?.system ?? null });
      }
      set({ busy: false });
    }

    /** What is shown stays where it stands until the person asks for a list again: nothing jumps under the pointer. */
    function merge(news: readonly SubmissionView[]): void {
      const changed = new Map(news.map((one) => [one.id, one]));
      const submissions = latest.current.submissions?.map((one) => changed.get(one.id) ?? one) ?? null;
      set({ submissions });
    }

    return {
      merge,
      askService: () => void readService(),
      refresh: () => void Promise.all([readService(), search(0)]),
      change(part: Partial<Filter>) {
        // Another list has other states.
        const state = 'view' in part || 'text' in part ? { state: null } : {};
        set({ filter: { ...latest.current.filter, ...state, ...part }, approved: null });
        void search(0);
      },
      select(selected: string | null) {
        // What an order about another one was refused with goes with it.
        const isOther = selected !== latest.current.selected && latest.current.refusedFor !== null;
        set({ selected, ...(isOther ? { problem: null, refusedFor: null } : {}) });
      },
      more: () => void search(latest.current.submissions?.length ?? 0),
      act: (route: SubmissionAct, id: string) => void once(id, () => backend.call(route, { id })),
      decide: (id: string, decision: Decision) =>
        void once(id, () => backend.call('submissions.decide', { id, decision })),
      withdraw: (id: string, note: string | undefined) =>
        void once(id, () =>
          backend.call('submissions.withdraw', { id, ...(note === undefined ? {} : { note }) }),
        ),
      async approve(ids: readonly string[]) {
        if (latest.current.busy) return;
        set({ filedAt: Date.parse(now()), approved: null });
        for (const [done, id] of ids.entries()) {
          await once(id, () => backend.call('submissions.approve', { id }));
          if (latest.current.problem !== null) return;
          set({ approved: done + 1 });
        }
      },
      async saveReceipt(id: string) {
        try {
          const receipt = await backend.call('receipts.read', { id });
          backend.save(receipt.name, receiptFile(receipt));
        } catch (error) {
          fail(error);
        }
      },
      async readAll() {
        const all: SubmissionView[] = [];
        const { filter } = latest.current;
        // The list on screen may be an earlier filter's: each answer says how many there are.
        for (let total = 1; all.length < total; ) {
          const query = { ...queryOf(filter, all.length), limit: 200 };
          const found = await backend.call('submissions.search', query);
          if (found.submissions.length === 0) break; // fewer than there were a moment ago
          all.push(...found.submissions);
          total = found.total;
        }
        return all;
      },
      hear(news: readonly SubmissionView[]) {
        const known = new Set(latest.current.submissions?.map((one) => one.id));
        merge(news);
        if (news.some((one) => !known.has(one.id))) void search(0);
        else void backend.call('submissions.list', { limit: 1 }).then((list) => set(countsOf(list)), fail);
      },
    };
  }, [backend, now]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      if (news.what === 'submissions') actions.hear(news.submissions);
      if (news.what === 'service') actions.refresh();
    }, abort.signal);
    actions.refresh();
    return () => abort.abort();
  }, [backend, actions]);

  return { state, actions };
}
