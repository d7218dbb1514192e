/** The same lots told in several places (a short table in one tab, a box for each in another), put together. */
import type { FieldId } from '../case/fields.ts';
import { lotFields } from '../case/lot-fields.ts';
import type { Lot } from '../case/record.ts';
import { foldText } from '../formats/text.ts';
import { type LotGroup, settleLot } from './lot.ts';

const keyOf = (value: unknown): string =>
  typeof value === 'string' ? foldText(value) : JSON.stringify(value);

/** Groups by their reference number, or undefined when one has none or two share one. */
function byReference(groups: readonly LotGroup[]): Map<string, LotGroup> | undefined {
  const map = new Map<string, LotGroup>();
  for (const group of groups) {
    const reference = group.lot.referenceNumber;
    if (!reference || map.has(reference)) return undefined;
    map.set(reference, group);
  }
  return map;
}

function mergeLot(same: readonly Lot[]): Lot {
  const entries: [FieldId, unknown][] = [];
  for (const field of lotFields) {
    const values = new Map<string, unknown>();
    for (const { [field]: value } of same) {
      if (value !== undefined && !values.has(keyOf(value))) values.set(keyOf(value), value);
    }
    // Two places that contradict each other: nobody guesses which one is right.
    if (values.size === 1) entries.push([field, [...values.values()][0]]);
  }
  return settleLot(Object.fromEntries(entries) as Lot); // every value comes from the same field of a lot
}

/**
 * Adds to the lots of one way what the other ways say of the same reference numbers.
 * @param first keeps its order and its places in the page
 * @param others ways that name other lots, or lots without numbers, are left alone
 */
export function mergeLots(
  first: readonly LotGroup[],
  others: readonly (readonly LotGroup[])[],
): readonly LotGroup[] {
  const known = byReference(first);
  if (!known) return first;
  const alike = others
    .map(byReference)
    .filter(
      (other): other is Map<string, LotGroup> =>
        other !== undefined && other.size > 1 && [...other.keys()].every((reference) => known.has(reference)),
    );
  if (alike.length === 0) return first;
  return [...known].map(([reference, group]) => {
    const same = [group, ...alike.flatMap((other) => other.get(reference) ?? [])];
    return {
      ...group,
      lot: mergeLot(same.map(({ lot }) => lot)),
      candidates: [...new Set(same.flatMap(({ candidates }) => candidates))],
    };
  });
}
