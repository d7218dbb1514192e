/**
 * Messages inside the extension: one table of what each part may say to the background worker, and what the worker
 * may say to a page's content script. A sender's class comes from what the browser stamps on it
 * (extension/features/messaging/classify-sender.ts), never from the message. A schema runs on arrival.
 */
import { z } from 'zod';
import { type FieldId, fieldIds } from '../case/fields.ts';
import { documentTypes } from '../case/record.ts';
import {
  anchorSchema,
  framesSchema,
  lotsWaySchema,
  type Profile,
  taughtSchema,
} from '../extraction/profile/schema.ts';
import type { CaseReading } from '../extraction/reading.ts';
import type { draftSchema } from './draft.ts';
import type { OverlayPlace } from './overlay-place.ts';
import { placeChangeSchema } from './overlay-place-change.ts';
import type { Problem } from './problems.ts';
import type { RouteName } from './routes.ts';
import { type CaseKey, caseKeySchema, type SubmissionView, storeRequestSchema } from './submission.ts';

/** Who a sender is: the content script of a granted page, our panel in that page's frame, or one of our own pages. */
export type SenderClass = 'page' | 'panel' | 'own-page';

export const placeSchema = z.strictObject({
  frame: z.string().max(2000),
  selector: z.string().max(2000),
  label: z.string().max(500),
});

/** What a pill needs to know of a page; the content script sends it after every reading. */
export const pageSummarySchema = z.strictObject({
  isCasePage: z.boolean(),
  fileMark: z.string().max(40).nullable(),
  referenceNumber: z.string().max(60).nullable(),
  /** The page speaks of an auction: a price, a lowest bid or a term was found. */
  auction: z.boolean(),
  /** How many values an auction needs that the page doesn't say, or says so that a person has to look. */
  missing: z.int().min(0),
  /** Which of an auction's fields the page doesn't say: names of fields, never what they hold. */
  missingFields: z.array(z.enum(fieldIds as [FieldId, ...FieldId[]])).max(fieldIds.length), // never empty
  restricted: z.boolean(),
});
export type PageSummary = z.output<typeof pageSummarySchema>;

/** What the pill shows. Text is chosen by the content script from these. */
export const pillStates = [
  'hidden',
  'read',
  'missing',
  'ready',
  'held',
  'sending',
  'waiting',
  'done',
  'posted',
  'listed',
  'rejected',
  'unknown',
  'restricted',
  'service-missing',
  'service-foreign',
  'companion-outdated',
  'extension-outdated',
  'not-paired',
] as const;
export const pillSchema = z.strictObject({
  state: z.enum(pillStates),
  /** `142 EX 81/25`, seconds left, steps done of all, time of publication: whatever the state's text needs. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  training: z.boolean(),
  language: z.enum(['cs', 'en']),
});
export type Pill = z.output<typeof pillSchema>;

const fetchDocument = z.strictObject({
  href: z.url({ protocol: /^https?$/ }).max(2000),
  name: z.string().min(1).max(255),
  documentType: z.enum(documentTypes),
});

/** What a person pointed at: the anchors that find it, never what it says but to show it once more. */
export const pickSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('value'),
    /** As the page prints it, cut short; shown, never stored. */
    text: z.string().max(300),
    /** The field its label names, where a dictionary knows the label. */
    guess: z.enum(fieldIds as [FieldId, ...FieldId[]]).nullable(), // never empty
    /** Each a way to find it again, the most lasting first; one or two anchors that back each other. */
    ways: z.array(z.array(anchorSchema).min(1).max(6)).max(12),
    /** The same where it is a value of a lot: in one of those taught before, or in what repeats on the page. */
    lots: z.array(lotsWaySchema).max(12),
    frame: z.string().max(200).nullable(),
    frames: framesSchema,
    /** How many elements of the page it stands for: more than one after a second example. */
    count: z.int().min(1).max(500),
  }),
  /** The second example is nothing like the first. */
  z.strictObject({ what: z.literal('no-list') }),
  /** The person left by Esc. */
  z.strictObject({ what: z.literal('left') }),
]);
export type Pick = z.output<typeof pickSchema>;

/** Profiles of this browser as the options page shows them. */
export interface ProfileList {
  readonly profiles: readonly { readonly profile: Profile; readonly locked: boolean }[];
  /** Places of the policy that are refused: `profiles[0].origins[0]`. */
  readonly refused: readonly string[];
  /** Names the policy sets that the extension does not know. */
  readonly unknown: readonly string[];
}

/** What the content script of a site reads by. */
export interface SiteSettings {
  readonly profile: Profile | null;
  readonly restrictionWords: readonly string[];
  readonly language: 'cs' | 'en';
  readonly place: OverlayPlace;
}

/** The office's own words for restricted cases: the administrator's, and this browser's. */
export interface RestrictionWords {
  readonly policy: readonly string[];
  /** Words of the policy that are refused; what is no word by its place: `restrictionWords[1]`. */
  readonly refused: readonly string[];
  readonly own: readonly string[];
}

/** Longest profile a person may bring, characters. */
export const profileTextLimit = 500_000;

/** A field of the page that takes a file: its place among all of them, and what it is called. */
const uploadFieldSchema = z.strictObject({ index: z.int().min(0).max(10_000), label: z.string().max(80) });
export type UploadField = z.output<typeof uploadFieldSchema>;

/** Which tab a page of ours in a tab of its own is about. A panel in a page can't choose: its own tab counts. */
const ofTab = { tabId: z.int().min(0).optional() };

/** `second`: another example of the value picked last. `here`: the place that was last right-clicked is picked at once. */
const pointing = { second: z.boolean(), here: z.boolean() };

/** A list of the status page, as its address names it. */
const viewName = z.string().regex(/^[a-z-]{1,40}$/);

/** A tab the background opens: one of our own pages, or a page of a remote system. */
export const openedPageSchema = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('options'), section: z.string().regex(/^[a-z-]{1,40}$/) }),
  /** The status page; `view`: the list to show, null: the one it shows already. */
  z.strictObject({ page: z.literal('status'), view: viewName.nullable() }),
  z.strictObject({
    page: z.literal('document'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    submissionId: z.uuid().nullable(),
  }),
  z.strictObject({ page: z.literal('web'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
]);
export type OpenedPage = z.output<typeof openedPageSchema>;

/** To the background worker. `from` is the table of who may send what. */
export const toBackground = {
  /** The pill: the page was read. Answer: what the pill shows. */
  'page.summary': { from: ['page'], message: pageSummarySchema },
  /** The page holds a file mark: the background puts the reader into its top document. */
  'page.load-reader': { from: ['page'], message: z.strictObject({}) },
  /** A frame asks whether its site is still granted: without the grant there is no answer, and it leaves the page. */
  'page.still-granted': { from: ['page'], message: z.strictObject({}) },
  /** The content script made a panel frame; its ticket proves later that the frame is ours and not the page's. */
  'page.panel-ticket': { from: ['page'], message: z.strictObject({ ticket: z.uuid() }) },
  /** The panel shows the ticket its frame was handed. */
  'panel.hello': { from: ['panel'], message: z.strictObject({ ticket: z.uuid() }) },
  /** The panel asks for its own tab's case, read now. Answer: {@link PageReading}. */
  'case.read': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  'case.show-place': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ ...ofTab, place: placeSchema }),
  },
  /** The content script asks what the office set for its own site. Answer: {@link SiteSettings}. */
  'page.site-settings': { from: ['page'], message: z.strictObject({}) },
  /** The clerk moved the pill or made the panel wider: kept for the page's own site. */
  'page.place-changed': { from: ['page'], message: placeChangeSchema },
  /** What was pointed at, or that the person left. */
  'page.picked': { from: ['page'], message: pickSchema },
  /** Begins pointing on the page. */
  'teach.start': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ ...ofTab, ...pointing }),
  },
  /** Whether teaching was asked for in the context menu of this tab; it is answered once. Answer: boolean. */
  'teach.wanted': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  'teach.stop': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  /** Answer: a `TriedRule` (shared/extraction/profile/try-rule.ts). */
  'teach.try': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab, taught: taughtSchema }) },
  /** Keeps a field in this browser's profile of the tab's own site. Answer: the rule it replaces, or null. */
  'profile.teach': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ ...ofTab, taught: taughtSchema }),
  },
  'profile.forget': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ ...ofTab, field: z.enum(fieldIds as [FieldId, ...FieldId[]]) }),
  },
  /** Answer: {@link ProfileList}. */
  'profiles.list': { from: ['own-page'], message: z.strictObject({}) },
  /** Takes the text of a profile file. Answer: the name it got. */
  'profiles.import': {
    from: ['own-page'],
    message: z.strictObject({ text: z.string().max(profileTextLimit) }),
  },
  'profiles.remove': { from: ['own-page'], message: z.strictObject({ name: z.string().max(120) }) },
  /** Answer: {@link RestrictionWords}. */
  'restriction-words.read': { from: ['own-page'], message: z.strictObject({}) },
  /** Answer: those of the words that are not kept. */
  'restriction-words.save': {
    from: ['own-page'],
    message: z.strictObject({ words: z.array(z.string().max(1000)).max(1000) }),
  },
  /** Asks for text that was marked on the page and given to a field in the context menu. Answer: {@link Marked} or null, once. */
  'marked.take': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  /** The status page asks what to look for: text marked on a page. Answer: the text, once, or null. */
  'search.take': { from: ['own-page'], message: z.strictObject({}) },
  /** Opens a tab: a panel in a page can't in Firefox, which gives such a frame as little as a content script. */
  'tab.open': { from: ['panel', 'own-page'], message: openedPageSchema },
  'panel.close': { from: ['panel'], message: z.strictObject({}) },
  /** The panel's review in a page of its own, where nothing of the page can lie over it. Answer: {@link ReviewOpened}. */
  'panel.open-review': { from: ['panel'], message: z.strictObject({}) },
  /** Fetches a document with the clerk's session and stores it. Answer: the stored file. */
  'document.fetch': { from: ['panel', 'own-page'], message: fetchDocument.extend(ofTab) },
  /** Files a submission; the background reads the page's identity again first. Answer: the submission's view. */
  'submission.file': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ ...ofTab, request: storeRequestSchema }),
  },
  /** A call to the companion, as the route table allows for this sender ({@link panelRoutes}). */
  'service.call': {
    from: ['panel', 'own-page'],
    message: z.strictObject({ route: z.string().max(64), message: z.unknown() }),
  },
  /** Upload fields of the tab's page that take a PDF. Answer: {@link UploadField}[]. */
  'case.upload-fields': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  /** Puts a confirmation of the tab's own case into one of them. Answer: the file's name. */
  'confirmation.insert': {
    from: ['panel', 'own-page'],
    message: z.strictObject({
      ...ofTab,
      cudid: z.string().min(1).max(100),
      type: z.string().min(1).max(100),
      field: uploadFieldSchema,
    }),
  },
  /** A person drags a confirmation of the tab's own case onto its page. Answer, once that is over: name and field, or null. */
  'confirmation.drag': {
    from: ['panel', 'own-page'],
    message: z.strictObject({
      ...ofTab,
      cudid: z.string().min(1).max(100),
      type: z.string().min(1).max(100),
    }),
  },
  /** It was let go of outside of any field. */
  'confirmation.drag-end': { from: ['panel', 'own-page'], message: z.strictObject({ ...ofTab }) },
  /** What is dragged out of the panel was let go of on the page. */
  'page.dropped': { from: ['page'], message: z.strictObject({}) },
  'site.grant-changed': { from: ['own-page'], message: z.strictObject({}) },
  /** The tab a popup was opened over: the one in front, unless the page itself is in a tab and names another. */
  'tab.read': { from: ['own-page'], message: z.strictObject({ tabId: z.int().min(0).optional() }) },
  'tab.open-panel': { from: ['own-page'], message: z.strictObject({ tabId: z.int().min(0).optional() }) },
  /** Answer: {@link OpenCase} of each tab that shows one, the tab in front first. */
  'cases.open': { from: ['own-page'], message: z.strictObject({}) },
  /** Whatever was typed: what is no code is answered as that, not as a message of another version. */
  'pairing.start': { from: ['own-page'], message: z.strictObject({ code: z.string().max(200) }) },
  'pairing.read': { from: ['own-page'], message: z.strictObject({}) },
  'pairing.forget': { from: ['own-page'], message: z.strictObject({}) },
} as const satisfies Record<string, { from: readonly SenderClass[]; message: z.ZodType }>;
export type ToBackground = keyof typeof toBackground;

/** What a panel in a page may ask of the companion; every case it names must be its own tab's. */
export const panelRoutes: ReadonlySet<RouteName> = new Set([
  'service.read',
  'drafts.read',
  'drafts.save',
  'drafts.discard',
  'submissions.list',
  'submissions.read',
  'submissions.content',
  'submissions.undo',
  'submissions.send-now',
  'submissions.stop',
  'submissions.retry',
  'submissions.decide',
  'submissions.withdraw',
  'submissions.approve',
  'office.read',
  'life.read',
  'life.dismiss',
  'remote.look',
  'remote.read',
  'remote.choices',
  'receipts.read',
  'notices.code-lists',
  'notices.list',
  'notices.read',
  'notices.office',
  'confirmations.collect',
  'confirmations.read-piece',
  'confirmations.copy',
  'confirmations.mark-filed',
  // A file's hash is known only to who was told of the file.
  'attachments.look',
  'attachments.read',
  'listings.references',
  'listings.compare',
]);

/** From the background worker to content scripts. */
export const toPage = {
  'page.read': z.strictObject({}),
  'page.identity': z.strictObject({}),
  'page.show-place': z.strictObject({ place: placeSchema }),
  /** `keep`: one that is open stays so, else it is closed. Answer: whether it was open. */
  'page.open-panel': z.strictObject({ focus: z.boolean(), keep: z.boolean() }),
  'page.close-panel': z.strictObject({}),
  'page.pill': pillSchema,
  /** Told to every frame; the one whose document holds the link fetches and opens a port named `file:<transferId>`. */
  'page.fetch-document': fetchDocument.extend({ transferId: z.uuid() }),
  /** Told to every frame: a grant was withdrawn in the browser, perhaps this one's. */
  'page.grants-changed': z.strictObject({}),
  /** Profiles changed: the page's own is asked for again. */
  'page.profile-changed': z.strictObject({}),
  'page.teach-start': z.strictObject(pointing),
  'page.teach-stop': z.strictObject({}),
  'page.try-rule': taughtSchema,
  'page.toast': z.strictObject({ text: z.string().max(300), problem: z.boolean() }),
} as const satisfies Record<string, z.ZodType>;
export type ToPage = keyof typeof toPage;

/** From the background worker to a status page that is open already. Answer: {@link StatusTab}; none while somebody writes there. */
export const toStatusPage = z.strictObject({
  to: z.literal('status.show'),
  message: z.strictObject({ view: viewName.nullable(), search: z.string().max(100) }),
});
export type AskedList = z.output<typeof toStatusPage>['message'];

/** The tab in which a status page shows what it was asked for. */
export const statusTabSchema = z.strictObject({ tabId: z.int().min(0), windowId: z.int().min(0) });
export type StatusTab = z.output<typeof statusTabSchema>;

/** What must still hold at the moment of hand-over. */
export const pageIdentitySchema = z.strictObject({
  isCasePage: z.boolean(),
  fileMark: z.string().max(40).nullable(),
  restricted: z.boolean(),
});
export type PageIdentity = z.output<typeof pageIdentitySchema>;

/** Text a person marked on the page, and the field it is meant for. */
export interface Marked {
  readonly field: FieldId;
  readonly text: string;
}

export interface PageReading {
  readonly url: string;
  readonly reading: CaseReading;
}

/** How often a panel of this site had to send a person to the review, this time included. */
export interface ReviewOpened {
  readonly times: number;
}

/** A tab that shows a case now. */
export interface OpenCase {
  readonly tabId: number;
  readonly fileMark: string;
}

export interface TabInfo {
  /** Origin of the tab's page, null where the extension can't run (browser pages, files). */
  readonly origin: string | null;
  readonly granted: boolean;
  readonly fileMark: string | null;
}

/** What the background pushes over the port named `changes` while a panel or page is open. */
export type Change =
  | { readonly what: 'submissions'; readonly submissions: readonly SubmissionView[] }
  | { readonly what: 'draft'; readonly draft: z.output<typeof draftSchema> }
  /** A person discarded it in another window. */
  | { readonly what: 'discarded'; readonly key: CaseKey }
  /** The page's content changed after a navigation or re-render: read it again. */
  | { readonly what: 'page' }
  /** A person pointed at something on the page, or left. */
  | { readonly what: 'picked'; readonly pick: Pick }
  /** Teaching was asked for in the context menu: ask `teach.wanted`. */
  | { readonly what: 'teach-wanted' }
  /** Marked text was given to a field in the context menu: ask `marked.take`. */
  | { readonly what: 'marked' }
  | { readonly what: 'progress'; readonly href: string; readonly bytes: number; readonly size: number }
  /** The companion went away or came back. */
  | { readonly what: 'service'; readonly problem: Problem | null };

/** The case key inside a panel's message, where its route carries one. */
export const keyedMessage = z.union([
  z.object({ key: caseKeySchema }),
  z.object({ draft: z.object({ key: caseKeySchema }) }),
]);
