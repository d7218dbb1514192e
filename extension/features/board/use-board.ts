/** Documents of the notice board on screen: what the companion knows of them, and what a person does about them. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConfirmationView, NoticeView } from '../../../shared/contract/notices.ts';
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { WithdrawalEffect } from '../../../shared/submissions/notice.ts';
import { problemOf } from '../panel/state.ts';
import type { BoardBackend } from './board-backend.ts';
import { type BoardLabels, isUnknownKind } from './confirmation-kind.ts';
import { readConfirmation } from './read-confirmation.ts';
import { withdrawalOf } from './withdrawal.ts';

/** What was done with a confirmation's file just now. */
export interface Told {
  readonly cudid: string;
  readonly type: string;
  readonly what: 'saved' | 'copied';
  /** Name of the file. */
  readonly name: string;
}

export interface BoardState {
  /** Null until the list has come once. */
  readonly notices: readonly NoticeView[] | null;
  readonly office: RouteReply<'notices.office'> | null;
  /** Of the board's code lists; read only where a confirmation is of a kind we have no words for. */
  readonly labels: BoardLabels;
  readonly busy: boolean;
  readonly trouble: Problem | null;
  readonly told: Told | null;
}

export interface BoardActions {
  /** Asks the board anew. @returns undefined when it could not be asked */
  readAnew(cudid: string): Promise<NoticeView | undefined>;
  collect(one: ConfirmationView): void;
  save(one: ConfirmationView): void;
  copy(one: ConfirmationView): void;
  markFiled(one: ConfirmationView): void;
  withdraw(notice: NoticeView, expected: WithdrawalEffect): void;
  openOptions(): void;
}

export interface BoardQuery {
  /** Left out: every case. */
  readonly fileMark?: string;
  readonly onlyConcerns?: boolean;
}

export interface BoardParts {
  readonly backend: BoardBackend;
  readonly query: BoardQuery;
  readonly training: boolean;
  readonly newId: () => string;
  /** A removal was handed over. */
  readonly onWithdrawal?: (submission: SubmissionView) => void;
  /** Something about a document changed through this screen. */
  readonly onChanged?: () => void;
}

const firstState: BoardState = {
  notices: null,
  office: null,
  labels: {},
  busy: false,
  trouble: null,
  told: null,
};

export interface Board {
  readonly state: BoardState;
  readonly actions: BoardActions;
  reload(): void;
}

/** Empty where the lists can't be read: then a kind is shown by its code. */
async function readLabels(backend: BoardBackend): Promise<BoardLabels> {
  try {
    const { lists } = await backend.call('notices.code-lists', {});
    const codes = Object.values(lists).flat();
    return Object.fromEntries(codes.map(({ code, label }) => [code, label]));
  } catch (error) {
    if (isProblemError(error)) return {};
    throw error;
  }
}

export function useBoard(parts: BoardParts): Board {
  const [state, setState] = useState(firstState);
  const latest = useRef({ parts, state });
  latest.current.parts = parts;
  const { backend } = parts;
  const { fileMark, onlyConcerns = false } = parts.query;

  const life = useMemo(() => {
    const set = (part: Partial<BoardState>): void => {
      latest.current.state = { ...latest.current.state, ...part };
      setState(latest.current.state);
    };
    /** Why the list could not be read last time; what an action was refused with stays until the next one. */
    let unread: Problem | null = null;
    async function load(): Promise<void> {
      try {
        const query = { ...(fileMark === undefined ? {} : { fileMark }), onlyConcerns, limit: 200 };
        const [{ notices }, office] = [
          await backend.call('notices.list', query),
          await backend.call('notices.office', {}),
        ];
        const { trouble } = latest.current.state;
        set({ notices, office, trouble: trouble === unread ? null : trouble });
        unread = null;
        const kinds = notices.flatMap((one) => one.confirmations.map(({ type }) => type));
        if (kinds.some(isUnknownKind)) set({ labels: await readLabels(backend) });
      } catch (error) {
        unread = problemOf(error);
        set({ trouble: unread });
      }
    }
    function take(notice: NoticeView): void {
      const notices = latest.current.state.notices ?? [];
      set({ notices: notices.map((one) => (one.cudid === notice.cudid ? notice : one)) });
      latest.current.parts.onChanged?.();
    }
    /** One thing at a time: a second click while the first is under way does nothing. */
    async function once<T>(work: () => Promise<T>): Promise<T | undefined> {
      if (latest.current.state.busy) return undefined;
      set({ busy: true, trouble: null, told: null });
      try {
        return await work();
      } catch (error) {
        set({ trouble: problemOf(error) });
        return undefined;
      } finally {
        set({ busy: false });
      }
    }
    const which = ({ cudid, type }: ConfirmationView) => ({ cudid, type });
    const actions: BoardActions = {
      readAnew: (cudid) =>
        once(async () => {
          const { notice } = await backend.call('notices.read', { cudid });
          take(notice);
          return notice;
        }),
      collect: (one) =>
        void once(async () => {
          const message = { ...which(one), confirmed: true } as const;
          take((await backend.call('confirmations.collect', message)).notice);
        }),
      save: (one) =>
        void once(async () => {
          const read = (message: Parameters<typeof readConfirmation>[1] & { offset: number }) =>
            backend.call('confirmations.read-piece', message);
          const { name, bytes } = await readConfirmation(read, which(one));
          backend.save(name, new Blob([bytes], { type: 'application/pdf' }));
          set({ told: { ...which(one), what: 'saved', name } });
        }),
      copy: (one) =>
        void once(async () => {
          const { notice, name } = await backend.call('confirmations.copy', which(one));
          take(notice);
          set({ told: { ...which(one), what: 'copied', name } });
        }),
      markFiled: (one) =>
        void once(async () => take((await backend.call('confirmations.mark-filed', which(one))).notice)),
      withdraw: (notice, expected) =>
        void once(async () => {
          const { training, newId, onWithdrawal } = latest.current.parts;
          const request = withdrawalOf(notice, expected, { id: newId(), training });
          if (request === undefined) return;
          const submission = await backend.file(request);
          onWithdrawal?.(submission);
        }),
      openOptions: () => backend.openOptions('board'),
    };
    return { actions, load };
  }, [backend, fileMark, onlyConcerns]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      const isAboutNotices =
        news.what === 'submissions' && news.submissions.some((one) => one.caseKey.kind === 'notice');
      if (isAboutNotices || (news.what === 'service' && news.problem === null)) void life.load();
    }, abort.signal);
    void life.load();
    return () => abort.abort();
  }, [backend, life]);

  return { state, actions: life.actions, reload: () => void life.load() };
}
