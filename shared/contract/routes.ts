/**
 * The one table of what can be asked of the companion. Both sides use it: the companion to validate and dispatch,
 * the extension and the command line to type their calls.
 */
import { z } from 'zod';
import { documentTypes } from '../case/record.ts';
import { maxOfficeProfiles } from '../extraction/profile/schema.ts';
import { earlierOfficeSettings, officeSettingsSchema } from '../office/settings.ts';
import { auctionReminders } from '../submissions/auction-reminders.ts';
import { attendanceRoutes } from './attendance-routes.ts';
import {
  auditEndSchema,
  auditExportSchema,
  auditReportSchema,
  purgeReportSchema,
  submissionHistorySchema,
} from './audit.ts';
import { draftSchema } from './draft.ts';
import { examineRoutes } from './examine-routes.ts';
import { listingRoutes } from './listing-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { problemSchema } from './problems.ts';
import { protocolSchema } from './protocol.ts';
import { remoteChoicesSchema, remoteRecordSchema } from './remote.ts';
import { serviceInfoSchema } from './service-info.ts';
import { signingRoutes } from './signing-routes.ts';
import { submissionStates } from './states.ts';
import {
  awaitedThings,
  candidateSchema,
  caseKeySchema,
  closingNoteSchema,
  payloadSchema,
  storeRequestSchema,
  submissionViewSchema,
  systems,
} from './submission.ts';

const id = z.strictObject({ id: z.uuid() });
const passphrase = z.string().min(1).max(1000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const one = z.strictObject({ submission: submissionViewSchema });

export const routes = {
  ...listingRoutes,
  ...noticeRoutes,
  ...attendanceRoutes,
  ...signingRoutes,
  ...examineRoutes,
  /** Which versions of all this each side understands; asked at the beginning of a session. */
  'service.meet': {
    request: z.strictObject({ protocol: protocolSchema }),
    reply: z.strictObject({ protocol: protocolSchema, version: z.string() }),
  },
  /** Proof that the right companion answers, and what it is. */
  'service.read': {
    request: z.strictObject({}),
    reply: serviceInfoSchema,
  },
  /** Long poll: answers as soon as something changed after `since`, at the latest after 20 s. */
  'submissions.watch': {
    request: z.strictObject({ since: z.int().min(0), waitMs: z.int().min(0).max(20_000) }),
    reply: z.strictObject({ cursor: z.int(), submissions: z.array(submissionViewSchema) }),
  },
  'submissions.list': {
    request: z.strictObject({ fileMark: z.string().optional(), limit: z.int().min(1).max(500).default(50) }),
    reply: z.strictObject({
      cursor: z.int(),
      needsPerson: z.int(),
      /** Documents that wait for a signature; a companion of the version before doesn't count them. */
      unsigned: z.int().optional(),
      /** What waits for approval, and what is begun: drafts here and those left at the portal; neither from one of before. */
      toApprove: z.int().optional(),
      unfinished: z.int().optional(),
      submissions: z.array(submissionViewSchema),
    }),
  },
  /** For the status page: any printed form of a mark, a surname, a symbol, an id of the remote. */
  'submissions.search': {
    request: z.strictObject({
      text: z.string().max(100).default(''),
      /** Empty: all of them. */
      systems: z.array(z.enum(systems)).max(systems.length).default([]),
      states: z.array(z.enum(submissionStates)).max(submissionStates.length).default([]),
      /** Stored at or after this instant. */
      from: z.iso.datetime().optional(),
      /** Stored before this instant. */
      to: z.iso.datetime().optional(),
      /** In its state since this instant or a later one. Only to a companion that can `state-since`. */
      since: z.iso.datetime().optional(),
      /** What it waits for. This and the two below only to a companion that can `filters`. */
      awaits: z.enum(awaitedThings).optional(),
      /** Prepared in the browser that asks, or under its name. */
      own: z.literal(true).optional(),
      /** Left as a draft at the remote; of several about one record only the newest. */
      leftAsDraft: z.literal(true).optional(),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).default(0),
    }),
    reply: z.strictObject({ total: z.int(), submissions: z.array(submissionViewSchema) }),
  },
  'submissions.read': { request: id, reply: one },
  /** What it sends: values and documents, what was signed in place of what came. Only a companion that can `content`. */
  'submissions.content': { request: id, reply: z.strictObject({ payload: payloadSchema }) },
  'submissions.store': { request: storeRequestSchema, reply: one },
  'submissions.undo': { request: id, reply: one },
  'submissions.send-now': { request: id, reply: one },
  'submissions.stop': { request: id, reply: one },
  'submissions.retry': { request: id, reply: one },
  /**
   * A second person allows what waits for approval; nobody approves what they prepared. The command line says who
   * approves; a browser approves under the name of its pair and can say no other.
   */
  'submissions.approve': {
    request: z.strictObject({ id: z.uuid(), approvedBy: z.string().trim().min(1).max(100).optional() }),
    reply: one,
  },
  /** Takes back what is `waiting`, before it was ever started. A note only to a companion that takes one. */
  'submissions.withdraw': {
    request: z.strictObject({ id: z.uuid(), note: closingNoteSchema.optional() }),
    reply: one,
  },
  /** What the audit has of one submission, a page at a time. */
  'submissions.history': {
    request: z.strictObject({ id: z.uuid(), after: z.int().min(0).default(0) }),
    reply: submissionHistorySchema,
  },
  'submissions.decide': {
    request: z.strictObject({
      id: z.uuid(),
      decision: z.discriminatedUnion('what', [
        z.strictObject({
          what: z.literal('adopt'),
          candidate: z.string().max(100),
          /**
           * The record the submission has already stays as it is there, with every difference. Only to a companion
           * that takes it; without it the record is compared again.
           */
          asIs: z.literal(true).optional(),
        }),
        /** `checked`: the person says they looked at the remote and it is not there. */
        z.strictObject({ what: z.literal('resend'), checked: z.literal(true) }),
        /** A note only to a companion that takes one. */
        z.strictObject({ what: z.literal('give-up'), note: closingNoteSchema.optional() }),
      ]),
    }),
    reply: one,
  },
  /** What the outbox and the remote already have under the business key of a draft. */
  'remote.look': {
    request: z.strictObject({
      key: caseKeySchema,
      number: z.string().max(60),
      /** In the words of the kind's payload: `real`, `V49`. */
      recordKind: z.string().max(20),
      /** Whom or what it is about, where number and kind don't tell records apart. */
      subject: z.string().max(300).optional(),
    }),
    reply: z.strictObject({
      submissions: z.array(submissionViewSchema),
      records: z.array(candidateSchema),
      /** The list was provably complete: nothing found means nothing there. */
      complete: z.boolean(),
      problem: problemSchema.nullable(),
    }),
  },
  /** One record as it is at the remote now, for a person who is about to change it. */
  'remote.read': {
    request: z.strictObject({ system: z.enum(systems), id: z.string().min(1).max(100) }),
    reply: z.strictObject({ record: remoteRecordSchema }),
  },
  /** Categories, offices and responsible persons the remote lists. */
  'remote.choices': { request: z.strictObject({ system: z.enum(systems) }), reply: remoteChoicesSchema },
  /** The auctions of a case as they were last read, with exactly what their state allows. */
  'life.read': {
    request: z.strictObject({
      fileMark: z.string().max(40),
      /** Read the remote now; else what was read within the hour. */
      atOnce: z.boolean().default(false),
    }),
    reply: z.strictObject({
      auctions: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          state: z.string(),
          title: z.string(),
          url: z.string().nullable(),
          startsAt: z.string().nullable(),
          updatedAt: z.string().nullable(),
          readAt: z.iso.datetime(),
          transitions: z.array(z.string()),
          documentTypes: z.array(z.enum(documentTypes)),
          editable: z.enum(['all', 'all-but-term', 'documents', 'nothing']),
          canCopy: z.boolean(),
          reminders: z.array(z.enum(auctionReminders)),
        }),
      ),
    }),
  },
  /** A person says that no new term follows a deferral. */
  'life.dismiss': { request: z.strictObject({ id: z.string().max(100) }), reply: z.strictObject({}) },
  'office.read': {
    request: z.strictObject({}),
    reply: z.strictObject({ version: z.int(), settings: earlierOfficeSettings }),
  },
  /** Refused with `settings-changed` when somebody saved a newer version than the one it starts from. */
  'office.save': {
    request: z.strictObject({ version: z.int().min(0), settings: officeSettingsSchema }),
    reply: z.strictObject({ version: z.int(), settings: earlierOfficeSettings }),
  },
  /** Profiles of case systems from the office's file; `profiles` null: still those of the version that is known. */
  'office.profiles': {
    request: z.strictObject({ known: z.string().max(64).nullable() }),
    reply: z.strictObject({
      version: z.string().max(64),
      profiles: z.array(z.unknown()).max(maxOfficeProfiles).nullable(),
    }),
  },
  'drafts.read': {
    request: z.strictObject({ key: caseKeySchema }),
    reply: z.strictObject({ draft: draftSchema.nullable() }),
  },
  /** Refused with `draft-changed` when somebody saved a newer version. */
  'drafts.save': {
    request: z.strictObject({ draft: draftSchema }),
    reply: z.strictObject({ draft: draftSchema }),
  },
  'drafts.discard': { request: z.strictObject({ key: caseKeySchema }), reply: z.strictObject({}) },
  'drafts.list': {
    request: z.strictObject({
      limit: z.int().min(1).max(100).default(20),
      /** Without those that were filed since; only to a companion that can `filters`. */
      unfiled: z.literal(true).optional(),
    }),
    reply: z.strictObject({ drafts: z.array(draftSchema) }),
  },
  'attachments.begin': {
    request: z.strictObject({
      uploadId: z.uuid(),
      name: z.string().min(1).max(255),
      size: z.int().min(0),
      documentType: z.enum(documentTypes).nullable(),
    }),
    reply: z.strictObject({
      uploadId: z.uuid(),
      /** The companion owns the offset: where the next piece starts, in bytes. */
      offset: z.int(),
      /** The most a piece may hold, bytes; a companion that doesn't say takes 512 KiB. */
      pieceBytes: z.int().min(1).optional(),
    }),
  },
  /** Closes an upload: compares the hash, looks at the content, syncs the file. Idempotent. */
  'attachments.finish': {
    request: z.strictObject({ uploadId: z.uuid(), sha256 }),
    reply: z.strictObject({
      sha256,
      size: z.int(),
      mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
    }),
  },
  /** A stored file for a person to look at, a piece of at most 512 KiB at a time. */
  'attachments.read': {
    request: z.strictObject({ sha256, offset: z.int().min(0) }),
    reply: z.strictObject({
      mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
      /** Of the whole file, bytes. */
      size: z.int(),
      content: z.base64(),
    }),
  },
  /** What a stored PDF says of itself. Only hints: what can't be read in time gives empty lists. */
  'attachments.look': {
    request: z.strictObject({ sha256 }),
    reply: z.strictObject({
      /** Canonical numbers its text names, in order: `142EX81/25-27`; compared by `otherMark`. */
      marks: z.array(z.string().max(40)).max(50),
      /** Who signed it already; it is sent as it is then. */
      signatures: z
        .array(
          z.strictObject({
            /** By the certificate's own words; empty where it can't be read. */
            name: z.string().max(200),
            at: z.iso.datetime().nullable(),
            /** The time is an authority's, not only the signer's. */
            isTimeStamped: z.boolean(),
            holds: z.boolean(),
          }),
        )
        .max(200),
    }),
  },
  /** Write-only: there is no route that reads a secret. */
  'secrets.set': {
    request: z.strictObject({
      system: z.enum(systems),
      secret: z.record(z.string().max(40), z.string().max(1000)),
    }),
    reply: z.strictObject({ system: z.enum(systems), setAt: z.iso.datetime() }),
  },
  'secrets.list': {
    request: z.strictObject({}),
    reply: z.strictObject({
      secrets: z.array(z.strictObject({ system: z.enum(systems), setAt: z.iso.datetime() })),
    }),
  },
  /** Where credentials are kept, or would be: for the command line to know what it must ask. */
  'vault.read': {
    request: z.strictObject({}),
    reply: z.strictObject({
      state: z.enum(['none', 'open', 'locked']),
      protection: z.enum(['os', 'passphrase', 'file-mode', 'memory']),
      needsPassphrase: z.boolean(),
    }),
  },
  /** Opens the vault, or makes it with this passphrase. What waited for it is taken up at once. */
  'vault.unlock': {
    request: z.strictObject({ passphrase: passphrase.optional() }),
    reply: z.strictObject({}),
  },
  'vault.lock': { request: z.strictObject({}), reply: z.strictObject({}) },
  'vault.change-passphrase': {
    request: z.strictObject({ passphrase: passphrase.optional(), next: passphrase }),
    reply: z.strictObject({}),
  },
  /** Opens the pairing window and shows its code: only on the user's own desktop, so only to the command line. */
  'pairing.open': {
    /** `name`: what the office calls the browser that will pair; else it is called as it names itself. */
    request: z.strictObject({ name: z.string().trim().min(1).max(80).optional() }),
    reply: z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() }),
  },
  'pairs.list': {
    request: z.strictObject({}),
    reply: z.strictObject({
      pairs: z.array(
        z.strictObject({
          id: z.uuid(),
          kind: z.enum(['browser', 'command-line']),
          name: z.string(),
          createdAt: z.iso.datetime(),
          /** The pair that asks. */
          own: z.boolean(),
        }),
      ),
    }),
  },
  /** Ends its open sessions at once. A browser may revoke only itself. */
  'pairs.revoke': { request: id, reply: z.strictObject({}) },
  /** "Doklad o odeslání" of a submission that is done: a PDF. */
  'receipts.read': {
    request: id,
    reply: z.strictObject({
      /** For a file: `doklad-142EX81-25-27.pdf`. */
      name: z.string(),
      sha256,
      size: z.int(),
      /** The line of the audit it names. */
      audit: auditEndSchema,
      content: z.base64(),
    }),
  },
  /** Whether the audit is as it was written; with a receipt, whether what it knows of is still there. */
  'audit.verify': {
    request: z.strictObject({ receipt: auditEndSchema.optional() }),
    reply: auditReportSchema,
  },
  /** The audit of one case with what is still kept of it, a page at a time. */
  'audit.export': {
    request: z.strictObject({
      /** Canonical: `142EX81/25`. */
      fileMark: z.string().max(20),
      after: z.int().min(0).default(0),
    }),
    reply: auditExportSchema,
  },
  /** Takes away what came to its end so many days ago. The audit's lines stay. */
  'audit.purge': {
    request: z.strictObject({ olderThanDays: z.int().min(1).max(36_500) }),
    reply: purgeReportSchema,
  },
  'secrets.remove': { request: z.strictObject({ system: z.enum(systems) }), reply: z.strictObject({}) },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;

export type RouteName = keyof typeof routes;
export type RouteRequest<R extends RouteName> = z.input<(typeof routes)[R]['request']>;
export type RouteMessage<R extends RouteName> = z.output<(typeof routes)[R]['request']>;
export type RouteReply<R extends RouteName> = z.output<(typeof routes)[R]['reply']>;

export function isRouteName(text: string): text is RouteName {
  return Object.hasOwn(routes, text);
}

/** Routes that only the command line may call; every other pair gets `not-found`. */
export const commandLineRoutes: ReadonlySet<RouteName> = new Set([
  'pairing.open',
  'service.examine',
  'vault.read',
  'vault.unlock',
  'vault.lock',
  'vault.change-passphrase',
  'audit.verify',
  'audit.export',
  'audit.purge',
]);
