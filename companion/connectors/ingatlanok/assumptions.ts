/**
 * Everything about Ingatlanok.hu that is not public and was assumed, by its number in the Ingatlanok reference,
 * section 8. A look at the vendor's full documentation changes a line here and nothing else.
 */
export const assumptions = {
  /** Public (reference, section 4). */
  propertyPath: '/property',
  propertyImagePath: '/property/image',
  sellerPath: '/seller',
  sellerImagePath: '/seller/image',
  officePath: '/office',
  regionPath: '/region',
  batchPath: '/batch',
  /** Public (5.12); our own limit of bytes is A17. */
  mostEntries: 100,
  mostBatchBytes: 9_000_000,
  /** A6: parts of a property that are compared and shown. */
  propertyParts: ['id', 'seller', 'property', 'location', 'price', 'special', 'description', 'image'],
  /** A10 */
  sellerParts: ['id', 'seller', 'image'],
  /** 5.10, A11 */
  officeParts: ['id', 'office', 'region', 'contact'],
  regionParts: ['region'],
  /** A9 */
  imageParameter: 'image_id',
  /** A21: names inside `special` are not public; these are ours to guess. */
  specialFields: { floorArea: 'floor_area', rooms: 'rooms' },
  /** A17 */
  timeoutMs: 60_000,
  /** How long after a lost answer its effect may still appear (our rule; not stated). */
  settleMs: 120_000,
  /** Section 6: meanings of 1 and 2 are A13; both count towards the limit whatever they mean. */
  codes: { counted: [1, 2] as readonly number[], login: 1, locked: 12, keyTaken: 24 },
  /** A14: the vendor locks at 100 an hour for the whole address; we stop well below. */
  failing: { windowMs: 60 * 60_000, most: 50, lockMs: 60 * 60_000 },
  /** A12: refused like code 24. */
  conflictStatus: 409,
} as const;
