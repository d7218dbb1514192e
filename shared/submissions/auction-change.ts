/** What is done to an auction that is at the portal already (portal reference, sections 4, 7 to 9). */
import { z } from 'zod';
import { attachmentSchema, auctionContent, portalNumberSchema } from './auction.ts';
import { type AuctionTransition, auctionStates, auctionTransitions, mayAttach } from './auction-life.ts';

const remoteHash = z.string().min(1).max(64);
const attachments = z.array(attachmentSchema).max(100);

const onRecord = {
  kind: z.literal('auction'),
  auctionKind: z.enum(['real', 'movable', 'virtual']),
  number: portalNumberSchema,
  /** As the person sees it; a title for lists, never sent. */
  title: z.string().min(1).max(255),
  /** The portal's hash of the record it is about. */
  remoteHash,
};

/** Ways to end or remove; publishing is an action of its own. */
export const transitionActions = ['delete', 'defer', 'cancel', 'pay'] as const satisfies AuctionTransition[];
export type TransitionAction = (typeof transitionActions)[number];

/**
 * One of the portal's transitions, and the documents that may be attached only after it: the usnesení o odročení after
 * the deferral, the usnesení o zrušení after the cancellation (section 8).
 */
export const auctionTransitionSchema = z
  .strictObject({ ...onRecord, action: z.enum(transitionActions), attachments })
  .superRefine(({ action, attachments: files }, context) => {
    const { to } = auctionTransitions[action];
    files.forEach((file, index) => {
      if (mayAttach(file.documentType, to)) return;
      context.addIssue({
        code: 'custom',
        path: ['attachments', index, 'documentType'],
        message: 'wrong-state',
      });
    });
  });
export type AuctionTransitionSubmission = z.output<typeof auctionTransitionSchema>;

/** Fields with a new value; what is left out stays as it is at the portal. */
const changes = z.strictObject({ number: portalNumberSchema, ...auctionContent }).partial();
export type AuctionChanges = z.output<typeof changes>;

/** What the person had before their eyes: at another state or other files nothing is changed. */
const seen = z.strictObject({
  state: z.enum(auctionStates),
  updatedAt: z.string().max(40).nullable(),
  /** Hashes of all images and documents. */
  files: z.array(remoteHash).max(200),
});

export const auctionEditSchema = z
  .strictObject({
    ...onRecord,
    action: z.literal('edit'),
    seen,
    changes,
    /** Added ones. */
    attachments,
    /** Hashes of attachments that go; every other one stays (section 9). */
    removed: z.array(remoteHash).max(100),
    /** Hashes of all images that stay, in the order they are to be shown; absent: their order stays. */
    imageOrder: z.array(remoteHash).max(100).optional(),
  })
  .superRefine((edit, context) => {
    const refuse = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    edit.attachments.forEach((file, index) => {
      if (!mayAttach(file.documentType, edit.seen.state))
        refuse(['attachments', index, 'documentType'], 'wrong-state');
    });
    edit.removed.forEach((hash, index) => {
      if (!edit.seen.files.includes(hash)) refuse(['removed', index], 'not-seen');
    });
    edit.imageOrder?.forEach((hash, index, all) => {
      if (!edit.seen.files.includes(hash) || edit.removed.includes(hash))
        refuse(['imageOrder', index], 'not-seen');
      if (all.indexOf(hash) !== index) refuse(['imageOrder', index], 'doubled');
    });
  });
export type AuctionEditSubmission = z.output<typeof auctionEditSchema>;

/**
 * A new draft from an auction that is there, for a new term (section 7.1): `number` with a new sheet, the new term and
 * vyhláška. Nothing becomes public by it.
 */
export const auctionCopySchema = z
  .strictObject({
    ...onRecord,
    action: z.literal('copy'),
    /** Number of the record it is made from, to tell the copy by until it gets its own. */
    sourceNumber: portalNumberSchema,
    changes: changes.omit({ number: true }),
    attachments,
    /** The old vyhláška stays on the copy as well; without this it is taken out. */
    keepDecree: z.boolean(),
  })
  .superRefine((copy, context) => {
    if (copy.number === copy.sourceNumber) {
      context.addIssue({ code: 'custom', path: ['number'], message: 'same-number' });
    }
    copy.attachments.forEach((file, index) => {
      if (mayAttach(file.documentType, 'draft')) return;
      context.addIssue({
        code: 'custom',
        path: ['attachments', index, 'documentType'],
        message: 'wrong-state',
      });
    });
  });
export type AuctionCopySubmission = z.output<typeof auctionCopySchema>;

/**
 * "Převzít ke sledování": a record that somebody else made, at the portal itself or on another machine, is kept here as
 * if it had been filed from here. Nothing is sent; what the record is, is read.
 */
export const auctionFollowSchema = z.strictObject({ ...onRecord, action: z.literal('follow') });
export type AuctionFollowSubmission = z.output<typeof auctionFollowSchema>;

export type AuctionChange =
  | AuctionTransitionSubmission
  | AuctionEditSubmission
  | AuctionCopySubmission
  | AuctionFollowSubmission;
