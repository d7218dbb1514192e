/** What differs between a listing as we file it and the portal's record. */
import type { Candidate } from '../../../shared/contract/submission.ts';
import type { ListingChange, ListingCreate } from '../../../shared/submissions/listing.ts';
import { numberText } from '../../exact-json.ts';
import type { RemoteIdentity } from '../connector.ts';
import type { RemoteProperty } from './schema.ts';
import { toWire } from './wire.ts';

export interface ListingDifference {
  /** In the portal's words: `price.price`. */
  readonly field: string;
  readonly ours: string;
  /** Empty where the portal has nothing. */
  readonly theirs: string;
}

/**
 * Field by field what we would send against what is there. Blocks the answer doesn't carry are not judged; a value of
 * ours that the portal's block lacks is a difference.
 */
export function listingDifferences(
  listing: ListingCreate | ListingChange,
  record: RemoteProperty,
): ListingDifference[] {
  const { id: _key, ...blocks } = toWire(listing);
  const theirs: Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>> = {
    seller: record.seller,
    property: record.property,
    location: record.location,
    price: record.price,
    special: record.special,
    description: record.description,
  };
  return Object.entries(blocks).flatMap(([name, block]) => {
    const known = theirs[name];
    if (known === undefined || known === null) return [];
    return Object.entries(block).flatMap(([field, value]) => {
      const [ours, other] = [plain(value), plain(known[field])];
      return ours === other ? [] : [{ field: `${name}.${field}`, ours, theirs: other }];
    });
  });
}

/** Numbers and texts that say the same are the same: `140.00` and 140, "1071" and 1071. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = numberText(value) ?? String(value);
  if (/^\d+\.\d+$/.test(text)) return text.replace(/\.?0+$/, '');
  return text.replace(/\r\n/g, '\n').trim();
}

export function officeOf(record: RemoteProperty): string | undefined {
  return record.id.office_id ?? record.property?.office_id ?? undefined;
}

export function stateOf(record: RemoteProperty): string {
  const status = record.property?.status;
  return typeof status === 'string' ? status : '';
}

/** No public address of a listing is known. */
export function toIdentity(record: RemoteProperty): RemoteIdentity {
  return { id: record.id.id, url: null, state: stateOf(record) };
}

export function toCandidate(record: RemoteProperty, listing?: ListingCreate | ListingChange): Candidate {
  return {
    id: record.id.id,
    number: record.id.transfer_id ?? '',
    state: stateOf(record),
    startsAt: null,
    updatedAt: null,
    url: null,
    matches: listing !== undefined && listingDifferences(listing, record).length === 0,
  };
}
