/** "Porovnat s portálem": what differs, before anything is changed. One list reading serves all. */
import type { ListingRow } from '../../../shared/contract/listing-routes.ts';
import type { ListingSubmission } from '../../../shared/submissions/listing.ts';
import { listingDifferences } from './compare.ts';
import type { FoundProperty } from './find-property.ts';
import type { Portal } from './portal.ts';
import { imagesOf } from './schema.ts';

export async function compareListings(
  portal: Portal,
  listings: readonly ListingSubmission[],
  signal: AbortSignal,
): Promise<ListingRow[]> {
  const found = await Promise.all(listings.map((one) => portal.find(one, signal)));
  return listings.map((listing, index) => toRow(listing, found[index] ?? { records: [], complete: false }));
}

function toRow(listing: ListingSubmission, { records, complete }: FoundProperty): ListingRow {
  const { officeId, transferId } = listing;
  const [record] = records;
  const differences =
    record === undefined || listing.action === 'delete' ? [] : listingDifferences(listing, record);
  const row = {
    officeId,
    transferId,
    remoteId: record?.id.id ?? null,
    differences,
    images: imagesOf(record?.image),
  };
  if (records.length > 1) return { ...row, state: 'unclear' };
  if (record === undefined) return { ...row, state: complete ? 'missing' : 'unclear' };
  return { ...row, state: differences.length === 0 ? 'same' : 'differs' };
}
