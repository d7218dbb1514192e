/** The draft of a listing while its form is open: read, saved, its pictures fetched, compared, filed. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { ListingRow } from '../../../shared/contract/listing-routes.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { CaseKey, Payload, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { type ListingSubmission, listingImageLimits } from '../../../shared/submissions/listing.ts';
import { assessListing } from '../../../shared/submissions/listing-check.ts';
import { transferIdOf } from '../../../shared/submissions/listing-prefill.ts';
import { onLeave } from '../../ui/commit-typed.ts';
import type { PanelBackend } from '../panel/backend.ts';
import { createFormDraft } from '../panel/form-draft.ts';
import { createFormTrouble } from '../panel/form-trouble.ts';
import type { HandOver } from '../panel/hand-over.ts';
import {
  createOf,
  freshDraft,
  freshValues,
  type ListingValues,
  picturesOf,
  type References,
} from './listing-form.ts';

export interface ListingState {
  /** Null until the stored draft was asked for. */
  readonly draft: Draft | null;
  /** Somebody saved another one meanwhile: a person says which of the two holds. */
  readonly newer: Draft | null;
  /** What page and office say now. */
  readonly fresh: ListingValues;
  readonly references: References | null;
  /** What the portal has under our key; null: not known yet. */
  readonly look: RouteReply<'remote.look'> | null;
  /** "Porovnat s portálem": what differs; null: not asked, or changed since. */
  readonly row: ListingRow | null;
  readonly submissions: readonly SubmissionView[];
  /** Addresses of pictures on their way. */
  readonly fetching: readonly string[];
  readonly busy: boolean;
  readonly trouble: Problem | null;
}

export interface ListingActions {
  change(update: (draft: Draft) => Draft): void;
  attach(document: FoundDocument): void;
  /** Gives up a picture on its way, by its address. */
  cancel(href: string): void;
  compare(): void;
  file(payload: ListingSubmission, training: boolean): void;
  discard(): void;
  settle(which: 'newer' | 'mine'): void;
  /** Reads the portal's lists and what it has under our key again. */
  again(): void;
  /** The companion is back: saves what couldn't be saved, reads what couldn't be read. */
  resume(): void;
}

export interface ListingParts {
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

const firstState: ListingState = {
  draft: null,
  newer: null,
  fresh: {},
  references: null,
  look: null,
  row: null,
  submissions: [],
  fetching: [],
  busy: false,
  trouble: null,
};

export function useListing(parts: ListingParts): { state: ListingState; actions: ListingActions } {
  const [state, setState] = useState(firstState);
  const latest = useRef({ parts, state });
  latest.current.parts = parts;
  const { backend } = parts;

  const life = useMemo(() => {
    /** Pictures on their way, each with its try: one that was given up and asked for anew is another. */
    const wanted = new Map<string, symbol>();
    /** Filings that may not have been stored: the same content goes again as the same one, so it is never filed twice. */
    const tried = new Map<string, { readonly id: string; readonly payload: Payload }>();
    const set = (part: Partial<ListingState>): void => {
      latest.current.state = { ...latest.current.state, ...part };
      setState(latest.current.state);
    };
    const { fail, failSaving, forgetOutage } = createFormTrouble({
      read: () => latest.current.state,
      show: (trouble) => set({ trouble }),
      lose: (problem) => latest.current.parts.onServiceLost(problem),
    });

    function fresh(): Draft {
      const { key, pageUrl, now } = latest.current.parts;
      return freshDraft(latest.current.state.fresh, key, pageUrl, now());
    }
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
      set({ draft: update(draft), row: null, trouble: null });
      kept.schedule(draft);
    }

    let isRead = false;
    async function start(): Promise<void> {
      const { key, reading } = latest.current.parts;
      const before = latest.current.state.draft;
      const [stored, , list] = await Promise.all([
        backend.call('drafts.read', { key }).catch(noteProblem),
        readReferences(),
        backend.call('submissions.list', { fileMark: key.fileMark }).catch(noteProblem),
      ]);
      // What was typed or saved meanwhile holds; a newer one is met when it is saved.
      if (latest.current.state.draft === before && kept.isSaved()) {
        set({ draft: stored?.draft ?? before ?? fresh() });
      }
      if (list !== undefined) merge(list.submissions);
      isRead = stored !== undefined && list !== undefined;
      await look();
      if (stored?.draft === null) {
        for (const one of picturesOf(reading, key)) await attach(one);
      }
    }
    function noteProblem(error: unknown): undefined {
      failSaving(error);
      return undefined;
    }

    async function readReferences(): Promise<void> {
      const { key, reading } = latest.current.parts;
      const references = (await backend.call('listings.references', {}).catch(noteProblem)) ?? null;
      set({ references, fresh: freshValues(reading, key, references) });
    }

    /** Only what the portal says: the draft is what the person is typing meanwhile. */
    async function again(): Promise<void> {
      set({ trouble: null });
      await readReferences();
      await look();
    }

    async function resume(): Promise<void> {
      forgetOutage();
      await kept.resume();
      if (!isRead) await start();
      else if (latest.current.state.references === null || latest.current.state.look === null) await again();
    }

    /** What the portal has under our key, whoever put it there. */
    async function look(): Promise<void> {
      const { key } = latest.current.parts;
      const officeId = latest.current.state.draft?.fields.officeId?.value;
      try {
        const found = await backend.call('remote.look', {
          key,
          number: transferIdOf(key.fileMark, key.lot),
          recordKind: 'listing',
          ...(typeof officeId === 'string' ? { subject: officeId } : {}),
        });
        set({ look: found });
      } catch (error) {
        failSaving(error);
      }
    }

    function merge(news: readonly SubmissionView[]): void {
      const { key } = latest.current.parts;
      const known = new Map(latest.current.state.submissions.map((one) => [one.id, one]));
      for (const one of news) {
        const { kind, fileMark, lot } = one.caseKey;
        if (kind === 'listing' && fileMark === key.fileMark && lot === key.lot) known.set(one.id, one);
      }
      set({ submissions: [...known.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)) });
    }

    async function attach(document: FoundDocument): Promise<void> {
      const { href, name, documentType } = document;
      if (wanted.has(href)) return;
      const own = Symbol(href);
      wanted.set(href, own);
      const isWanted = (): boolean => wanted.get(href) === own;
      set({ fetching: [...wanted.keys()] });
      try {
        const file = await backend.fetchDocument({ href, name, documentType });
        if (!isWanted()) return;
        if (file.mediaType === 'application/pdf') set({ trouble: wrongPicture('attachment-type') });
        else if (file.size > listingImageLimits.bytes) set({ trouble: wrongPicture('attachment-too-large') });
        else {
          const picture = { ...file, name: name.slice(0, 255), documentType: 'image' as const, href };
          change((draft) => ({
            ...draft,
            attachments: [...draft.attachments.filter((one) => one.href !== href), picture],
          }));
        }
      } catch (error) {
        if (isWanted()) fail(error);
      }
      if (isWanted()) cancel(href);
    }

    /** It may still arrive; then nobody wants it any more. */
    function cancel(href: string): void {
      wanted.delete(href);
      set({ fetching: [...wanted.keys()] });
    }

    async function compare(): Promise<void> {
      const { draft, busy } = latest.current.state;
      if (draft === null || busy) return;
      const assessment = assessListing(createOf(draft));
      if (!assessment.ready) return;
      set({ busy: true, trouble: null });
      try {
        const { rows } = await backend.call('listings.compare', { listings: [assessment.payload] });
        set({ row: rows[0] ?? null });
      } catch (error) {
        fail(error);
      }
      set({ busy: false });
    }

    async function file(listing: ListingSubmission, training: boolean): Promise<void> {
      if (latest.current.state.busy) return;
      set({ busy: true, trouble: null });
      const { key, pageUrl, newId, handOver } = latest.current.parts;
      try {
        await kept.save();
        const content = JSON.stringify(listing, (name, value: unknown) => (name === 'changeId' ? '' : value));
        const request = tried.get(content) ?? { id: newId(), payload: listing };
        tried.set(content, request);
        merge([await handOver({ ...request, caseKey: key, pageUrl, training })]);
        tried.delete(content);
        set({ row: null });
      } catch (error) {
        fail(error);
      }
      set({ busy: false });
    }

    async function discard(): Promise<void> {
      try {
        await kept.discard(latest.current.parts.key);
        set({ row: null, trouble: null });
      } catch (error) {
        fail(error);
      }
    }
    /** A filing that ended changes what the portal has. */
    function hear(news: readonly SubmissionView[]): void {
      merge(news);
      const { key } = latest.current.parts;
      const ended = news.some(
        ({ caseKey, state: now }) =>
          caseKey.kind === 'listing' &&
          caseKey.fileMark === key.fileMark &&
          ['done', 'rejected', 'cancelled'].includes(now),
      );
      if (ended) void look();
    }
    return {
      change,
      attach,
      cancel,
      compare,
      file,
      discard,
      hear,
      hearDraft: kept.hear,
      hearDiscarded: kept.hearDiscarded,
      start,
      again,
      resume,
      leave: kept.leave,
      goAway: kept.goAway,
      isSaved: kept.isSaved,
      settle: kept.settle,
      fail,
    };
  }, [backend]);

  useEffect(() => {
    const abort = new AbortController();
    backend.onChange((news) => {
      if (news.what === 'submissions') life.hear(news.submissions);
      if (news.what === 'draft') life.hearDraft(news.draft);
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
      cancel: life.cancel,
      compare: () => void life.compare(),
      file: (payload, training) => void life.file(payload, training),
      discard: () => void life.discard(),
      settle: (which) => void life.settle(which).catch(life.fail),
      again: () => void life.again(),
      resume: () => void life.resume(),
    },
  };
}

function wrongPicture(code: Problem['code']): Problem {
  return { code, params: { limitBytes: listingImageLimits.bytes }, sent: 'nothing' };
}
