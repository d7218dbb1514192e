/** A submission as the extension or the command line hands it over, and as the companion shows it again. */
import { z } from 'zod';
import { attendanceSchema } from '../submissions/attendance.ts';
import { auctionSchema } from '../submissions/auction.ts';
import {
  auctionCopySchema,
  auctionEditSchema,
  auctionFollowSchema,
  auctionTransitionSchema,
} from '../submissions/auction-change.ts';
import { listingSchema } from '../submissions/listing.ts';
import { noticeSchema } from '../submissions/notice.ts';
import { remedySchema } from '../submissions/remedies.ts';
import { problemSchema } from './problems.ts';
import { submissionStates } from './states.ts';

export const systems = ['portal-drazeb', 'cud', 'ingatlanok', 'dochazka'] as const;
export type System = (typeof systems)[number];

export const submissionKinds = ['auction', 'notice', 'listing', 'attendance'] as const;
export type SubmissionKind = (typeof submissionKinds)[number];

const auctionPayloadSchema = z.discriminatedUnion('action', [
  auctionSchema,
  auctionTransitionSchema,
  auctionEditSchema,
  auctionCopySchema,
  auctionFollowSchema,
]);

export const payloadSchema = z.discriminatedUnion('kind', [
  auctionPayloadSchema,
  noticeSchema,
  listingSchema,
  attendanceSchema,
]);
export type Payload = z.output<typeof payloadSchema>;

/** The case a payload itself names, with or without sheet number; null: it belongs to none. */
export function caseOfPayload(payload: Payload): string | null {
  switch (payload.kind) {
    case 'auction':
    case 'notice':
      return payload.number;
    case 'listing':
      return payload.fileMark;
    case 'attendance':
      return null;
  }
}

/** Which remote system each kind goes to. */
export const systemOfKind: Readonly<Record<SubmissionKind, System>> = {
  auction: 'portal-drazeb',
  notice: 'cud',
  listing: 'ingatlanok',
  attendance: 'dochazka',
};

export const caseKeySchema = z
  .strictObject({
    /** `142EX81/25`; empty for attendance, which belongs to no case. */
    fileMark: z.string().regex(/^(\d{3}(EX|ED|DD)\d{1,6}\/\d{2})?$/),
    kind: z.enum(submissionKinds),
    /** What tells submissions of one case apart (sheet, lot, addressee, instant): `27`; empty where there is just one. */
    lot: z.string().max(60),
  })
  .refine((key) => (key.fileMark === '') === (key.kind === 'attendance'), { path: ['fileMark'] });
/** One open draft and one open submission per case, kind and lot. */
export type CaseKey = z.output<typeof caseKeySchema>;

/** A further step of a chain: it begins when the one before it is done, and never when that one ended otherwise. */
const dependentSchema = z.strictObject({
  id: z.uuid(),
  caseKey: caseKeySchema,
  payload: payloadSchema,
  duplicateReason: z.string().min(3).max(500).optional(),
});

/** What a submission waits for before its undo window opens. */
export const awaitedThings = ['approval', 'signature'] as const;
export type AwaitedThing = (typeof awaitedThings)[number];

export const storeRequestSchema = z.strictObject({
  /** Chosen by the sender before the first attempt: the same id twice is the same submission. */
  id: z.uuid(),
  caseKey: caseKeySchema,
  pageUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  payload: payloadSchema,
  /** Who prepared it, as the office calls the person; empty where unknown. */
  preparedBy: z.string().max(100).default(''),
  /** A training submission can only be stored by a training companion and the other way round. */
  training: z.boolean().default(false),
  /** File another one although the outbox or the remote already has this business key: a reason, kept. */
  duplicateReason: z.string().min(3).max(500).optional(),
  /** Checks of the trade a person confirmed; absent from a sender that doesn't know them. */
  ticked: z.array(z.string().max(40)).max(30).optional(),
  /** Version of the draft it was made from, 0 where none was saved. Refused with `draft-changed` when that isn't the stored one. */
  draftVersion: z.int().nonnegative().optional(),
  /** Names of the case's parties, for the search in the outbox: never sent to a remote, and no part of what is filed. */
  parties: z.array(z.string().trim().min(1).max(200)).max(40).optional(),
  /** Steps that follow one after the other, of the same case: when the auction is published, post the vyhláška. */
  followers: z.array(dependentSchema).min(1).max(4).optional(),
});
export type StoreRequest = z.output<typeof storeRequestSchema>;
/** As a sender writes it: what has a default may be left out. */
export type StoreInput = z.input<typeof storeRequestSchema>;

export const stepStates = ['planned', 'open', 'done', 'failed', 'skipped'] as const;

export const stepViewSchema = z.strictObject({
  /** `login`, `look`, `upload`, `create`, `attach`, `publish`, `verify` */
  name: z.string(),
  state: z.enum(stepStates),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Parameters for its line: how many of how many, bytes, remote id. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type StepView = z.output<typeof stepViewSchema>;

/** A record at the remote that may be the one we look for. */
export const candidateSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  state: z.string(),
  startsAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  url: z.string().nullable(),
  /** Whether every field we can compare is equal. */
  matches: z.boolean(),
});
export type Candidate = z.output<typeof candidateSchema>;

/** Why a person ended a submission, in their own words. Personal data may stand in it: it goes with a purge. */
export const closingNoteSchema = z.string().trim().min(1).max(500);

export const submissionViewSchema = z.strictObject({
  id: z.uuid(),
  caseKey: caseKeySchema,
  system: z.enum(systems),
  action: z.string(),
  /** Reference number as the remote knows it: `142EX81/25-27`. */
  number: z.string(),
  title: z.string(),
  pageUrl: z.string().nullable(),
  state: z.enum(submissionStates),
  stateSince: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** When it was let go last: filed without an undo window, released, or sent again. Null unless it is on its way. Absent from a companion of an earlier version. */
  releasedAt: z.iso.datetime().nullable().optional(),
  /** End of the undo window while `held`. */
  heldUntil: z.iso.datetime().nullable(),
  /** When it is tried again, or why it waits. */
  dueAt: z.iso.datetime().nullable(),
  steps: z.array(stepViewSchema),
  problem: problemSchema.nullable(),
  remote: z.strictObject({ id: z.string(), url: z.string().nullable(), state: z.string() }).nullable(),
  candidates: z.array(candidateSchema),
  /** While `unknown`: the remote was read to the end since and shows no trace. Absent from a companion of an earlier version. */
  looked: z.boolean().optional(),
  /** A person kept the record with its differences: nothing of ours describes it. Absent from a companion of an earlier version. */
  keptAsIs: z.boolean().optional(),
  attachments: z.int(),
  training: z.boolean(),
  /** Who prepared it and who approved it; empty where unknown. Absent from a companion of an earlier version. */
  preparedBy: z.string().optional(),
  approvedBy: z.string().nullable().optional(),
  /** What was said when it was given up or withdrawn. Absent from a companion of an earlier version. */
  closingNote: z.string().nullable().optional(),
  /** Checks of the trade a person confirmed before filing. */
  ticked: z.array(z.string()).optional(),
  /** What it waits for while `waiting`. */
  awaits: z.array(z.enum(awaitedThings)).optional(),
  /** Its documents that are sent signed: SHA-256 of the original and of what is sent in its place (null: not yet). */
  signatures: z
    .array(
      z.strictObject({
        original: z.string(),
        signed: z.string().nullable(),
        at: z.iso.datetime().nullable(),
        /** The file's; empty after a purge. Absent from a companion of an earlier version. */
        name: z.string().optional(),
      }),
    )
    .optional(),
  /** All steps of the chain it belongs to, in order; null: it stands alone. */
  chain: z
    .strictObject({
      /** The worst of them. */
      state: z.enum(submissionStates),
      steps: z.array(
        z.strictObject({
          id: z.uuid(),
          system: z.enum(systems),
          action: z.string(),
          number: z.string(),
          title: z.string(),
          state: z.enum(submissionStates),
        }),
      ),
    })
    .nullable()
    .optional(),
  /** "Napravit…": what its record's state at the remote allows. Absent from a companion of an earlier version. */
  remedies: z.array(remedySchema).optional(),
  /** False once the irreversible step has been sent, and always in a final state. */
  canStop: z.boolean(),
});
export type SubmissionView = z.output<typeof submissionViewSchema>;
