/** From a listing to the body the API takes (Ingatlanok reference, 5.1). Numbers are written digit by digit. */
import type { ListingChange, ListingCreate } from '../../../shared/submissions/listing.ts';
import { ExactNumber } from '../../exact-json.ts';
import { assumptions } from './assumptions.ts';

type Block = Record<string, unknown>;
export type WireBody = Record<string, Block>;

/**
 * Only what the listing says: what is left out stays as it is (A4) or takes the portal's default. The `id` block is
 * part of a create alone, for in a change it would give the record another key (A5).
 */
export function toWire(listing: ListingCreate | ListingChange): WireBody {
  const number = (text: string | undefined): ExactNumber | undefined =>
    text === undefined ? undefined : new ExactNumber(text);
  const { floorArea, rooms } = listing;
  const { specialFields } = assumptions;
  const blocks: WireBody = {
    id: listing.action === 'create' ? { transfer_id: listing.transferId } : {},
    seller: { id: number(listing.sellerId) },
    property: {
      office_id: listing.action === 'create' ? number(listing.officeId) : undefined,
      external_id: listing.externalId,
      type: listing.listingType,
      action: listing.listingAction,
      status: listing.status,
      is_featured: listing.isFeatured,
    },
    location: {
      region_id: number(listing.regionId),
      area_id: number(listing.areaId),
      zip_code: listing.zipCode,
      address: listing.address,
      is_address_public: listing.isAddressPublic,
    },
    price: {
      price: number(listing.price),
      price_currency: listing.currency,
      price_period: listing.pricePeriod,
    },
    special: { [specialFields.floorArea]: floorArea, [specialFields.rooms]: rooms },
    description: { ...listing.description },
  };
  return Object.fromEntries(
    Object.entries(blocks)
      .map(([name, block]) => [name, withoutGaps(block)] as const)
      .filter(([, block]) => Object.keys(block).length > 0),
  );
}

function withoutGaps(block: Block): Block {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined));
}

/** The query that names a record by our own key. */
export function keyQuery(key: {
  readonly officeId: string;
  readonly transferId: string;
}): Record<string, string> {
  return { transfer_id: key.transferId, office_id: key.officeId };
}
