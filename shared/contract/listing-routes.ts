/** Routes about Ingatlanok.hu besides filing: what the portal has, and its sellers. */
import { z } from 'zod';
import { listingId, listingSchema } from '../submissions/listing.ts';

const text = z.string().max(255);
const ofKey = { officeId: listingId, transferId: z.string().regex(/^[\x21-\x7e]{1,40}$/) };

const imageSchema = z.strictObject({ id: z.string(), title: z.string(), order: z.string().nullable() });

export const listingRowSchema = z.strictObject({
  ...ofKey,
  /** `missing`: not there; `unclear`: the portal's list couldn't be read whole, or has the key more than once. */
  state: z.enum(['missing', 'same', 'differs', 'unclear']),
  remoteId: z.string().nullable(),
  /** In the portal's words: `price.price`; `theirs` is empty where it has nothing. */
  differences: z.array(z.strictObject({ field: z.string(), ours: z.string(), theirs: z.string() })),
  images: z.array(imageSchema),
});
export type ListingRow = z.output<typeof listingRowSchema>;

export const listingRoutes = {
  /** Offices, regions and sellers to choose from; kept for a day, read anew with `fresh`. */
  'listings.references': {
    request: z.strictObject({ fresh: z.boolean().default(false) }),
    reply: z.strictObject({
      offices: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** `zipCodes`: those that offices and listings of ours tell; the portal's list has none. */
      regions: z.array(z.strictObject({ id: z.string(), name: z.string(), zipCodes: z.array(z.string()) })),
      sellers: z.array(
        z.strictObject({
          id: z.string(),
          transferId: z.string().nullable(),
          officeId: z.string().nullable(),
          name: z.string(),
          email: z.string().nullable(),
          phone: z.string().nullable(),
          images: z.array(imageSchema),
        }),
      ),
      readAt: z.iso.datetime(),
      /** What the office has settled once. */
      settings: z.strictObject({
        officeId: listingId.nullable(),
        sellerId: listingId.nullable(),
        template: z.string(),
      }),
    }),
  },
  /** What would change: one list reading for all of them, nothing is sent. */
  'listings.compare': {
    request: z.strictObject({ listings: z.array(listingSchema).min(1).max(500) }),
    reply: z.strictObject({ rows: z.array(listingRowSchema) }),
  },
  /** Adds or changes a seller under a key of ours, while the person waits; saving the same twice changes nothing. */
  'listings.save-seller': {
    request: z.strictObject({
      ...ofKey,
      name: text.min(1),
      email: text.min(1).optional(),
      phone: text.min(1).optional(),
    }),
    reply: z.strictObject({ id: z.string(), created: z.boolean() }),
  },
  /** Refused by the portal while the seller has listings. */
  'listings.delete-seller': { request: z.strictObject(ofKey), reply: z.strictObject({}) },
  /** `sha256`: a staged picture. */
  'listings.add-seller-image': {
    request: z.strictObject({ ...ofKey, sha256: z.string().regex(/^[0-9a-f]{64}$/), title: text.min(1) }),
    reply: z.strictObject({}),
  },
  'listings.delete-seller-image': {
    request: z.strictObject({ ...ofKey, imageId: listingId }),
    reply: z.strictObject({}),
  },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;
