/** An auction for Portál dražeb: the schema both sides validate (portal reference, sections 4.3, 5, 8, 10; PD-22). */
import { z } from 'zod';
import { documentTypes } from '../case/record.ts';

/** Portal reference, section 5. `$` of the portal's PHP would let a final newline pass; here the whole string counts. */
export const portalNumberSchema = z.string().regex(/^\d{3}(DD|EX)\d{1,6}\/\d{2}(-[0-9a-zA-Z]{1,6})?$/);

/** The portal cuts fractions off instead of rounding, so only whole crowns are sent (portal reference, section 3). */
const wholeCrowns = z.int().min(0).max(100_000_000_000);
const instant = z.iso.datetime({ offset: false });
const symbol = z.string().regex(/^\d{1,10}$/);

export const attachmentSchema = z.strictObject({
  /** SHA-256 of the stored bytes, lower-case hex: what the click approves. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  /** Bytes. */
  size: z.int().min(1),
  documentType: z.enum(documentTypes),
});
export type Attachment = z.output<typeof attachmentSchema>;

/** Exactly one alternative is sent, so the portal's precedence never decides (portal reference, section 10). */
const place = z.union([
  z.strictObject({ addressPointCode: z.string().regex(/^[1-9]\d{0,8}$/) }),
  z.strictObject({
    district: z.string().min(1).max(100),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);
export type AuctionPlace = z.output<typeof place>;

const cadastral = z.union([
  z.strictObject({ code: z.string().regex(/^[1-9]\d{5}$/) }),
  z.strictObject({ name: z.string().min(1).max(100) }),
]);

/** What an auction says, apart from what it is and who files it. */
export const auctionContent = {
  title: z.string().min(1).max(255),
  description: z.string().max(20_000).optional(),
  category: z.string().max(200).optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  appraisedPrice: wholeCrowns.optional(),
  lowestBid: wholeCrowns.optional(),
  minimumIncrement: wholeCrowns.optional(),
  /** `null`: not required, all four portal fields become null; absent: not decided yet (a draft only). */
  deposit: z
    .strictObject({
      amount: wholeCrowns,
      account: z.string().min(1).max(40),
      variableSymbol: symbol.nullable(),
      specificSymbol: symbol.nullable(),
    })
    .nullable()
    .optional(),
  cadastral: cadastral.optional(),
  /** Where the thing is. */
  itemPlace: place.optional(),
  /** Where a physical auction is held. */
  venuePlace: place.optional(),
} as const;

/** `publish` creates, attaches and publishes; `save-draft` stops before publishing; `publish-draft` publishes what is there. */
export const auctionActions = ['publish', 'save-draft', 'publish-draft'] as const;
export type AuctionAction = (typeof auctionActions)[number];

export const auctionSchema = z
  .strictObject({
    kind: z.literal('auction'),
    action: z.enum(auctionActions),
    auctionKind: z.enum(['real', 'movable', 'virtual']),
    number: portalNumberSchema,
    voluntary: z.boolean(),
    ...auctionContent,
    attachments: z.array(attachmentSchema).max(100),
    /** Only for `publish-draft`: the portal's hash of the draft this office made. */
    remoteHash: z.string().min(1).max(64).optional(),
  })
  .superRefine((auction, context) => {
    const demand = (field: string, holds: boolean): void => {
      if (!holds) context.addIssue({ code: 'custom', path: [field], message: 'required' });
    };
    const register = auction.number.slice(3, 5);
    if ((register === 'DD') !== auction.voluntary) {
      context.addIssue({ code: 'custom', path: ['voluntary'], message: 'register-mismatch' });
    }
    if (
      auction.startsAt !== undefined &&
      auction.endsAt !== undefined &&
      auction.endsAt <= auction.startsAt
    ) {
      context.addIssue({ code: 'custom', path: ['endsAt'], message: 'end-before-start' });
    }
    if (auction.action === 'publish-draft') demand('remoteHash', auction.remoteHash !== undefined);
    if (auction.action === 'save-draft') return;
    demand('startsAt', auction.startsAt !== undefined);
    demand('appraisedPrice', auction.appraisedPrice !== undefined);
    demand('lowestBid', auction.lowestBid !== undefined);
    demand('deposit', auction.deposit !== undefined);
    if (auction.auctionKind === 'real') {
      demand('cadastralArea', auction.cadastral !== undefined || auction.itemPlace !== undefined);
    }
    demand(
      'attachments',
      auction.attachments.some((one) => one.documentType === 'auction_decree'),
    );
  });

export type AuctionSubmission = z.output<typeof auctionSchema>;
