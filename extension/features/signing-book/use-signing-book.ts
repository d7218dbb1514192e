/**
 * What waits for a signature, what is ticked, and how the last batch ended. A PIN is in the box and in one message, never
 * kept: after every batch, however it ended, the box is empty, and nothing here asks twice with it.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { problemOf } from '../panel/state.ts';
import type { SigningBackend } from './backend.ts';

export type SigningList = RouteReply<'signing.list'>;
export type WaitingDocument = SigningList['documents'][number];

/** How a batch ended that stopped or was finished. */
export interface Outcome {
  readonly signed: number;
  /** Null: all of them. */
  readonly failed: { readonly id: string; readonly name: string; readonly problem: Problem } | null;
}

export interface SigningState {
  /** Null until the first list has come. */
  readonly list: SigningList | null;
  readonly ticked: ReadonlySet<string>;
  readonly busy: boolean;
  readonly outcome: Outcome | null;
  /** Why there is no list, or why nothing was signed. */
  readonly problem: Problem | null;
}

export interface SigningActions {
  refresh(): void;
  tick(id: string, on: boolean): void;
  tickAll(on: boolean): void;
  /** Signs what is ticked, in the order shown. @param pin of this batch; undefined where none is asked for. */
  sign(pin: string | undefined): void;
  withdraw(document: WaitingDocument): void;
}

const firstState: SigningState = {
  list: null,
  ticked: new Set(),
  busy: false,
  outcome: null,
  problem: null,
};

export function useSigningBook(backend: SigningBackend): { state: SigningState; actions: SigningActions } {
  const [state, setState] = useState(firstState);
  const latest = useRef(state);

  const actions = useMemo(() => {
    const set = (part: Partial<SigningState>): void => {
      latest.current = { ...latest.current, ...part };
      setState(latest.current);
    };

    async function read(): Promise<void> {
      const list = await backend.call('signing.list', {});
      const there = new Set(list.documents.map((one) => one.id));
      set({ list, ticked: new Set([...latest.current.ticked].filter((id) => there.has(id))) });
    }

    async function refresh(): Promise<void> {
      try {
        await read();
        set({ problem: null });
      } catch (error) {
        set({ problem: problemOf(error) });
      }
    }

    /** One thing at a time: a second press while a token is at work must not become a second order. */
    async function once(work: () => Promise<void>): Promise<void> {
      if (latest.current.busy) return;
      set({ busy: true, problem: null, outcome: null });
      try {
        await work();
      } catch (error) {
        set({ problem: problemOf(error) });
      }
      try {
        // Also after a failure: how many tries are left, and which failure the person is told of.
        await read();
      } catch (error) {
        set({ problem: latest.current.problem ?? problemOf(error) });
      }
      set({ busy: false });
    }

    async function sign(pin: string | undefined): Promise<void> {
      const { list, ticked } = latest.current;
      const ids = (list?.documents ?? []).map((one) => one.id).filter((id) => ticked.has(id));
      if (ids.length === 0) return;
      const failure = list?.key?.token?.failed;
      const { signed, failed } = await backend.call('signing.sign', {
        ids,
        ...(pin === undefined ? {} : { pin }),
        // Only the failure that stood on the screen when the button was pressed.
        ...(failure === null || failure === undefined ? {} : { afterFailure: failure.id }),
      });
      const name = list?.documents.find((one) => one.id === failed?.id)?.name ?? '';
      set({ outcome: { signed: signed.length, failed: failed === null ? null : { ...failed, name } } });
    }

    return {
      refresh: () => void refresh(),
      isBusy: () => latest.current.busy,
      tick(id: string, on: boolean) {
        const ticked = new Set(latest.current.ticked);
        if (on) ticked.add(id);
        else ticked.delete(id);
        set({ ticked });
      },
      tickAll(on: boolean) {
        set({ ticked: new Set(on ? latest.current.list?.documents.map((one) => one.id) : []) });
      },
      sign: (pin: string | undefined) => void once(() => sign(pin)),
      withdraw: ({ submissionId }: WaitingDocument) =>
        void once(async () => {
          await backend.call('submissions.withdraw', { id: submissionId });
        }),
    };
  }, [backend]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      if (news.what === 'submissions' && !actions.isBusy()) actions.refresh();
      if (news.what === 'service') actions.refresh();
    }, abort.signal);
    actions.refresh();
    return () => abort.abort();
  }, [backend, actions]);

  return { state, actions };
}
