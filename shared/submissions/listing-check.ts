/** What a listing lacks, what a person should know before it is filed, and what it says in short. */
import { type ListingSubmission, listingSchema } from './listing.ts';

export const listingObstacleReasons = ['missing', 'invalid', 'too-long'] as const;

export interface ListingObstacle {
  /** The payload's member: `price`, `images.2`. */
  readonly field: string;
  readonly reason: (typeof listingObstacleReasons)[number];
}

export type ListingAssessment =
  | {
      readonly ready: true;
      readonly payload: ListingSubmission;
      readonly warnings: readonly ListingWarning[];
    }
  | { readonly ready: false; readonly obstacles: readonly ListingObstacle[] };

export const listingWarningReasons = [
  'unknown-value',
  'may-cost',
  'address-public',
  'duplicate-trap',
  'no-pictures',
  'price-zero',
] as const;

export interface ListingWarning {
  readonly field: string;
  /**
   * `unknown-value`: outside the lists we know (A22). `may-cost`: highlighting or state might cost credits (A24).
   * `address-public`: where it is will be published. `duplicate-trap`: adding it again soon is refused.
   * `no-pictures`, `price-zero`: allowed, but hardly meant.
   */
  readonly reason: (typeof listingWarningReasons)[number];
}

/** A22: working lists; only the values seen in the vendor's samples are certain. */
export const listingWords = {
  listingType: [
    'flat',
    'house',
    'garage',
    'plot',
    'office',
    'guesthouse',
    'shop',
    'holiday_home',
    'catering',
    'industrial',
    'other',
  ],
  listingAction: ['sale', 'rent'],
  status: ['active', 'inactive'],
  currency: ['huf', 'eur'],
  pricePeriod: ['once', 'daily', 'weekly', 'monthly', 'yearly'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Judges what is to be filed; the companion runs the same schema again. */
export function assessListing(candidate: object): ListingAssessment {
  const read = listingSchema.safeParse(candidate);
  if (read.success) return { ready: true, payload: read.data, warnings: listingWarnings(read.data) };
  const obstacles = new Map<string, ListingObstacle>();
  for (const issue of read.error.issues) {
    const field = issue.path.join('.');
    const [first = ''] = issue.path;
    const value = Object.hasOwn(candidate, first) ? Object(candidate)[first] : undefined;
    const reason =
      value === undefined || value === '' ? 'missing' : issue.code === 'too_big' ? 'too-long' : 'invalid';
    if (!obstacles.has(field)) obstacles.set(field, { field, reason });
  }
  return { ready: false, obstacles: [...obstacles.values()] };
}

function listingWarnings(listing: ListingSubmission): ListingWarning[] {
  if (listing.action === 'delete') return [{ field: 'action', reason: 'duplicate-trap' }];
  const warnings: ListingWarning[] = [];
  const values: Readonly<Record<string, unknown>> = listing;
  for (const [field, words] of Object.entries<readonly string[]>(listingWords)) {
    const value = values[field];
    if (typeof value === 'string' && !words.includes(value))
      warnings.push({ field, reason: 'unknown-value' });
  }
  if (listing.isFeatured === true) warnings.push({ field: 'isFeatured', reason: 'may-cost' });
  if (listing.status !== undefined) warnings.push({ field: 'status', reason: 'may-cost' });
  if (listing.isAddressPublic === true) warnings.push({ field: 'isAddressPublic', reason: 'address-public' });
  if (listing.price !== undefined && Number(listing.price) === 0) {
    warnings.push({ field: 'price', reason: 'price-zero' });
  }
  if (listing.action === 'create' && listing.images.length === 0) {
    warnings.push({ field: 'images', reason: 'no-pictures' });
  }
  return warnings;
}

export interface ListingLine {
  readonly field: string;
  readonly value: string;
}

/** What will be filed, member by member in the order of the form; what is left out of a change isn't named. */
export function summariseListing(listing: ListingSubmission): readonly ListingLine[] {
  const lines: ListingLine[] = [
    { field: 'action', value: listing.action },
    { field: 'transferId', value: listing.transferId },
  ];
  if (listing.action === 'delete') return lines;
  const add = (field: string, value: string | number | boolean | undefined): void => {
    if (value !== undefined && value !== '') lines.push({ field, value: String(value) });
  };
  add('listingType', listing.listingType);
  add('listingAction', listing.listingAction);
  add('price', listing.price);
  add('currency', listing.currency);
  add('pricePeriod', listing.pricePeriod);
  add('regionId', listing.regionId);
  add('zipCode', listing.zipCode);
  add('address', listing.address);
  add('isAddressPublic', listing.isAddressPublic);
  add('floorArea', listing.floorArea);
  add('rooms', listing.rooms);
  add('sellerId', listing.sellerId);
  add('externalId', listing.externalId);
  add('status', listing.status);
  add('isFeatured', listing.isFeatured);
  add('description', listing.description?.hu);
  add('images', listing.action === 'create' ? listing.images.length : listing.imageSteps.length || undefined);
  return lines;
}
