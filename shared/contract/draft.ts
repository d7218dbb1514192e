/** A draft: what a person is preparing for one case, kind and lot; it lives in the companion and all tabs share it. */
import { z } from 'zod';
import { attachmentSchema } from '../submissions/auction.ts';
import { caseKeySchema } from './submission.ts';

/** Where a value of a draft comes from: the mark at the end of its row. */
export const draftOrigins = ['page', 'sentence', 'profile', 'office', 'hand'] as const;
export type DraftOrigin = (typeof draftOrigins)[number];

/** Plain JSON values of the case record; which one a field holds is checked when the submission is built. */
const plainValue = z.json();

export const draftFieldSchema = z.strictObject({
  /** What will be sent; absent while missing. `null`: there is none. */
  value: plainValue.optional(),
  /** What the page said when it was last read, to notice a later difference; absent when the page said nothing. */
  read: plainValue.optional(),
  origin: z.enum(draftOrigins),
});
export type DraftField = z.output<typeof draftFieldSchema>;

export const draftAttachmentSchema = attachmentSchema.extend({
  /** The address it was fetched from; null for a file the person picked. */
  href: z.string().max(2000).nullable(),
});
export type DraftAttachment = z.output<typeof draftAttachmentSchema>;

export const draftSchema = z.strictObject({
  key: caseKeySchema,
  /** Grows with every save; a save names the version it started from. 0: never saved. */
  version: z.int().min(0),
  updatedAt: z.iso.datetime(),
  pageUrl: z.string().max(2000).nullable(),
  fields: z.record(z.string().max(64), draftFieldSchema),
  attachments: z.array(draftAttachmentSchema).max(100),
  /** Addresses of documents the person took out, so that they are not added again by themselves. */
  leftOut: z.array(z.string().max(2000)).max(200),
});
export type Draft = z.output<typeof draftSchema>;
