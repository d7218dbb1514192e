/** The panel's work: reads the page, keeps the drafts, follows the companion. The screens only show its state. */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Change } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { speaksOfAuction } from '../../../shared/submissions/auction-doubts.ts';
import { draftKeysOf, proposedDocuments } from '../../../shared/submissions/auction-draft.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { commitToForms } from '../../ui/commit-typed.ts';
import { createHints } from '../attachments/hints.ts';
import { createOwnFiles } from '../attachments/own-files.ts';
import { createTeaching } from '../teach/teaching.ts';
import type { PanelBackend } from './backend.ts';
import { createBegunKinds } from './begun-kinds.ts';
import {
  acknowledge,
  confirmField,
  dropTyped,
  fileAnother,
  keepReason,
  keepTyped,
  leaveOut,
  meetNewer,
  moveAttachment,
  openDesk,
  putRight,
  removeAttachment,
  rereadDesk,
  setFileType,
  setType,
  settle,
  settleConflict,
  setValue,
  toggleTick,
  withOffice,
} from './desk.ts';
import { createDocumentFetcher } from './document-fetcher.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';
import { createFiling } from './filing.ts';
import { chosenKind } from './kinds.ts';
import type { PanelController } from './panel-controller.ts';
import {
  createStore,
  type Desk,
  deskOf,
  isSameKey,
  isServiceProblem,
  lastRead,
  problemOf,
  type ReadPage,
  submissionOf,
  withoutService,
} from './state.ts';
import { createMarkedTaker } from './take-marked.ts';
import { isShown } from './view.ts';

export interface ControllerParts {
  readonly backend: PanelBackend;
  readonly now: () => string;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}

export function createPanelController(parts: ControllerParts): PanelController {
  const { backend, now, signal } = parts;
  const store = createStore();
  const saver: DraftSaver = createDraftSaver(backend, store, now, signal);
  const fetcher = createDocumentFetcher(backend, store, (lot) => saver.schedule(lot));
  const ownFiles = createOwnFiles(backend, store, parts.newId, (lot) => saver.schedule(lot));
  createHints(backend, store, signal);
  createBegunKinds(backend, store, signal);
  const filing = createFiling({ ...parts, store, saver });

  const teaching = createTeaching({
    backend,
    get: () => store.get().teach,
    set: (teach) => store.set({ teach, trouble: null }),
    refuse: noteServiceProblem,
    readAgain: readPage,
  });

  const active = (): string => store.get().active;
  const takeMarked = createMarkedTaker({
    backend,
    store,
    now,
    change,
    choose,
    refuse: noteServiceProblem,
  });

  function change(update: (desk: Desk) => Desk): void {
    const lot = active();
    store.setDesk(lot, (desk) => {
      const changed = withOffice(update(desk), store.get());
      return { ...changed, byHand: changed.edits };
    });
    saver.schedule(lot);
  }

  async function readService(): Promise<boolean> {
    try {
      const info = await backend.call('service.read', {});
      store.set({ service: { status: 'ready', info } });
      return true;
    } catch (error) {
      loseService(problemOf(error));
      return false;
    }
  }

  /** Without them nothing is proposed and nothing checked here; the companion checks all the same. */
  async function readOffice(): Promise<void> {
    try {
      const { settings } = await backend.call('office.read', {});
      const known = { ...store.get(), office: settings };
      store.set({ office: settings, desks: known.desks.map((desk) => withOffice(desk, known)) });
    } catch (error) {
      noteServiceProblem(error);
    }
  }

  async function storedDraft(desk: { key: Draft['key'] }): Promise<Draft | null> {
    try {
      return (await backend.call('drafts.read', { key: desk.key })).draft;
    } catch (error) {
      noteServiceProblem(error);
      return null; // the draft lives in this window until the companion is back
    }
  }

  function loseService(problem: Problem): void {
    store.set({ service: withoutService(store.get().service, problem) });
  }

  function noteServiceProblem(error: unknown): void {
    const problem = problemOf(error);
    if (isServiceProblem(problem)) loseService(problem);
    else store.set({ trouble: problem });
  }

  async function readSubmissions(fileMark: string): Promise<void> {
    try {
      const { submissions } = await backend.call('submissions.list', { fileMark });
      store.set({ submissions: submissions.filter((one) => one.caseKey.fileMark === fileMark) });
    } catch (error) {
      noteServiceProblem(error);
    }
  }

  async function readPage(): Promise<void> {
    try {
      const { url, reading } = await backend.readCase();
      await meetReading(url, reading);
    } catch (error) {
      const problem = problemOf(error);
      store.set({ page: { status: 'gone', problem } });
    }
  }

  async function meetReading(url: string, reading: CaseReading): Promise<void> {
    const keys = reading.isCasePage && reading.restriction === null ? draftKeysOf(reading) : [];
    const known = store.get().desks;
    const [first] = keys;
    const sameCase = first !== undefined && known[0]?.key.fileMark === first.fileMark;
    if (first !== undefined && !sameCase) await readSubmissions(first.fileMark);
    const desks = await Promise.all(
      keys.map(async (key) => {
        const desk = sameCase ? known.find((one) => one.key.lot === key.lot) : undefined;
        const stored = desk === undefined ? await storedDraft({ key }) : null;
        // As it is now, not as it was before the others were read.
        const current = desk === undefined ? undefined : (deskOf(store.get(), key.lot) ?? desk);
        const read =
          current === undefined
            ? openDesk(reading, key, { url, now: now() }, stored)
            : rereadDesk(current, reading);
        return withOffice(read, { ...store.get(), page: { status: 'read', url, reading } });
      }),
    );
    if (!sameCase) await leaveCase();
    const stays = desks.some((desk) => desk.key.lot === active());
    store.set({
      page: { status: 'read', url, reading },
      desks,
      active: stays && sameCase ? active() : (desks[0]?.key.lot ?? ''),
    });
    openActive();
  }

  /** The page went on to another case by itself: what is being typed belongs to the one before, and is saved for that. */
  async function leaveCase(): Promise<void> {
    if (store.get().desks.length === 0) return;
    await commitToForms();
    for (const { key } of store.get().desks) saver.goAway(key.lot);
  }

  function choose(kind: FilingKind): void {
    const fileMark = store.get().desks[0]?.key.fileMark;
    // What was refused over one form says nothing of another.
    store.set({ chosen: fileMark === undefined ? null : { kind, fileMark }, trouble: null });
    if (kind === 'auction') openActive();
  }

  /** Brings in what the opened draft proposes, and asks whether the portal has it already. */
  function openActive(): void {
    const { page, service } = store.get();
    const desk = deskOf(store.get());
    if (page.status !== 'read' || desk === undefined) return;
    const isAsked = desk.begun || chosenKind(store.get()) === 'auction';
    if (!isAsked && !speaksOfAuction(page.reading)) return;
    const submission = submissionOf(store.get(), desk.key);
    if (submission !== undefined && isShown(submission, desk)) return;
    if (service.status === 'problem') return;
    fetchProposed();
    void lookAtRemote(desk);
  }

  function fetchProposed(): void {
    const { page } = store.get();
    const desk = deskOf(store.get());
    if (page.status !== 'read' || desk === undefined) return;
    for (const document of proposedDocuments(desk.draft, page.reading)) fetcher.fetch(desk.key.lot, document);
  }

  async function lookAtRemote(desk: Desk): Promise<void> {
    const number = desk.draft.fields.referenceNumber?.value ?? desk.key.fileMark;
    const auctionKind = desk.draft.fields.auctionKind?.value;
    if (typeof number !== 'string' || typeof auctionKind !== 'string' || desk.look !== null) return;
    try {
      const look = await backend.call('remote.look', { key: desk.key, number, recordKind: auctionKind });
      store.setDesk(desk.key.lot, (one) => ({ ...one, look }));
    } catch (error) {
      // The outbox looks again before it creates anything; here the look is only an early word.
      if (isServiceProblem(problemOf(error))) noteServiceProblem(error);
    }
  }

  /** What was given up may be at the portal all the same, or is there from another hand: that is told before the next. */
  function lookAnew(news: readonly SubmissionView[]): void {
    for (const { caseKey, state } of news) {
      if (state !== 'cancelled' || caseKey.kind !== 'auction') continue;
      const desk = deskOf(store.get(), caseKey.lot);
      if (desk === undefined || desk.key.fileMark !== caseKey.fileMark) continue;
      store.setDesk(caseKey.lot, (one) => ({ ...one, look: null }));
      if (caseKey.lot === active()) void lookAtRemote({ ...desk, look: null });
    }
  }

  function onChange(news: Change): void {
    if (news.what === 'submissions') {
      filing.merge(news.submissions);
      lookAnew(news.submissions);
    }
    if (news.what === 'draft') store.setDesk(news.draft.key.lot, (desk) => meetPushed(desk, news.draft));
    if (news.what === 'discarded') meetDiscarded(news.key);
    if (news.what === 'page') void readPage();
    if (news.what === 'picked') teaching.onPick(news.pick);
    if (news.what === 'teach-wanted') void teaching.startIfWanted();
    if (news.what === 'marked') void takeMarked();
    if (news.what === 'progress') noteProgress(news);
    if (news.what === 'service') void onService(news.problem);
  }

  /** As the page gives it, where nothing is stored any more. */
  function freshDesk(key: CaseKey, { url, reading }: ReadPage): Desk {
    return withOffice(openDesk(reading, key, { url, now: now() }, null), store.get());
  }

  function meetDiscarded(key: CaseKey): void {
    const page = lastRead(store.get().page);
    const desk = deskOf(store.get(), key.lot);
    if (page === null || desk === undefined || !isSameKey(desk.key, key) || desk.draft.version === 0) return;
    // What isn't saved yet stays, and is saved as the first version.
    const isSaved = desk.saved === desk.edits;
    store.setDesk(key.lot, (one) =>
      isSaved ? freshDesk(key, page) : { ...one, draft: { ...one.draft, version: 0 }, conflict: null },
    );
    if (isSaved && key.lot === active()) openActive();
  }

  function meetPushed(desk: Desk, draft: Draft): Desk {
    const { fileMark, kind } = draft.key;
    const ours =
      fileMark === desk.key.fileMark && kind === desk.key.kind && draft.version > desk.draft.version;
    return ours ? meetNewer(desk, draft) : desk;
  }

  function noteProgress({ href, bytes, size }: Extract<Change, { what: 'progress' }>): void {
    for (const { key, documents } of store.get().desks) {
      if (documents[href]?.status !== 'fetching') continue;
      const state = { status: 'fetching', bytes, size } as const;
      store.setDesk(key.lot, (desk) => ({ ...desk, documents: { ...desk.documents, [href]: state } }));
    }
  }

  async function onService(problem: Extract<Change, { what: 'service' }>['problem']): Promise<void> {
    if (problem !== null) loseService(problem);
    else if (store.get().service.status !== 'ready') await retryService();
  }

  async function retryService(): Promise<void> {
    store.set({ trouble: null });
    if (!(await readService())) return;
    await readOffice();
    const [first] = store.get().desks;
    if (first === undefined) return await readPage();
    await readSubmissions(first.key.fileMark);
    for (const { key } of store.get().desks) {
      const stored = await storedDraft({ key });
      if (stored !== null) store.setDesk(key.lot, (desk) => meetPushed(desk, stored));
      dropServiceFailures(key.lot);
      saver.schedule(key.lot);
    }
    openActive();
  }

  /** Files that failed only because the companion was away are asked for again. */
  function dropServiceFailures(lot: string): void {
    store.setDesk(lot, (desk) => ({
      ...desk,
      documents: Object.fromEntries(
        Object.entries(desk.documents).filter(
          ([, state]) => state.status !== 'failed' || !isServiceProblem(state.problem),
        ),
      ),
    }));
  }

  const forms = new Set<() => boolean>();

  return {
    ...filing,
    store,
    teaching,
    watchUnsaved(isUnsaved) {
      forms.add(isUnsaved);
      return () => forms.delete(isUnsaved);
    },
    wouldLose() {
      const { service, desks } = store.get();
      if (service.status !== 'problem') return false;
      return desks.some((desk) => desk.saved < desk.byHand) || [...forms].some((isUnsaved) => isUnsaved());
    },
    async start() {
      backend.onChange(onChange, signal);
      await Promise.all([readService(), readOffice(), readPage()]);
      openActive();
      await teaching.startIfWanted();
      await takeMarked();
    },
    async readAgain() {
      store.set({ page: { status: 'reading', before: lastRead(store.get().page) }, trouble: null });
      await readPage();
    },
    retryService,
    askService: readService,
    loseService,
    switchTo(lot) {
      store.set({ active: lot, trouble: null });
      openActive();
    },
    choose,
    setValue: (id, value) => change((desk) => setValue(desk, id, value)),
    keepTyped: (id, text) => change((desk) => keepTyped(desk, id, text)),
    dropTyped: (id) => change((desk) => dropTyped(desk, id)),
    confirm: (id) => change((desk) => confirmField(desk, id)),
    settleDifferences: (take, id) =>
      change((desk) =>
        desk.differences
          .filter((one) => id === undefined || one.id === id)
          .reduce((settled, one) => settle(settled, one, take), desk),
      ),
    settleConflict: (take) => change((desk) => settleConflict(desk, take)),
    attach(document) {
      const lot = active();
      store.setDesk(lot, (desk) => ({
        ...desk,
        draft: { ...desk.draft, leftOut: desk.draft.leftOut.filter((href) => href !== document.href) },
      }));
      fetcher.fetch(lot, document);
    },
    leaveOut: (document) => change((desk) => leaveOut(desk, document.href)),
    removeFile: (sha256) => change((desk) => removeAttachment(desk, sha256)),
    setType: (href, documentType) => change((desk) => setType(desk, href, documentType)),
    setFileType: (sha256, documentType) => change((desk) => setFileType(desk, sha256, documentType)),
    addFiles: (files) => ownFiles.add(active(), files),
    retryFile: (id) => ownFiles.again(active(), id),
    dropFile: (id) => ownFiles.drop(active(), id),
    moveFile: (sha256, to) => change((desk) => moveAttachment(desk, sha256, to)),
    acknowledgeFile: (sha256, on) => change((desk) => acknowledge(desk, sha256, on)),
    tick: (key) => change((desk) => toggleTick(desk, key)),
    fileAnother: (reason) => change((desk) => fileAnother(desk, reason)),
    keepReason: (reason) => change((desk) => keepReason(desk, reason)),
    putRight(submission) {
      store.setDesk(active(), (desk) => putRight(desk, submission));
      fetchProposed();
    },
    async discard() {
      const desk = deskOf(store.get());
      const page = lastRead(store.get().page);
      if (desk === undefined || page === null) return;
      try {
        await backend.call('drafts.discard', { key: desk.key });
      } catch (error) {
        return noteServiceProblem(error);
      }
      store.setDesk(desk.key.lot, () => freshDesk(desk.key, page));
      openActive();
    },
    save() {
      for (const { key } of store.get().desks) saver.saveUnasked(key.lot);
    },
    goAway() {
      if (store.get().teach !== null) void backend.stopTeaching();
      for (const { key } of store.get().desks) saver.goAway(key.lot);
    },
    async leave() {
      const ends = store.get().teach === null ? [] : [backend.stopTeaching()];
      await Promise.allSettled([...ends, ...store.get().desks.map(({ key }) => saver.flush(key.lot))]);
    },
  };
}
