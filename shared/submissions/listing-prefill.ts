/** From a case record to a listing, as far as the case goes. Pure: panel, command line and tests share it. */
import type { CaseValues } from '../case/record.ts';
import { foldText } from '../formats/text.ts';
import type { ListingCreateInput } from './listing.ts';
import { defaultListingTemplate, fillListingTemplate } from './listing-description.ts';

/** What the office has settled once. */
export interface ListingSettings {
  readonly officeId?: string;
  readonly sellerId?: string;
  /** Hungarian, with placeholders in braces; the default where it is absent. */
  readonly template?: string;
}

export interface ListingRegion {
  readonly id: string;
  readonly name: string;
  /** Zip codes known to belong to it. */
  readonly zipCodes: readonly string[];
}

/**
 * Our key for a case's listing: the same for whoever files it, so that the portal itself refuses a second one.
 * @example transferIdOf('142EX81/25', '27') // '142EX81-25-27'
 */
export function transferIdOf(fileMark: string, lot: string): string {
  const bare = [fileMark.replace('/', '-'), ...(lot === '' ? [] : [lot])].join('-');
  return bare.replace(/[^\x21-\x7e]/g, '').slice(0, 40);
}

/** What the case says of a listing; nothing in it costs money or publishes an address. */
export function prefillListing(
  values: Partial<CaseValues>,
  key: { readonly fileMark: string; readonly lot: string },
  settings: ListingSettings = {},
  regions: readonly ListingRegion[] = [],
): Partial<ListingCreateInput> {
  const { listingType, listingAction, price, currency, floorArea, rooms, address } = values;
  const zipCode = /^\d{4}$/.test(values.zipCode ?? '') ? values.zipCode : undefined;
  const [region, another] = findRegions(regions, values.municipality ?? '', zipCode);
  const description = fillListingTemplate(settings.template ?? defaultListingTemplate, values);
  return {
    kind: 'listing',
    action: 'create',
    fileMark: key.fileMark,
    transferId: transferIdOf(key.fileMark, key.lot),
    externalId: values.referenceNumber ?? key.fileMark,
    isAddressPublic: false,
    ...(settings.officeId === undefined ? {} : { officeId: settings.officeId }),
    ...(settings.sellerId === undefined ? {} : { sellerId: settings.sellerId }),
    ...(listingType === undefined ? {} : { listingType }),
    ...(listingAction === undefined ? {} : { listingAction }),
    // Two regions that fit are for a person to choose from.
    ...(region === undefined || another !== undefined ? {} : { regionId: region.id }),
    ...(zipCode === undefined ? {} : { zipCode }),
    ...(address === undefined ? {} : { address: address.slice(0, 255) }),
    ...(price === undefined ? {} : { price: decimalText(price) }),
    ...(currency === undefined ? {} : { currency: currency.toLowerCase() }),
    ...(listingAction === 'rent' ? { pricePeriod: 'monthly' } : {}),
    ...(floorArea === undefined ? {} : { floorArea }),
    ...(rooms === undefined ? {} : { rooms }),
    ...(description === '' ? {} : { description: { hu: description } }),
  };
}

/** Regions of a zip code, else those whose name holds every word asked for; by name. */
export function findRegions(
  regions: readonly ListingRegion[],
  name: string,
  zipCode?: string,
): readonly ListingRegion[] {
  const byZip = zipCode === undefined ? [] : regions.filter((one) => one.zipCodes.includes(zipCode));
  if (byZip.length > 0) return byZip;
  const words = fold(name).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const exact = regions.filter((one) => fold(one.name) === words.join(' '));
  if (exact.length > 0) return exact;
  return regions
    .filter((one) => words.every((word) => fold(one.name).includes(word)))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'hu'));
}

/** `140000000` or `12.50`: money of a case has at most two decimals. */
function decimalText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function fold(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
