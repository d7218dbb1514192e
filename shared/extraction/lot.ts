/** One of several things auctioned in a case. */
import { lotFields } from '../case/lot-fields.ts';
import type { Lot } from '../case/record.ts';
import { decide, type PlaceOf } from './decide.ts';
import type { Candidate } from './resolve.ts';

/** A lot has one of these, and lots differ in them. */
export const telling = new Set<string>(['appraisedPrice', 'lowestBid', 'deposit', 'startsAt']);
export const maxLots = 200;

export interface LotGroup {
  readonly lot: Lot;
  readonly candidates: readonly Candidate[];
  readonly element: Element;
}

/** One lot from the answers that belong to it. */
export function lotFrom(candidates: readonly Candidate[], title: string, placeOf: PlaceOf): Lot {
  const entries: [string, unknown][] = [];
  for (const field of lotFields) {
    const reading = decide(
      field,
      candidates.filter((candidate) => candidate.field === field),
      placeOf,
    );
    if (reading.status === 'found') entries.push([field, reading.value]);
  }
  if (title !== '' && !entries.some(([field]) => field === 'title')) entries.push(['title', title]);
  const lot = Object.fromEntries(entries) as Lot; // every entry went through its field's own parser
  return settleLot(lot);
}

/** No deposit: then there is no account and no symbol either, unless the page names one. */
export function settleLot(lot: Lot): Lot {
  if (lot.deposit !== null) return lot;
  return {
    ...lot,
    depositAccount: lot.depositAccount ?? null,
    depositVariableSymbol: lot.depositVariableSymbol ?? null,
    depositSpecificSymbol: lot.depositSpecificSymbol ?? null,
  };
}
