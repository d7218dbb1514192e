/**
 * A property listing as it is filed with Ingatlanok.hu (Ingatlanok reference, 5.1 to 5.5). Identifiers of up to 20
 * digits and amounts are text: no double ever holds them.
 */
import { z } from 'zod';
import { attachmentSchema } from './auction.ts';

/** `uint(20)` of the vendor, positive. */
export const listingId = z.string().regex(/^[1-9]\d{0,19}$/);
/** `decimal(18, 2)`, not negative (A23). */
const amount = z.string().regex(/^(0|[1-9]\d{0,15})(\.\d{1,2})?$/);
/** Members of the vendor's lists; values outside the known ones are warned about, not refused (A22). */
const word = z.string().regex(/^[A-Za-z_+]{1,40}$/);
const text = z.string().max(255);
const words = z.string().max(20_000);

/** A8, A9: what is assumed of pictures. */
export const listingImageLimits = { bytes: 5 * 1024 * 1024, count: 20 } as const;

const image = attachmentSchema.extend({
  documentType: z.literal('image'),
  mediaType: z.enum(['image/jpeg', 'image/png']),
  size: z.int().min(1).max(listingImageLimits.bytes),
});

const key = {
  kind: z.literal('listing'),
  /** `142EX81/25` */
  fileMark: z.string().regex(/^\d{3}(EX|ED|DD)\d{1,6}\/\d{2}$/),
  officeId: listingId,
  /** Our own key, unique in the office: chosen and stored before the first attempt. */
  transferId: z.string().regex(/^[\x21-\x7e]{1,40}$/),
};

const optional = {
  externalId: text.optional(),
  sellerId: listingId.optional(),
  areaId: listingId.optional(),
  zipCode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  address: text.optional(),
  pricePeriod: word.optional(),
  /** Square metres. */
  floorArea: z.number().min(0).max(10_000_000).optional(),
  rooms: z.number().min(0).max(1000).optional(),
  /** Text by language. */
  description: z
    .strictObject({ hu: words.optional(), cs: words.optional(), en: words.optional(), de: words.optional() })
    .optional(),
  /** Both might cost money (A24): only sent when a person said so. */
  status: word.optional(),
  isFeatured: z.boolean().optional(),
};

const createSchema = z.strictObject({
  ...key,
  ...optional,
  action: z.literal('create'),
  listingType: word,
  listingAction: word,
  regionId: listingId,
  /** Off unless told: a wrong value publishes where somebody lives. */
  isAddressPublic: z.boolean().default(false),
  price: amount,
  currency: word,
  images: z.array(image).max(listingImageLimits.count).default([]),
});

/** One step on the pictures the listing has; their identifiers are the portal's. */
const imageStep = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('add'), image, title: text, order: z.int().min(1).max(999) }),
  z.strictObject({
    what: z.literal('change'),
    imageId: listingId,
    title: text.optional(),
    order: z.int().min(1).max(999).optional(),
  }),
  z.strictObject({ what: z.literal('delete'), imageId: listingId }),
]);
export type ListingImageStep = z.output<typeof imageStep>;

/** The portal's identifier of the record the person saw: our key must still lead to it. */
const remoteId = listingId;

/** What is left out stays as it is (A4). */
const changeSchema = z.strictObject({
  ...key,
  remoteId,
  /** Chosen when the change is prepared: a price may go up, down and up again, and each is a change of its own. */
  changeId: z.uuid(),
  ...optional,
  action: z.literal('change'),
  listingType: word.optional(),
  listingAction: word.optional(),
  regionId: listingId.optional(),
  isAddressPublic: z.boolean().optional(),
  price: amount.optional(),
  currency: word.optional(),
  imageSteps: z.array(imageStep).max(60).default([]),
});

/** Adding it again soon counts as a duplicate (reference, 5.4), so a change is never this. */
const deleteSchema = z.strictObject({ ...key, remoteId, action: z.literal('delete') });

export const listingSchema = z.discriminatedUnion('action', [createSchema, changeSchema, deleteSchema]);
export type ListingSubmission = z.output<typeof listingSchema>;
export type ListingCreate = z.output<typeof createSchema>;
export type ListingChange = z.output<typeof changeSchema>;
export type ListingDelete = z.output<typeof deleteSchema>;
/** As a sender writes it: what has a default may be left out. */
export type ListingCreateInput = z.input<typeof createSchema>;
