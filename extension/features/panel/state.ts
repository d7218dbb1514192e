/** Everything the panel shows, as one value, and the small store that holds it. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DocumentType } from '../../../shared/case/record.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import { isProblemError, type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import type { Difference } from '../../../shared/submissions/auction-draft.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { isRemedy } from '../submission/steps.ts';
import type { TeachState } from '../teach/teach-state.ts';
import type { Plain } from './field-text.ts';
import type { Unfinished } from './unfinished.ts';

export type ServiceInfo = RouteReply<'service.read'>;
export type RemoteLook = RouteReply<'remote.look'>;

/** A document of the page, or a file of the person's own, on its way into the draft, or why it isn't there. */
export type DocumentState =
  | {
      readonly status: 'fetching';
      readonly bytes: number;
      readonly size: number;
      /** Of a file of the person's own. */
      readonly name?: string;
    }
  | { readonly status: 'failed'; readonly problem: Problem; readonly name?: string };

/** What a remote system refused, kept beside the draft that is being put right. */
export interface Refusal {
  readonly submissionId: string;
  readonly problem: Problem;
  readonly field: FieldId | 'attachments' | null;
  /** The value that was refused. */
  readonly value: Plain;
  /** The person looked at it and leaves it as it is. */
  readonly settled: boolean;
}

/** The desk of one draft: everything about one case, kind and lot. */
export interface Desk extends Unfinished {
  readonly key: CaseKey;
  readonly draft: Draft;
  /** The draft exists in the companion or a person changed something: it is not just what the page says. */
  readonly begun: boolean;
  readonly differences: readonly Difference[];
  /** Somebody saved a newer version meanwhile. */
  readonly conflict: { readonly newer: Draft; readonly differences: readonly Difference[] } | null;
  readonly documents: Readonly<Record<string, DocumentState>>;
  /** What the papers of the draft say of themselves, by SHA-256. */
  readonly hints: Readonly<Record<string, RouteReply<'attachments.look'>>>;
  /** Types a person chose for documents, by address. */
  readonly types: Readonly<Record<string, DocumentType>>;
  readonly look: RemoteLook | null;
  readonly refusal: Refusal | null;
  /** Counts changes; the draft is saved when `saved` has caught up. */
  readonly edits: number;
  readonly saved: number;
  /** The last of those changes that a person made; documents that came by themselves come again. */
  readonly byHand: number;
}

export interface ReadPage {
  readonly status: 'read';
  readonly url: string;
  readonly reading: CaseReading;
}

export type PageState =
  /** `before`: the page as it was read last, where it is read once more. */
  | { readonly status: 'reading'; readonly before: ReadPage | null }
  | ReadPage
  | { readonly status: 'gone'; readonly problem: Problem };

export type ServiceState =
  | { readonly status: 'asking' }
  | { readonly status: 'ready'; readonly info: ServiceInfo }
  /** `info`: what it said before it went away. */
  | { readonly status: 'problem'; readonly problem: Problem; readonly info: ServiceInfo | null };

/** What the person asked for and is under way. */
export type Busy = 'publish' | 'save-draft' | 'publish-draft' | 'act';

export interface PanelState {
  readonly page: PageState;
  readonly service: ServiceState;
  /** The office's settings; null until they are read. */
  readonly office: OfficeSettings | null;
  readonly submissions: readonly SubmissionView[];
  readonly desks: readonly Desk[];
  /** Stored drafts of other kinds for the same case, as they were when it came to the front. */
  readonly others: readonly Draft[];
  /** Lot of the desk that is shown. */
  readonly active: string;
  /** The kind a person chose, and for which case; null: none yet. */
  readonly chosen: { readonly kind: FilingKind; readonly fileMark: string } | null;
  readonly busy: Busy | null;
  /** When the last filing click was taken, ms since the epoch: its place stays empty for a while. */
  readonly filedAt: number;
  /** Why the last thing the person asked for was not done. */
  readonly trouble: Problem | null;
  /** A person is teaching this site; null otherwise. */
  readonly teach: TeachState | null;
  /** The field that marked text was given to last, and how often any was. */
  readonly marked: { readonly field: FieldId; readonly count: number } | null;
}

export const firstState: PanelState = {
  page: { status: 'reading', before: null },
  service: { status: 'asking' },
  office: null,
  submissions: [],
  desks: [],
  others: [],
  active: '',
  chosen: null,
  busy: null,
  filedAt: 0,
  trouble: null,
  teach: null,
  marked: null,
};

export interface Store {
  get(): PanelState;
  set(change: Partial<PanelState>): void;
  /** Changes one desk; a desk that is gone meanwhile is left alone. */
  setDesk(lot: string, change: (desk: Desk) => Desk): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(): Store {
  let state = firstState;
  const listeners = new Set<() => void>();
  const set = (change: Partial<PanelState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    set,
    setDesk: (lot, change) =>
      set({ desks: state.desks.map((desk) => (desk.key.lot === lot ? change(desk) : desk)) }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function deskOf(state: PanelState, lot: string = state.active): Desk | undefined {
  return state.desks.find((desk) => desk.key.lot === lot);
}

/** The page as it was read last: a form over it stays while it is read again. Null where it isn't known. */
export function lastRead(page: PageState): ReadPage | null {
  if (page.status === 'reading') return page.before;
  return page.status === 'read' ? page : null;
}

/** What the companion last said of itself; null where it never answered. */
export function lastInfo(service: ServiceState): ServiceInfo | null {
  return service.status === 'asking' ? null : service.info;
}

/** Why the companion can't be reached; null while it can. */
export function outageOf(service: ServiceState): Problem | null {
  return service.status === 'problem' ? service.problem : null;
}

/** It can't be reached: what it said before still holds for what is shown. */
export function withoutService(service: ServiceState, problem: Problem): ServiceState {
  return { status: 'problem', problem, info: lastInfo(service) };
}

export const isSameKey = (one: CaseKey, other: CaseKey): boolean =>
  one.fileMark === other.fileMark && one.kind === other.kind && one.lot === other.lot;

/** The newest submission of a draft's key; undefined where there was none. */
export function submissionOf(state: PanelState, key: CaseKey): SubmissionView | undefined {
  const dismissed = deskOf(state, key.lot)?.refusal?.submissionId;
  return (
    state.submissions
      .filter(({ caseKey }) => isSameKey(caseKey, key))
      // Something that was to be put right and wasn't leaves what was filed before as it is. So does publishing a draft
      // that stopped or is being put right: the draft still waits at the portal, and only publishing it goes on from it.
      .filter((one) => !goesOnFromEarlier(one) || (one.state !== 'cancelled' && one.id !== dismissed))
      .reduce<SubmissionView | undefined>(
        (newest, one) => (newest === undefined || one.createdAt > newest.createdAt ? one : newest),
        undefined,
      )
  );
}

function goesOnFromEarlier(submission: SubmissionView): boolean {
  return isRemedy(submission) || submission.action === 'publish-draft';
}

/** What a caught error says to a person; anything unexpected is ours. */
export function problemOf(error: unknown): Problem {
  return isProblemError(error)
    ? error.problem
    : new ProblemError({ code: 'internal' }, { cause: error }).problem;
}

/** The companion can't be reached at all: not a refusal of one call. */
export function isServiceProblem(problem: Problem): boolean {
  return [
    'service-missing',
    'service-foreign',
    'companion-outdated',
    'extension-outdated',
    'not-paired',
  ].includes(problem.code);
}
