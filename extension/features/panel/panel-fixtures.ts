/** A read case, submissions and a backend without a browser: for tests and for looking at screens. */
import { type FieldId, fieldIds } from '../../../shared/case/fields.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Change, Marked } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RemoteChoices, RemoteRecord } from '../../../shared/contract/remote.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { StepView, StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';
import type { TaughtRule } from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';
import type {
  CaseReading,
  Found,
  FoundDocument,
  Missing,
  Place,
} from '../../../shared/extraction/reading.ts';
import {
  defaultOfficeSettings,
  type OfficeSettings,
  officeSettingsSchema,
} from '../../../shared/office/settings.ts';
import type { PanelBackend, PanelRoute } from './backend.ts';

export const fixedNow = '2026-11-21T08:14:00.000Z';

export const placeOf = (label: string): Place => ({ frame: '', selector: `#${label.length}`, label });

export function found<V>(value: V, label = '', confidence = 0.9): Found<V> {
  return { status: 'found', value, raw: String(value), place: placeOf(label), rung: 'label', confidence };
}

export const notFound: Missing<never> = { status: 'missing', reason: 'not-found', candidates: [] };

export function documentOf(
  name: string,
  documentType: FoundDocument['documentType'],
  sure = 0.9,
): FoundDocument {
  return {
    href: `http://spis.localhost/dokument/${encodeURIComponent(name)}`,
    name,
    mediaType: documentType === 'image' ? 'image/jpeg' : 'application/pdf',
    documentType,
    place: placeOf(name),
    confidence: sure,
  };
}

const { checks } = defaultOfficeSettings;
const carefreeOffice = officeSettingsSchema.parse({
  ...defaultOfficeSettings,
  checks: Object.fromEntries(Object.entries(checks).map(([id, check]) => [id, { ...check, level: 'off' }])),
});

const values: Partial<Record<FieldId, unknown>> = {
  fileMark: '142EX81/25',
  referenceNumber: '142EX81/25-27',
  auctionKind: 'real',
  voluntary: false,
  title: 'Byt 3+1 s balkonem, Zaječí č. p. 412',
  description:
    'Bytová jednotka č. 412/7 o velikosti 3+1 ve třetím podlaží zděného domu, podíl 1/4 na společných částech.',
  category: 'Byt',
  appraisedPrice: 3_600_000,
  lowestBid: 2_400_000,
  minimumIncrement: 20_000,
  deposit: 500_000,
  depositAccount: '19-2000145399/0800',
  depositVariableSymbol: '8125027',
  startsAt: '2027-03-12T09:00:00.000Z',
  endsAt: '2027-03-12T11:00:00.000Z',
  cadastralArea: 'Zaječí',
  cadastralAreaCode: '790338',
  addressPointCode: '21738942',
  district: 'Břeclav',
};

export const documents: readonly FoundDocument[] = [
  documentOf('Dražební vyhláška 142 EX 81-25-27.pdf', 'auction_decree'),
  documentOf('Znalecký posudek 2231-45-2026.pdf', 'expert_report'),
  documentOf('dum-uliční-pohled.jpg', 'image'),
  documentOf('Protokol o soupisu.pdf', 'other_doc', 0.3),
];

/** The complete case; `changes` replace single readings, `undefined` means the page doesn't say. */
export function readingOf(
  changes: Readonly<Partial<Record<FieldId, unknown>>> = {},
  rest: Partial<CaseReading> = {},
): CaseReading {
  const fields = Object.fromEntries(
    fieldIds.map((id) => {
      const value = Object.hasOwn(changes, id) ? changes[id] : values[id];
      if (value === undefined) return [id, notFound];
      const isReading = typeof value === 'object' && value !== null && 'status' in value;
      return [id, isReading ? value : found(value, id)];
    }),
  );
  return {
    isCasePage: true,
    reasons: [],
    fields: fields as CaseReading['fields'], // every id is there, with the value types above
    documents,
    restriction: null,
    unreadFrames: [],
    ...rest,
  };
}

export function stepsOf(
  done: number,
  names = ['login', 'look', 'upload', 'create', 'attach', 'publish', 'verify'],
): StepView[] {
  return names.map((name, index) => ({
    name,
    state: index < done ? 'done' : index === done ? 'open' : 'planned',
    startedAt: index <= done ? fixedNow : null,
    finishedAt: index < done ? `2026-11-21T08:14:${String(index + 2).padStart(2, '0')}.000Z` : null,
    params:
      name === 'upload'
        ? { done: 3, of: 3, bytes: 14_200_000 }
        : name === 'create'
          ? { remote: 'Ykwdg' }
          : {},
  }));
}

export function submissionOfState(
  state: SubmissionView['state'],
  changes: Partial<SubmissionView> = {},
): SubmissionView {
  return {
    id: '6f1c1b2e-0000-4000-8000-000000000001',
    caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '27' },
    system: 'portal-drazeb',
    action: 'publish',
    number: '142EX81/25-27',
    title: 'Byt 3+1 s balkonem, Zaječí č. p. 412',
    pageUrl: 'http://spis.localhost/spis/byt-zajeci',
    state,
    stateSince: '2026-11-21T08:14:07.000Z',
    createdAt: fixedNow,
    heldUntil: state === 'held' ? '2026-11-21T08:14:12.000Z' : null,
    dueAt: null,
    steps: stepsOf(0).map((step) => ({ ...step, state: 'planned', startedAt: null })),
    problem: null,
    remote: null,
    candidates: [],
    attachments: 3,
    training: false,
    canStop: !['done', 'rejected', 'cancelled'].includes(state),
    ...changes,
  };
}

export const serviceInfo: RouteReply<'service.read'> = {
  version: '0.1.0',
  training: false,
  undoSeconds: { public: 15, other: 5 },
  systems: [
    {
      system: 'portal-drazeb',
      configured: true,
      host: 'www.portaldrazeb.cz',
      waitsUntil: null,
      problem: null,
    },
  ],
};

export interface FakeBackend extends PanelBackend {
  readonly calls: { readonly route: string; readonly message: unknown }[];
  readonly filed: StoreInput[];
  readonly fetched: string[];
  /** What was asked for in teaching, in its order. */
  readonly taught: object[];
  drafts: Map<string, Draft>;
  submissions: SubmissionView[];
  /** Given to a field in the context menu and not taken yet. */
  marked: Marked | null;
  push(change: Change): void;
}

export interface FakeOptions {
  /** The auctions of the case, as the portal has them. */
  readonly auctions?: RouteReply<'life.read'>['auctions'];
  /** Whom the portal would name as responsible. */
  readonly person?: RemoteChoices['responsiblePerson'];
  readonly reading?: CaseReading | ProblemError;
  readonly service?: RouteReply<'service.read'> | ProblemError;
  readonly submissions?: readonly SubmissionView[];
  readonly draft?: Draft;
  /** Further drafts of the case. */
  readonly others?: readonly Draft[];
  /** Default: an office that checks nothing. */
  readonly office?: OfficeSettings;
  readonly look?: Partial<RouteReply<'remote.look'>>;
  readonly fetchDocument?: PanelBackend['fetchDocument'];
  readonly file?: PanelBackend['file'];
  readonly storeFile?: PanelBackend['storeFile'];
  /** What papers say of themselves, by SHA-256. */
  readonly hints?: Readonly<Record<string, RouteReply<'attachments.look'>>>;
  /** What the portal has, for whoever reads a record. */
  readonly record?: RemoteRecord;
  readonly tried?: TriedRule;
  readonly before?: TaughtRule;
}

/** What the companion would make of a file of this name. */
export const storedFile = (name: string): StoredFile => ({
  sha256: [...name]
    .reduce((hash, letter) => `${hash}${letter.charCodeAt(0).toString(16)}`, '')
    .padEnd(64, '0')
    .slice(0, 64),
  size: 400_000 + name.length * 123_456,
  mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf',
});

/** By its lot; a listing has one beside the auction of the same lot. */
const placeOfDraft = ({ kind, lot }: Draft['key']): string => (kind === 'listing' ? `listing ${lot}` : lot);

/** A backend that keeps drafts and submissions in memory and remembers what it was asked. */
export function fakeBackend(options: FakeOptions = {}): FakeBackend {
  const listeners: ((change: Change) => void)[] = [];
  const service = options.service ?? serviceInfo;
  const reading = options.reading ?? readingOf();

  const answers: { readonly [R in PanelRoute]?: (message: never) => unknown } = {
    'drafts.read': ({ key }: { key: Draft['key'] }) => {
      const draft = backend.drafts.get(placeOfDraft(key));
      // Of a case without lots the auction's and the notice's would have one place.
      return { draft: draft?.key.kind === key.kind ? draft : null };
    },
    'drafts.save': ({ draft }: { draft: Draft }) => {
      const known = backend.drafts.get(placeOfDraft(draft.key));
      if (known !== undefined && known.version !== draft.version) {
        throw new ProblemError({ code: 'draft-changed', params: { version: known.version } });
      }
      const saved = { ...draft, version: draft.version + 1 };
      backend.drafts.set(placeOfDraft(draft.key), saved);
      return { draft: saved };
    },
    'attachments.look': ({ sha256 }: { sha256: string }) =>
      options.hints?.[sha256] ?? { marks: [], signatures: [] },
    'drafts.discard': ({ key }: { key: Draft['key'] }) => {
      backend.drafts.delete(placeOfDraft(key));
      return {};
    },
    'remote.read': () => {
      if (options.record === undefined) throw new ProblemError({ code: 'remote-not-found' });
      return { record: options.record };
    },
    'remote.choices': () => ({ categories: [], offices: [], responsiblePerson: options.person ?? null }),
    'life.read': () => ({ auctions: options.auctions ?? [] }),
    'submissions.list': () => ({ cursor: 1, needsPerson: 0, submissions: backend.submissions }),
    'notices.office': () => ({
      closesAt: '16:00',
      registryOffices: [],
      collect: { own: false, office: false, setBy: null },
      folder: null,
    }),
    'notices.list': () => ({ notices: [] }),
    'notices.code-lists': () => ({ lists: {} }),
    'office.read': () => ({ version: 1, settings: options.office ?? carefreeOffice }),
    'remote.look': () => ({ submissions: [], records: [], complete: true, problem: null, ...options.look }),
    'submissions.undo': ({ id }: { id: string }) => ({
      submission: {
        ...backend.submissions.find((one) => one.id === id),
        state: 'cancelled',
        heldUntil: null,
      },
    }),
  };

  const stored = options.draft === undefined ? [] : [options.draft];
  const backend: FakeBackend = {
    calls: [],
    filed: [],
    fetched: [],
    taught: [],
    drafts: new Map([...stored, ...(options.others ?? [])].map((draft) => [placeOfDraft(draft.key), draft])),
    submissions: [...(options.submissions ?? [])],
    marked: null,
    push: (change) => {
      for (const listener of listeners) listener(change);
    },
    async readCase() {
      if (reading instanceof ProblemError) throw reading;
      return { url: 'http://spis.localhost/spis/byt-zajeci', reading };
    },
    async showPlace() {},
    async fetchDocument(document) {
      backend.fetched.push(document.name);
      return options.fetchDocument === undefined
        ? storedFile(document.name)
        : await options.fetchDocument(document);
    },
    async storeFile(file, onProgress) {
      if (options.storeFile !== undefined) return await options.storeFile(file, onProgress);
      return storedFile(file.name);
    },
    async file(request) {
      backend.filed.push(request);
      if (options.file !== undefined) return await options.file(request);
      const submission = submissionOfState('held', { id: request.id, action: request.payload.action });
      backend.submissions = [submission, ...backend.submissions];
      return submission;
    },
    async call(route, message) {
      backend.calls.push({ route, message });
      if (service instanceof ProblemError) throw service;
      if (route === 'service.read') return service as never; // the route decides the type; a fake only repeats it
      const answer = answers[route];
      if (answer === undefined) throw new ProblemError({ code: 'not-found' });
      return answer(message as never) as never;
    },
    onChange(listener, signal) {
      listeners.push(listener);
      signal.addEventListener('abort', () => listeners.splice(listeners.indexOf(listener), 1));
    },
    async startTeaching(second) {
      backend.taught.push({ what: 'start', second });
    },
    isTeachingWanted: async () => false,
    async takeMarked() {
      const { marked } = backend;
      backend.marked = null;
      return marked;
    },
    async stopTeaching() {
      backend.taught.push({ what: 'stop' });
    },
    async tryRule({ rule }) {
      return options.tried ?? { rule, reading: found(2_400_000, 'Vyvolávka'), count: 1 };
    },
    async teach(taught) {
      backend.taught.push({ what: 'teach', taught });
      return options.before ?? null;
    },
    async forgetTaught(field) {
      backend.taught.push({ what: 'forget', field });
    },
    close() {},
    uploadFields: async () => [],
    insertConfirmation: async () => ({ name: '' }),
    openReview: async () => ({ times: 1 }),
    save() {},
    openTab() {},
    openOptions() {},
    openSigningBook() {},
    openDocument() {},
  };
  return backend;
}
