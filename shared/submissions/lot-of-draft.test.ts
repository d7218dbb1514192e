import { describe, expect, it } from 'vitest';
import { type FieldId, fieldIds } from '../case/fields.ts';
import type { Lot } from '../case/record.ts';
import type { CaseReading, FieldReading, FieldReadings, Found, LotReadings } from '../extraction/reading.ts';
import { readValueFor } from './auction-draft.ts';
import { fieldReadingFor } from './lot-of-draft.ts';

const place = { frame: '', selector: 'p', label: '' };
const found = (value: unknown, more: Partial<Found<unknown>> = {}): FieldReading<unknown> => ({
  status: 'found',
  value,
  raw: '',
  place,
  rung: 'label',
  confidence: 0.9,
  ...more,
});
const gone: FieldReading<unknown> = { status: 'missing', reason: 'not-found', candidates: [] };

function readingOf(
  lots: readonly Lot[],
  lotReadings: readonly LotReadings[] | undefined,
  known: Partial<Record<FieldId, FieldReading<unknown>>> = {},
  ofLots: Partial<Found<unknown>> = {},
): CaseReading {
  const all = { ...known, lots: found(lots, ofLots) };
  return {
    isCasePage: true,
    reasons: [],
    fields: Object.fromEntries(
      fieldIds.map((id) => [id, Reflect.get(all, id) ?? gone]),
    ) as unknown as FieldReadings, // every id
    ...(lotReadings === undefined ? {} : { lotReadings }),
    documents: [],
    restriction: null,
    unreadFrames: [],
  };
}
const key = { fileMark: '142EX81/25', kind: 'auction', lot: '28' } as const;
const numbers = ['142EX81/25-27', '142EX81/25-28'].map((referenceNumber) => ({ referenceNumber }));

describe('a field of one lot of a page', () => {
  it("is the lot's own, with the place where it stands in that lot", () => {
    const there = { frame: '', selector: 'section:nth-of-type(2) i', label: 'Bod A' };
    const lots = numbers.map((lot, index) => ({ ...lot, lowestBid: index + 1 }));
    const reading = readingOf(lots, [
      { lowestBid: found(1) },
      { lowestBid: found(2, { rung: 'profile', place: there }) },
    ]);
    expect(fieldReadingFor(reading, key, 'lowestBid')).toMatchObject({ value: 2, place: there });
    expect(readValueFor(reading, key, 'lowestBid')).toEqual({ value: 2, origin: 'profile' });
  });

  it.each<[string, FieldReading<unknown>]>([
    [
      'is not understood',
      { status: 'missing', reason: 'invalid', candidates: [{ raw: 'dle dohody', place }] },
    ],
    ['says nothing', gone],
  ])('is never taken from the case where its own place %s', (_name, own) => {
    const reading = readingOf(numbers, [{}, { lowestBid: own }], { lowestBid: found(7) });
    expect(fieldReadingFor(reading, key, 'lowestBid')).toEqual(own);
    expect(readValueFor(reading, key, 'lowestBid')).toBeUndefined();
  });

  it('is that of the case where nobody taught it in the lots', () => {
    const reading = readingOf(numbers, [{}, {}], { startsAt: found('2027-03-12T09:00:00.000Z') });
    expect(fieldReadingFor(reading, key, 'startsAt')).toMatchObject({ value: '2027-03-12T09:00:00.000Z' });
  });

  it('is none where the lot has no deposit, whatever its empty place says', () => {
    const lots = numbers.map((lot) => ({ ...lot, deposit: null, depositAccount: null }));
    const reading = readingOf(lots, [{}, { deposit: found(null), depositAccount: gone }]);
    expect(fieldReadingFor(reading, key, 'depositAccount')).toMatchObject({ status: 'found', value: null });
  });

  it('is doubtful, whichever it is, where the taught place of the lots is gone', () => {
    const lots = numbers.map((lot) => ({ ...lot, title: 'Byt', deposit: null }));
    const broken = { confidence: 0.5, doubt: 'profile-anchor-broken' };
    const reading = readingOf(lots, undefined, {}, broken);
    for (const id of ['title', 'deposit', 'referenceNumber'] as const)
      expect(fieldReadingFor(reading, key, id)).toMatchObject({
        doubt: 'profile-anchor-broken',
        confidence: 0.4,
      });
  });

  it('is in no other currency where it is no amount', () => {
    const lots = numbers.map((lot) => ({ ...lot, title: 'Byt', lowestBid: 5 }));
    const reading = readingOf(lots, undefined, {}, { doubt: 'currency' });
    expect(fieldReadingFor(reading, key, 'title')).not.toHaveProperty('doubt');
    expect(fieldReadingFor(reading, key, 'lowestBid')).toMatchObject({ doubt: 'currency', confidence: 0.4 });
  });
});
