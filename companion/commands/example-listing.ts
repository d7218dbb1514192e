/** A complete listing for practising. */
import type { ListingCreateInput } from '../../shared/submissions/listing.ts';
import { transferIdOf } from '../../shared/submissions/listing-prefill.ts';
// Examples go to a sandbox only, so its own office may stand in them.
import { practiceOffice } from '../sandbox/ingatlanok/state.ts';

/** @param serial 1 to 999999: another case each time, or it would be the same listing. */
export function exampleListing(serial: number, nowMs: number): Omit<ListingCreateInput, 'images'> {
  const fileMark = `142EX${serial}/${new Date(nowMs).toISOString().slice(2, 4)}`;
  return {
    kind: 'listing',
    action: 'create',
    fileMark,
    officeId: practiceOffice,
    transferId: transferIdOf(fileMark, ''),
    externalId: fileMark,
    listingType: 'house',
    listingAction: 'sale',
    regionId: '1071',
    zipCode: '1071',
    address: `Damjanich utca ${serial}.`,
    price: '89900000',
    currency: 'huf',
    floorArea: 120,
    rooms: 4,
    description: { hu: 'Eladó ház, Budapest VII. kerület. Gyakorló hirdetés.' },
  };
}
