/** Filing, and what a person may do with a submission afterwards. */
import type { FieldId } from '../../../shared/case/fields.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { Candidate, CaseKey, StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';
import type { AuctionAction } from '../../../shared/submissions/auction.ts';
import { type AuctionChange, auctionFollowSchema } from '../../../shared/submissions/auction-change.ts';
import { receiptFile } from '../submission/receipt.ts';
import type { Decision, SubmissionAct } from '../submission/submission-context.ts';
import type { PanelBackend } from './backend.ts';
import { anotherReason, setValue } from './desk.ts';
import type { DraftSaver } from './draft-saver.ts';
import type { Plain } from './field-text.ts';
import { createHandOver, type HandOver } from './hand-over.ts';
import { reviewDesk } from './issues.ts';
import {
  type Desk,
  deskOf,
  isServiceProblem,
  problemOf,
  type Store,
  submissionOf,
  withoutService,
} from './state.ts';
import { tradeKnowledge } from './view.ts';

export interface Filing {
  readonly handOver: HandOver;
  /** Files the open draft. A second call while one runs does nothing; nothing is filed while anything is open. */
  file(action: AuctionAction): Promise<void>;
  act(route: SubmissionAct, id: string): Promise<void>;
  /**
   * Does something about a record that was filed: a submission of its own.
   * @param values what the draft is to say from then on.
   */
  change(
    submission: SubmissionView,
    payload: AuctionChange,
    values?: readonly (readonly [FieldId, Plain])[],
  ): Promise<void>;
  /** "Převzít ke sledování": a record somebody else made is kept here as if it had been filed from here. */
  follow(record: Candidate): Promise<void>;
  saveReceipt(id: string): Promise<void>;
  decide(id: string, decision: Decision): Promise<void>;
  withdraw(id: string, note: string | undefined): Promise<void>;
  /** Lets go what others prepared; it stands in its undo window then, as what is filed here. */
  approve(ids: readonly string[]): Promise<void>;
  /** Takes in submissions as the companion shows them now; other cases' are left out. */
  merge(submissions: readonly SubmissionView[]): void;
}

export interface FilingParts {
  readonly backend: PanelBackend;
  readonly store: Store;
  readonly saver: DraftSaver;
  readonly now: () => string;
  readonly newId: () => string;
}

export function createFiling({ backend, store, saver, now, newId }: FilingParts): Filing {
  const handOver = createHandOver(backend, store);
  /** A second click arrives before anything is drawn anew, so this stands outside the state. */
  let running = false;
  /** Id of a filing that was tried but maybe not stored: the same content keeps it, so it is never filed twice. */
  let kept: { readonly content: string; readonly id: string } | undefined;

  function merge(submissions: readonly SubmissionView[]): void {
    const fileMark = store.get().desks[0]?.key.fileMark;
    const known = new Map(store.get().submissions.map((one) => [one.id, one]));
    for (const one of submissions) {
      const earlier = known.get(one.id);
      // A slow answer must not take the place of a change that was pushed meanwhile.
      const stale = earlier !== undefined && earlier.stateSince > one.stateSince;
      if (one.caseKey.fileMark === fileMark && !stale) known.set(one.id, one);
    }
    store.set({ submissions: [...known.values()] });
  }

  function refuse(error: unknown): void {
    const problem = problemOf(error);
    if (isServiceProblem(problem))
      store.set({ service: withoutService(store.get().service, problem), trouble: problem });
    else store.set({ trouble: problem });
  }

  async function once(busy: 'act' | AuctionAction, work: () => Promise<void>): Promise<void> {
    if (running) return;
    running = true;
    store.set({ busy, trouble: null });
    try {
      await work();
    } catch (error) {
      refuse(error);
    } finally {
      running = false;
      store.set({ busy: null });
    }
  }

  async function fileOpenDraft(action: AuctionAction): Promise<void> {
    const { page, active, service } = store.get();
    if (page.status !== 'read' || service.status !== 'ready') return;
    await saver.flush(active);
    const desk = deskOf(store.get());
    if (desk === undefined || desk.conflict !== null || desk.differences.length > 0) return;
    const remoteHash = submissionOf(store.get(), desk.key)?.remote?.id;
    const trade = tradeKnowledge(store.get(), desk);
    const { payload, findings } = reviewDesk(
      desk,
      page.reading,
      action,
      now(),
      trade,
      action === 'publish-draft' ? remoteHash : undefined,
    );
    if (payload === undefined) return;
    const duplicateReason = anotherReason(desk);
    const content = JSON.stringify([desk.key, payload, duplicateReason]);
    if (kept?.content !== content) kept = { content, id: newId() };
    const submission = await fileOf(desk, {
      id: kept.id,
      caseKey: desk.key,
      pageUrl: page.url,
      payload,
      training: service.info.training,
      ...(isAble(service.info, 'draft-version') ? { draftVersion: desk.draft.version } : {}),
      ...(duplicateReason === null ? {} : { duplicateReason }),
      // The companion judges again by the settings it has then.
      ...(trade === null
        ? {}
        : { ticked: findings.flatMap(({ level, check }) => (level === 'tick' ? [check] : [])) }),
    });
    kept = undefined;
    store.setDesk(desk.key.lot, (one) => ({ ...one, refusal: null }));
    merge([submission]);
  }

  /** @throws ProblemError `draft-taken` where another window's draft was taken in: nobody has read it here yet. */
  async function fileOf({ key: { lot } }: Desk, request: StoreInput): Promise<SubmissionView> {
    try {
      return await handOver(request);
    } catch (error) {
      if (problemOf(error).code !== 'draft-changed') throw error;
      await saver.meet(lot);
      const asksPerson = deskOf(store.get(), lot)?.conflict !== null;
      throw asksPerson ? error : new ProblemError({ code: 'draft-taken' });
    }
  }

  async function fileChange(caseKey: CaseKey, payload: AuctionChange): Promise<boolean> {
    const { page, service } = store.get();
    if (page.status !== 'read' || service.status !== 'ready') return false;
    const content = JSON.stringify([caseKey, payload]);
    if (kept?.content !== content) kept = { content, id: newId() };
    const { training } = service.info;
    const submission = await handOver({ id: kept.id, caseKey, pageUrl: page.url, payload, training });
    kept = undefined;
    merge([submission]);
    return true;
  }

  async function fileFollow(record: Candidate): Promise<void> {
    const desk = deskOf(store.get());
    if (desk === undefined) return;
    const { auctionKind, title } = desk.draft.fields;
    const payload = auctionFollowSchema.safeParse({
      kind: 'auction',
      action: 'follow',
      auctionKind: auctionKind?.value,
      number: record.number,
      title: typeof title?.value === 'string' && title.value !== '' ? title.value : record.number,
      remoteHash: record.id,
    });
    if (payload.success) await fileChange(desk.key, payload.data);
  }

  return {
    handOver,
    merge,
    file(action) {
      if (!running) store.set({ filedAt: Date.parse(now()) });
      return once(action, () => fileOpenDraft(action));
    },
    change(submission, payload, values = []) {
      if (!running) store.set({ filedAt: Date.parse(now()) });
      return once('act', async () => {
        if (!(await fileChange(submission.caseKey, payload)) || values.length === 0) return;
        const { lot } = submission.caseKey;
        store.setDesk(lot, (desk) => values.reduce((one, [id, value]) => setValue(one, id, value), desk));
        saver.schedule(lot);
      });
    },
    follow: (record) => once('act', () => fileFollow(record)),
    saveReceipt: (id) =>
      once('act', async () => {
        const receipt = await backend.call('receipts.read', { id });
        backend.save(receipt.name, receiptFile(receipt));
      }),
    act: (route, id) => once('act', async () => merge([(await backend.call(route, { id })).submission])),
    withdraw: (id, note) =>
      once('act', async () => {
        const message = { id, ...(note === undefined ? {} : { note }) };
        merge([(await backend.call('submissions.withdraw', message)).submission]);
      }),
    approve(ids) {
      if (!running) store.set({ filedAt: Date.parse(now()) });
      return once('act', async () => {
        for (const id of ids) merge([(await backend.call('submissions.approve', { id })).submission]);
      });
    },
    decide: (id, decision) =>
      once('act', async () => {
        merge([(await backend.call('submissions.decide', { id, decision })).submission]);
      }),
  };
}
