/** The draft of a notice while its form is open: read, saved, its file fetched, filed once for each addressee. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
import { noticeLot, type PostNotice } from '../../../shared/submissions/notice.ts';
import { noticeDraftFromReading } from '../../../shared/submissions/notice-draft.ts';
import { onLeave } from '../../ui/commit-typed.ts';
import type { PanelBackend } from '../panel/backend.ts';
import { createFormDraft } from '../panel/form-draft.ts';
import { createFormTrouble } from '../panel/form-trouble.ts';
import type { HandOver } from '../panel/hand-over.ts';
import { attachFile, detachFiles, fillRegistryOffice } from './notice-state.ts';

type OfficeOfNotices = Pick<OfficeSettings['notices'], 'closesAt' | 'registryOffices'>;

export interface NoticeState {
  /** Null until the stored draft was asked for. */
  readonly draft: Draft | null;
  /** Somebody saved another one meanwhile: a person says which of the two holds. */
  readonly newer: Draft | null;
  readonly submissions: readonly SubmissionView[];
  /** Labels of the ways of delivery the board knows; empty while they can't be read. */
  readonly deliveryKinds: readonly string[];
  readonly fetching: string | null;
  readonly busy: boolean;
  readonly trouble: Problem | null;
}

export interface NoticeActions {
  change(update: (draft: Draft) => Draft): void;
  attach(document: FoundDocument): void;
  /** A file the person picked or dropped. */
  attachOwn(file: File): void;
  /** Without a file, one on its way included. */
  detach(): void;
  /** Leaves the file that is there: the one on its way is wanted no more. */
  keepFile(): void;
  file(payloads: readonly PostNotice[], training: boolean): void;
  discard(): void;
  settle(which: 'newer' | 'mine'): void;
  /** The companion is back: saves what couldn't be saved, reads what couldn't be read. */
  resume(): void;
  /** Something of this case was filed beside the form. */
  filed(submission: SubmissionView): void;
}

export interface NoticeParts {
  readonly backend: PanelBackend;
  readonly reading: CaseReading;
  readonly pageUrl: string;
  readonly key: CaseKey;
  readonly now: () => string;
  readonly newId: () => string;
  readonly handOver: HandOver;
  /** Hears whether the companion has what is on screen. @returns what ends that */
  readonly watchUnsaved: (isUnsaved: () => boolean) => () => void;
  /** The companion can't be reached. */
  readonly onServiceLost: (problem: Problem) => void;
}

const firstState: NoticeState = {
  draft: null,
  newer: null,
  submissions: [],
  deliveryKinds: [],
  fetching: null,
  busy: false,
  trouble: null,
};

export function useNotice(parts: NoticeParts): { state: NoticeState; actions: NoticeActions } {
  const [state, setState] = useState(firstState);
  const latest = useRef({ parts, state });
  latest.current.parts = parts;
  const { backend } = parts;
  const { fileMark } = parts.key;

  const life = useMemo(() => {
    const set = (part: Partial<NoticeState>): void => {
      latest.current.state = { ...latest.current.state, ...part };
      setState(latest.current.state);
    };
    /** Ids of filings that may not have been stored: the same content keeps its id, so it is never filed twice. */
    const tried = new Map<string, string>();

    const { fail, failSaving, forgetOutage } = createFormTrouble({
      read: () => latest.current.state,
      show: (trouble) => set({ trouble }),
      lose: (problem) => latest.current.parts.onServiceLost(problem),
    });

    const kept = createFormDraft({
      backend,
      read: () => latest.current.state.draft,
      write: (draft) => set({ draft }),
      fresh,
      now: () => latest.current.parts.now(),
      meet: (newer) => set({ newer }),
      fail: failSaving,
    });
    function change(update: (draft: Draft) => Draft): void {
      const { draft } = latest.current.state;
      if (draft === null) return;
      set({ draft: update(draft), trouble: null });
      kept.schedule(draft);
    }

    let office: OfficeOfNotices = defaultOfficeSettings.notices;
    function fresh(): Draft {
      const { key, reading, pageUrl, now } = latest.current.parts;
      const { closesAt, registryOffices } = office;
      const draft = noticeDraftFromReading(reading, key, pageUrl, { now: now(), closesAt });
      return fillRegistryOffice(draft, registryOffices);
    }

    let isRead = false;
    async function start(): Promise<void> {
      const { key } = latest.current.parts;
      const before = latest.current.state.draft;
      try {
        office = await backend.call('notices.office', {});
        const { draft } = await backend.call('drafts.read', { key });
        // What was typed or saved meanwhile holds; a newer one is met when it is saved.
        if (latest.current.state.draft === before && kept.isSaved())
          set({ draft: draft ?? before ?? fresh() });
        const { submissions } = await backend.call('submissions.list', { fileMark: key.fileMark });
        merge(submissions);
        const { lists } = await backend.call('notices.code-lists', {});
        const [, kinds = []] = Object.entries(lists).find(([name]) => /druh.*doru/i.test(name)) ?? [];
        set({ deliveryKinds: kinds.map(({ label }) => label) });
        isRead = true;
      } catch (error) {
        set({ draft: latest.current.state.draft ?? fresh() });
        failSaving(error);
      }
    }

    async function resume(): Promise<void> {
      forgetOutage();
      await kept.resume();
      if (!isRead) await start();
    }

    function merge(news: readonly SubmissionView[]): void {
      const known = new Map(latest.current.state.submissions.map((one) => [one.id, one]));
      for (const one of news) {
        if (one.caseKey.kind === 'notice' && one.caseKey.fileMark === fileMark) known.set(one.id, one);
      }
      set({ submissions: [...known.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)) });
    }

    /** Counts what was asked for last: what arrives for an earlier wish is wanted no more. */
    let wanted = 0;
    function keepFile(): void {
      wanted += 1;
      set({ fetching: null });
    }
    function detach(): void {
      keepFile();
      change(detachFiles);
    }

    /** Brings one file in; of two asked for at once the later stays. */
    async function bring(
      shown: string,
      document: { readonly href: string | null; readonly name: string },
      store: () => Promise<StoredFile>,
    ): Promise<void> {
      wanted += 1;
      const own = wanted;
      set({ fetching: shown, trouble: null });
      try {
        const file = await store();
        if (own === wanted) change((draft) => attachFile(draft, document, file));
      } catch (error) {
        if (own === wanted) fail(error);
      }
      if (own === wanted) set({ fetching: null });
    }

    const attach = ({ href, name, documentType }: FoundDocument): Promise<void> =>
      bring(href, { href, name }, () => backend.fetchDocument({ href, name, documentType }));

    const attachOwn = (file: File): Promise<void> =>
      bring(file.name, { href: null, name: file.name }, () => backend.storeFile(file, () => {}));

    async function file(payloads: readonly PostNotice[], training: boolean): Promise<void> {
      if (latest.current.state.busy) return;
      set({ busy: true, trouble: null });
      const { key, pageUrl, newId, handOver } = latest.current.parts;
      try {
        await kept.save();
        for (const payload of payloads) {
          const caseKey = { ...key, lot: noticeLot(payload) };
          const content = JSON.stringify([caseKey, payload]);
          const id = tried.get(content) ?? newId();
          tried.set(content, id);
          merge([await handOver({ id, caseKey, pageUrl, payload, training })]);
          // Once it is off the board the same may be posted again, as another submission.
          tried.delete(content);
        }
      } catch (error) {
        fail(error);
      }
      set({ busy: false });
    }

    async function discard(): Promise<void> {
      try {
        await kept.discard(latest.current.parts.key);
        keepFile();
        set({ trouble: null });
      } catch (error) {
        fail(error);
      }
    }
    const settle = (which: 'newer' | 'mine'): Promise<void> => kept.settle(which).catch(fail);
    const { leave, goAway, isSaved } = kept;
    return {
      change,
      attach,
      attachOwn,
      detach,
      keepFile,
      file,
      discard,
      hear: kept.hear,
      hearDiscarded: kept.hearDiscarded,
      merge,
      start,
      resume,
      settle,
      leave,
      goAway,
      isSaved,
    };
  }, [backend, fileMark]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      if (news.what === 'submissions') life.merge(news.submissions);
      if (news.what === 'draft') life.hear(news.draft);
      if (news.what === 'discarded') life.hearDiscarded(news.key);
    }, abort.signal);
    void life.start();
    const leave = (): void => void life.leave().catch(() => undefined);
    onLeave({ save: leave, goAway: life.goAway }, abort.signal);
    const forget = latest.current.parts.watchUnsaved(() => !life.isSaved());
    return () => {
      forget();
      abort.abort();
      leave();
    };
  }, [backend, life]);

  return {
    state,
    actions: {
      change: life.change,
      attach: (document) => void life.attach(document),
      attachOwn: (file) => void life.attachOwn(file),
      detach: life.detach,
      keepFile: life.keepFile,
      file: (payloads, training) => void life.file(payloads, training),
      discard: () => void life.discard(),
      settle: (which) => void life.settle(which),
      resume: () => void life.resume(),
      filed: (submission) => life.merge([submission]),
    },
  };
}
