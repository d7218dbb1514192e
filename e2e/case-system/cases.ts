/**
 * The cases of the invented office. Persons, companies and places' details are made up; checksums of IČO and accounts
 * hold, RÚIAN codes only look right.
 */
import { awkwardCases } from './cases/awkward.ts';
import type { OfficeCase } from './cases/case-types.ts';
import { heldBackCases } from './cases/held-back.ts';
import { noticeCases } from './cases/notices.ts';
import { otherAuctionCases } from './cases/other-auctions.ts';
import { realEstateCases } from './cases/real-estate.ts';

export const caseIds = [
  'byt-zajeci',
  'vozidlo',
  'podil',
  'dobrovolna',
  'dve-polozky',
  'bez-jistoty',
  'bez-terminu',
  'neverejny',
  'ohlasovna',
  'spolecnost',
  'znacky',
  'halere',
  'vadne-dokumenty',
] as const;
export type CaseId = (typeof caseIds)[number];

const byId = new Map(
  [...realEstateCases, ...heldBackCases, ...otherAuctionCases, ...noticeCases, ...awkwardCases].map(
    (found) => [found.id, found],
  ),
);

/** The case with this id, or undefined. */
export function findCase(id: string): OfficeCase | undefined {
  return byId.get(id);
}

/** All cases, in the order of {@link caseIds}. Throws at load when an id has no case. */
export const cases: readonly OfficeCase[] = caseIds.map((id) => {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`No case with id ${id}`);
  return found;
});
