/** What a page of several lots says about one of them: the lot's own values win over the case's. */
import type { FieldId } from '../case/fields.ts';
import { isLotField } from '../case/lot-fields.ts';
import type { Lot } from '../case/record.ts';
import type { CaseKey } from '../contract/submission.ts';
import type { CaseReading, FieldReading } from '../extraction/reading.ts';

/** Below this confidence a value read from the page is confirmed by a person (shared/extraction/reading.ts). */
export const doubtfulBelow = 0.6;
/** Of a lot's value that the lots leave in doubt. */
const doubtedConfidence = 0.4;

/** Place of the draft's lot among those of the page; -1 where the draft is about the case. */
function lotIndexOf(reading: CaseReading, key: CaseKey): number {
  if (key.lot === '' || reading.fields.lots.status !== 'found') return -1;
  return reading.fields.lots.value.findIndex((lot) => lot.referenceNumber?.endsWith(`-${key.lot}`) === true);
}

/** The lot a draft is about, where the page has several. */
export function lotOf(reading: CaseReading, key: CaseKey): Lot | undefined {
  const { lots } = reading.fields;
  return lots.status === 'found' ? lots.value[lotIndexOf(reading, key)] : undefined;
}

/**
 * What the page says about one field of a draft. A lot of a profile knows of each field where it stands, or why it is
 * missing; one of the ladder's stands where the lots stand.
 */
export function fieldReadingFor(reading: CaseReading, key: CaseKey, id: FieldId): FieldReading<unknown> {
  const { lots } = reading.fields;
  const index = lotIndexOf(reading, key);
  const lot = lots.status === 'found' ? lots.value[index] : undefined;
  const own = isLotField(id) ? reading.lotReadings?.[index]?.[id] : undefined;
  if (own?.status === 'found') return own;
  if (lot === undefined || lots.status !== 'found' || !Object.hasOwn(lot, id))
    return own ?? reading.fields[id];
  const { doubt, ...known } = lots;
  const value = lot[id as keyof Lot]; // own property of a plain lot
  if (doubt === undefined) return { ...known, value, raw: '' };
  // Only an amount can be in another currency; no deposit is none in any.
  if (doubt === 'currency' && (!amounts.has(id) || value === null)) return { ...known, value, raw: '' };
  return { ...known, value, raw: '', doubt, confidence: Math.min(known.confidence, doubtedConfidence) };
}

/** What lots printed in another currency leave in doubt. */
const amounts = new Set<FieldId>(['appraisedPrice', 'lowestBid', 'minimumIncrement', 'deposit']);
