/**
 * The cadastral area and the place of a record as a person changes them: of each exactly one alternative goes out, so
 * that the portal's precedence never decides (portal reference, section 10).
 */
import type { FieldId } from '../case/fields.ts';
import type { DraftField } from '../contract/draft.ts';
import type { AuctionChanges } from './auction-change.ts';

export const placeFields = [
  'cadastralArea',
  'cadastralAreaCode',
  'addressPointCode',
  'district',
  'latitude',
  'longitude',
] as const satisfies readonly FieldId[];

type Values = Readonly<Partial<Record<FieldId, DraftField['value']>>>;
type Read<T> = { readonly value: T } | { readonly field: FieldId; readonly why: 'empty' };
type PlaceChanges = Pick<AuctionChanges, 'cadastral' | 'itemPlace'>;

/** What was changed by a person counts; where both alternatives were, the code, which is the more exact one. */
export function placeChanges(after: Values, changed: readonly FieldId[]): Read<PlaceChanges> {
  const isChanged = (...ids: readonly FieldId[]): boolean => ids.some((id) => changed.includes(id));
  const changes: { cadastral?: AuctionChanges['cadastral']; itemPlace?: AuctionChanges['itemPlace'] } = {};
  if (isChanged('cadastralArea', 'cadastralAreaCode')) {
    const read = readCadastral(after, isChanged('cadastralArea') && !isChanged('cadastralAreaCode'));
    if ('why' in read) return read;
    changes.cadastral = read.value;
  }
  if (isChanged('addressPointCode', 'district', 'latitude', 'longitude')) {
    const read = readPlace(
      after,
      isChanged('district', 'latitude', 'longitude') && !isChanged('addressPointCode'),
    );
    if ('why' in read) return read;
    changes.itemPlace = read.value;
  }
  return { value: changes };
}

function readCadastral(after: Values, nameFirst: boolean): Read<NonNullable<AuctionChanges['cadastral']>> {
  const [code, name] = [textAt(after, 'cadastralAreaCode'), textAt(after, 'cadastralArea')];
  if (name !== undefined && (nameFirst || code === undefined)) return { value: { name } };
  return code === undefined ? { field: 'cadastralArea', why: 'empty' } : { value: { code } };
}

function readPlace(after: Values, districtFirst: boolean): Read<NonNullable<AuctionChanges['itemPlace']>> {
  const addressPointCode = textAt(after, 'addressPointCode');
  const district = textAt(after, 'district');
  const { latitude, longitude } = after;
  const parts: readonly FieldId[] = ['district', 'latitude', 'longitude'];
  const missing = parts.filter((id) => after[id] === undefined);
  const wantsDistrict = missing.length < parts.length && (districtFirst || addressPointCode === undefined);
  if (!wantsDistrict) {
    return addressPointCode === undefined
      ? { field: 'addressPointCode', why: 'empty' }
      : { value: { addressPointCode } };
  }
  if (district !== undefined && typeof latitude === 'number' && typeof longitude === 'number') {
    return { value: { district, latitude, longitude } };
  }
  return { field: missing[0] ?? 'district', why: 'empty' };
}

function textAt(values: Values, id: FieldId): string | undefined {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
