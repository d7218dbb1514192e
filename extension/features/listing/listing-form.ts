/** The form of one listing as a draft holds it, and what is filed from it. Pure. */

import type { CaseValues } from '../../../shared/case/record.ts';
import type { Draft, DraftField } from '../../../shared/contract/draft.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import { plainReading } from '../../../shared/extraction/plain-reading.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { parseMoney } from '../../../shared/formats/money.ts';
import { documentsFor, draftKeysOf } from '../../../shared/submissions/auction-draft.ts';
import { type ListingImageStep, listingImageLimits } from '../../../shared/submissions/listing.ts';
import { fillListingTemplate } from '../../../shared/submissions/listing-description.ts';
import { prefillListing, transferIdOf } from '../../../shared/submissions/listing-prefill.ts';
import { lotOf } from '../../../shared/submissions/lot-of-draft.ts';

export type References = RouteReply<'listings.references'>;

/** Members of a listing the form shows, in its order; `text` is the Hungarian description. */
export const listingFields = [
  'officeId',
  'sellerId',
  'listingType',
  'listingAction',
  'price',
  'currency',
  'pricePeriod',
  'zipCode',
  'regionId',
  'address',
  'isAddressPublic',
  'floorArea',
  'rooms',
  'text',
  'isFeatured',
] as const;
export type ListingField = (typeof listingFields)[number];
export type ListingValue = string | number | boolean;
export type ListingValues = Readonly<Partial<Record<ListingField, ListingValue>>>;

/** One for each lot of the page; none where it shows no case. */
export function listingKeysOf(reading: CaseReading): readonly CaseKey[] {
  return draftKeysOf(reading).map((key) => ({ ...key, kind: 'listing' }));
}

/** Pictures of the page that a listing may take: none of another lot. */
export function picturesOf(reading: CaseReading, key: CaseKey): readonly FoundDocument[] {
  return documentsFor(reading, key)
    .filter((one) => one.documentType === 'image' && one.obstacle === undefined)
    .slice(0, listingImageLimits.count);
}

/** Letters Czech has and Hungarian has not: such a text is not what a Hungarian listing says. */
export function isCzech(text: string): boolean {
  return /[ěščřžýůďťň]/i.test(text);
}

/** What page and office say, before a person touches it. */
export function freshValues(
  reading: CaseReading,
  key: CaseKey,
  references: References | null,
): ListingValues {
  const values = valuesFor(reading, key);
  if (isCzech(values.description ?? '')) delete values.description;
  if (isCzech(values.title ?? '')) delete values.title;
  const { settings, offices = [], regions = [] } = references ?? {};
  const [office, another] = offices;
  const officeId = settings?.officeId ?? (another === undefined ? office?.id : undefined);
  const listing = prefillListing(
    values,
    key,
    {
      ...(officeId === undefined ? {} : { officeId }),
      ...(settings?.sellerId == null ? {} : { sellerId: settings.sellerId }),
      ...(settings === undefined ? {} : { template: settings.template }),
    },
    regions,
  );
  const known: Readonly<Record<string, unknown>> = { ...listing, text: listing.description?.hu };
  return plainValues((name) => known[name]);
}

/** Said once on a page of several lots, these may be of another one: a person fills them in. */
const ofOneThing = ['title', 'description', 'price', 'floorArea', 'rooms', 'address'] as const;

function valuesFor(reading: CaseReading, key: CaseKey): Partial<CaseValues> {
  // The reader's own values, field by field.
  const values = { ...(plainReading(reading).fields as Partial<CaseValues>) };
  const lot = lotOf(reading, key);
  if (lot === undefined || draftKeysOf(reading).length < 2) return values;
  for (const name of ofOneThing) delete values[name];
  const { referenceNumber, title, description } = lot;
  return {
    ...values,
    ...(referenceNumber === undefined ? {} : { referenceNumber }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}

/** Of anything that names them as the form does. */
export function plainValues(read: (name: ListingField) => unknown): ListingValues {
  const values: Partial<Record<ListingField, ListingValue>> = {};
  for (const name of listingFields) {
    const value = read(name);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      values[name] = value;
    }
  }
  return values;
}

/** The office's text with what the form says now. */
export function textFromTemplate(values: ListingValues, references: References): string {
  const { listingType, listingAction, price, currency, zipCode, floorArea, rooms } = values;
  const municipality = references.regions.find((one) => one.id === values.regionId)?.name;
  const known = {
    listingType,
    listingAction,
    price: price === undefined ? undefined : Number(price),
    currency: typeof currency === 'string' ? currency.toUpperCase() : undefined,
    zipCode,
    floorArea,
    rooms,
    municipality,
  };
  const filled = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  // Members of the form are those of the case, by the same names.
  return fillListingTemplate(references.settings.template, filled as Partial<CaseValues>);
}

export function freshDraft(values: ListingValues, key: CaseKey, pageUrl: string, now: string): Draft {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, DraftField] => [
      name,
      { value, read: value, origin: 'page' },
    ]),
  );
  return { key, version: 0, updatedAt: now, pageUrl, fields, attachments: [], leftOut: [] };
}

export function valuesOf(draft: Draft): ListingValues {
  return plainValues((name) => draft.fields[name]?.value);
}

/** A value by hand; undefined clears it. What the page said stays remembered. */
export function setValue(draft: Draft, name: ListingField, value: ListingValue | undefined): Draft {
  const read = draft.fields[name]?.read;
  const field: DraftField = {
    origin: 'hand',
    ...(read === undefined ? {} : { read }),
    ...(value === undefined ? {} : { value }),
  };
  return { ...draft, fields: { ...draft.fields, [name]: field } };
}

export interface PageDifference {
  readonly name: ListingField;
  readonly onPage: ListingValue;
}

/** What the page says otherwise than when the draft was made of it. */
export function pageDifferences(draft: Draft, fresh: ListingValues): readonly PageDifference[] {
  return listingFields.flatMap((name) => {
    const field = draft.fields[name];
    const onPage = fresh[name];
    if (onPage === undefined || field?.read === onPage || field?.value === onPage) return [];
    return [{ name, onPage }];
  });
}

/** Settles a difference: the page's value, or the draft's in full knowledge of it. */
export function settleDifference(draft: Draft, { name, onPage }: PageDifference, takes: boolean): Draft {
  const value = takes ? onPage : draft.fields[name]?.value;
  const field: DraftField = {
    origin: takes ? 'page' : 'hand',
    read: onPage,
    ...(value === undefined ? {} : { value }),
  };
  return { ...draft, fields: { ...draft.fields, [name]: field } };
}

/** The listing as it would be created; judged by `assessListing`. */
export function createOf(draft: Draft): object {
  const { text, pricePeriod, ...values } = valuesOf(draft);
  return {
    ...keyOf(draft),
    ...values,
    // A period belongs to a rent.
    ...(values.listingAction === 'rent' && pricePeriod !== undefined ? { pricePeriod } : {}),
    action: 'create',
    externalId: externalIdOf(draft),
    ...(text === undefined || text === '' ? {} : { description: { hu: text } }),
    images: draft.attachments.map(({ href: _href, ...image }) => image),
  };
}

/** Only what differs is changed: what is left out stays as it is at the portal. */
export function changeOf(
  draft: Draft,
  remoteId: string,
  changeId: string,
  differing: readonly string[],
  imageSteps: readonly ListingImageStep[],
): object {
  const whole: Readonly<Record<string, unknown>> = { ...createOf(draft) };
  const members = new Set(differing.flatMap((field) => memberOf[field] ?? []));
  const changed = Object.fromEntries(Object.entries(whole).filter(([name]) => members.has(name)));
  return { ...keyOf(draft), ...changed, action: 'change', remoteId, changeId, imageSteps };
}

export function deleteOf(draft: Draft, remoteId: string): object {
  return { ...keyOf(draft), action: 'delete', remoteId };
}

function keyOf(draft: Draft): object {
  const { fileMark, lot } = draft.key;
  return {
    kind: 'listing',
    fileMark,
    transferId: transferIdOf(fileMark, lot),
    officeId: draft.fields.officeId?.value,
  };
}

function externalIdOf({ key }: Draft): string {
  return key.lot === '' ? key.fileMark : `${key.fileMark}-${key.lot}`;
}

/** The portal's words for what the comparison names → our members (Ingatlanok reference, 5.1). */
export const memberOf: Readonly<Record<string, string>> = {
  'seller.id': 'sellerId',
  'property.external_id': 'externalId',
  'property.type': 'listingType',
  'property.action': 'listingAction',
  'property.is_featured': 'isFeatured',
  'location.region_id': 'regionId',
  'location.zip_code': 'zipCode',
  'location.address': 'address',
  'location.is_address_public': 'isAddressPublic',
  'price.price': 'price',
  'price.price_currency': 'currency',
  'price.price_period': 'pricePeriod',
  'special.floor_area': 'floorArea',
  'special.rooms': 'rooms',
  'description.hu': 'description',
};

/**
 * What stands at the portal under our key: what it told, and what we filed since and know to be done. What was done
 * before a complete look and isn't in it was deleted by somebody else. Identifiers, each once.
 */
export function recordsAtPortal(
  look: Pick<RouteReply<'remote.look'>, 'records' | 'complete' | 'submissions'> | null,
  submissions: readonly SubmissionView[],
): readonly string[] {
  const ids = new Set(look?.records.map((one) => one.id));
  const isDone = (one: SubmissionView): boolean => one.state === 'done';
  const lookedFor = new Set(
    look?.complete === true ? look.submissions.filter(isDone).map(({ id }) => id) : [],
  );
  const done = submissions.filter(isDone).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  for (const { id, action, remote } of done) {
    if (remote === null) continue;
    if (action === 'delete' || remote.state === 'deleted') ids.delete(remote.id);
    else if (!lookedFor.has(id)) ids.add(remote.id);
  }
  return [...ids];
}

/** `62500000.50` → `62 500 000,50`, as {@link amountText} reads it again. */
export function printAmount(amount: string): string {
  if (!/^\d+(\.\d+)?$/.test(amount)) return amount;
  const [whole = '', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return cents === undefined ? grouped : `${grouped},${cents}`;
}

/** `89 900 000`, `89,9 mil`, `1500,50` → digits with at most two decimals; the text itself where it is no amount. */
export function amountText(typed: string): string {
  const bare = typed
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace(/(ft|huf|eur|€)\.?$/i, '');
  if (/^(0|[1-9]\d{0,15})(\.\d{1,2})?$/.test(bare)) return bare;
  const money = parseMoney(typed);
  if (money === undefined) return typed.trim();
  return Number.isInteger(money.amount) ? String(money.amount) : money.amount.toFixed(2);
}

/** `64,5` → 64.5; the text itself where it is no number. */
export function numberOf(typed: string): ListingValue | undefined {
  const bare = typed
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace(/m2$|m²$/i, '');
  if (bare === '') return undefined;
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? Number(bare) : typed.trim();
}
