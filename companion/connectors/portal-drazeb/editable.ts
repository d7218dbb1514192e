/**
 * What of a record goes back with an edit (PD-05: the whole editable representation). The portal answers some of it in
 * another shape than it takes: a category as an object, an office with its name. What can't be brought back into the
 * shape it takes is kept by its name, so that nobody sends an edit that would lose it without knowing.
 */
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { AuctionChanges } from '../../../shared/submissions/auction-change.ts';
import { assumptions } from './assumptions.ts';
import type { PortalIdentifier } from './schema.ts';
import { cadastralToWire, depositToWire, placeToWire, toUtc } from './wire.ts';

type Values = Readonly<Record<string, unknown>>;

export interface EditableData {
  /** In the shape of a request, without `item`, `images` and `documents`. */
  readonly top: Values;
  readonly item: Values;
  /** What is there and can't be brought back, as answered, by its name in the portal's words (`item.ruian`). */
  readonly opaque: Values;
}

/** Undefined: not understood. `null` and absent keys are dealt with before. */
type Reader = (value: unknown) => unknown;

const asText: Reader = (value) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
const asBoolean: Reader = (value) => (typeof value === 'boolean' ? value : undefined);
const asInstant: Reader = (value) => {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};
const asNumber: Reader = (value) => {
  if (typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim())) return Number(value);
  return typeof value === 'number' ? value : undefined;
};
const asCode: Reader = (value) => {
  const code = asNumber(value);
  return Number.isInteger(code) ? code : undefined;
};
/** `1`, or `{id: 1, …}` as answers name categories, offices and persons. */
const asIdentifier: Reader = (value) => {
  if (typeof value === 'object' && value !== null && 'id' in value) return asIdentifier(value.id);
  return typeof value === 'string' || Number.isInteger(value) ? value : undefined;
};
const asDistrict: Reader = (value) => {
  if (typeof value === 'object' && value !== null && 'district_name' in value) {
    return asText(value.district_name);
  }
  return asText(value);
};

const topReaders: Readonly<Record<string, Reader>> = {
  number: asText,
  voluntary: asBoolean,
  start_at: asInstant,
  end_at: asInstant,
  estimated_price: asNumber,
  item_price: asNumber,
  minimal_bid: asNumber,
  caution_deposit: asNumber,
  caution_account_number: asText,
  caution_variable_symbol: asText,
  account_specific_symbol: asText,
  [assumptions.officeField]: asIdentifier,
  [assumptions.personField]: asIdentifier,
};
const itemReaders: Readonly<Record<string, Reader>> = {
  title: asText,
  description: asText,
  category: asIdentifier,
  cadastral_office: asText,
  ruian_cadastral_office: asCode,
};
const placeReaders: Readonly<Record<string, Reader>> = {
  ruian: asCode,
  location_district: asDistrict,
  location_longitude: asNumber,
  location_latitude: asNumber,
};
const itemPrefix = 'item.';
const portalKnows: readonly string[] = [assumptions.officeField, assumptions.personField];
const placeKeys = Object.keys(placeReaders);
const cadastralKeys = ['cadastral_office', 'ruian_cadastral_office'];

/** @param body one record as the portal answered it, unwrapped. */
export function readEditable(body: unknown): EditableData {
  const record: Values = Object(body);
  const opaque: Record<string, unknown> = {};
  const read = (values: Values, readers: Readonly<Record<string, Reader>>, prefix: string) => {
    const found: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries(readers)) {
      const given = values[key];
      if (given === undefined) continue;
      const value = given === null ? null : reader(given);
      if (value !== undefined) found[key] = value;
      // Whose auction it is the portal knows by itself.
      else if (!portalKnows.includes(key)) opaque[`${prefix}${key}`] = given;
    }
    return found;
  };
  const withPlace = (values: Values, prefix: string): Values => {
    const { latitude, longitude }: Values = Object(values.location_coords);
    const coordinates = { location_latitude: latitude, location_longitude: longitude };
    const place = read({ ...coordinates, ...values }, placeReaders, prefix);
    // Beside a code that can't be read the rest of the place would become another one.
    const isWhole = placeKeys.every((key) => !Object.hasOwn(opaque, `${prefix}${key}`));
    return isWhole ? onlyOnePlace(place) : {};
  };
  const item: Values = Object(record.item);
  return {
    top: { ...read(record, topReaders, ''), ...withPlace(record, '') },
    item: { ...onlyOneCadastral(read(item, itemReaders, itemPrefix)), ...withPlace(item, itemPrefix) },
    opaque,
  };
}

/** The portal answers both alternatives, one of them empty; it gets back the one that is set (section 10). */
function onlyOnePlace(place: Values): Values {
  if (typeof place.ruian === 'number') return { ruian: place.ruian };
  const { ruian: _ruian, ...rest } = place;
  return Object.values(rest).some((value) => value !== null) ? rest : {};
}

function onlyOneCadastral(item: Values): Values {
  const { cadastral_office: name, ruian_cadastral_office: code, ...rest } = item;
  if (typeof code === 'number') return { ...rest, ruian_cadastral_office: code };
  return typeof name === 'string' ? { ...rest, cadastral_office: name } : rest;
}

/**
 * The data with a person's changes laid over; an alternative that is replaced goes as a whole.
 * @param clears names at the top, in the portal's words, that become empty.
 */
export function withChanges(
  data: EditableData,
  changes: AuctionChanges,
  category: PortalIdentifier | undefined,
  clears: readonly string[] = [],
): EditableData {
  const top: Record<string, unknown> = { ...data.top };
  const item: Record<string, unknown> = { ...data.item };
  const replaced = new Set<string>();
  const set = (
    values: Record<string, unknown>,
    prefix: string,
    written: Values,
    group: readonly string[],
  ) => {
    for (const key of [...group, ...Object.keys(written)]) {
      delete values[key];
      replaced.add(`${prefix}${key}`);
    }
    Object.assign(values, written);
  };
  const setTop = (key: string, value: unknown): void => {
    if (value !== undefined) set(top, '', { [key]: value }, []);
  };
  setTop('number', changes.number);
  setTop('start_at', toUtc(changes.startsAt));
  setTop('end_at', toUtc(changes.endsAt));
  setTop('estimated_price', changes.appraisedPrice);
  setTop('item_price', changes.lowestBid);
  setTop('minimal_bid', changes.minimumIncrement);
  if (changes.deposit !== undefined) set(top, '', depositToWire(changes.deposit), []);
  if (changes.venuePlace !== undefined) set(top, '', placeToWire(changes.venuePlace), placeKeys);
  for (const key of clears) if (Object.hasOwn(top, key)) setTop(key, null);
  const texts = { title: changes.title, description: changes.description, category };
  for (const [key, value] of Object.entries(texts)) {
    if (value !== undefined) set(item, 'item.', { [key]: value }, []);
  }
  if (changes.cadastral !== undefined)
    set(
      item,
      'item.',
      cadastralToWire(changes.cadastral satisfies AuctionSubmission['cadastral']),
      cadastralKeys,
    );
  if (changes.itemPlace !== undefined) set(item, 'item.', placeToWire(changes.itemPlace), placeKeys);
  return {
    top: { ...top, ...emptiedAlternatives(data.top, top) },
    item: { ...item, ...emptiedAlternatives(data.item, item) },
    opaque: Object.fromEntries(Object.entries(data.opaque).filter(([name]) => !replaced.has(name))),
  };
}

/**
 * What must go out empty beside `sent`, because the record has the other alternative of a place or a cadastral area: a
 * portal that keeps what a PATCH leaves out would have both, and go by the old one (section 10).
 * @param there and `sent`: both the top, or both the item.
 */
export function emptiedAlternatives(there: Values, sent: Values): Values {
  const groups = [placeKeys, cadastralKeys].filter((keys) => keys.some((key) => Object.hasOwn(sent, key)));
  const emptied = groups
    .flat()
    .filter((key) => (there[key] ?? null) !== null && !Object.hasOwn(sent, key))
    .map((key) => [key, null]);
  return Object.fromEntries(emptied);
}

/**
 * Names of what differs, in the portal's words; what one of the two doesn't carry can't differ. What couldn't be brought
 * back must be there as it was.
 */
export function differingData(a: EditableData, b: EditableData): string[] {
  const lost = Object.entries(a.opaque).filter(
    ([name, value]) => JSON.stringify(b.opaque[name]) !== JSON.stringify(value),
  );
  return [...changedData(b, a).filter((name) => carriesData(b, name)), ...lost.map(([name]) => name)];
}

/** Names of what `to` says and `from` doesn't, or says otherwise. */
export function changedData(from: EditableData, to: EditableData): string[] {
  const changed = (old: Values, next: Values, prefix: string): string[] =>
    Object.keys(next)
      .filter((key) => comparable(key, old[key]) !== comparable(key, next[key]))
      .map((key) => `${prefix}${key}`);
  return [...changed(from.top, to.top, ''), ...changed(from.item, to.item, itemPrefix)];
}

export function carriesData(data: EditableData, name: string): boolean {
  return name.startsWith(itemPrefix)
    ? Object.hasOwn(data.item, name.slice(itemPrefix.length))
    : Object.hasOwn(data.top, name);
}

/** The portal may keep a description as HTML (PD-26): its words count. */
function comparable(key: string, value: unknown): unknown {
  if (key !== 'description' || typeof value !== 'string') return value ?? null;
  return value
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
