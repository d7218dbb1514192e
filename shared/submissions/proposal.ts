/** Which kind of filing a page proposes, and what on it says so. Pure: panel and tests share it. */
import type { FieldId } from '../case/fields.ts';
import type { CaseReading } from '../extraction/reading.ts';

/** What may be filed from a case; where a page speaks of several, the first of them is proposed. */
export const filingKinds = ['auction', 'notice', 'listing'] as const;
export type FilingKind = (typeof filingKinds)[number];

/** Fields that stand on a page for the sake of one kind only, the most telling first. */
const telling = {
  auction: ['lowestBid', 'startsAt', 'appraisedPrice', 'deposit', 'lots'],
  notice: ['noticeType', 'addressee', 'postOn', 'registryOffice'],
  listing: ['listingType', 'listingAction', 'price'],
} as const satisfies Readonly<Record<FilingKind, readonly FieldId[]>>;

export type TellingField = (typeof telling)[FilingKind][number];
export const tellingFields: readonly TellingField[] = Object.values(telling).flat();

export interface Proposal {
  readonly kind: FilingKind;
  /** The fields of the page that tell, the most telling first; never empty. */
  readonly because: readonly TellingField[];
}

/** The telling fields of a kind that the page names, also where it names them unclearly. */
export function signsOf({ fields }: CaseReading, kind: FilingKind): readonly TellingField[] {
  return telling[kind].filter((id) => {
    const read = fields[id];
    return read.status === 'found' || read.reason !== 'not-found';
  });
}

/** The first of the possible kinds the page speaks of; null where it speaks of none. */
export function proposeKind(
  reading: CaseReading,
  possible: readonly FilingKind[] = filingKinds,
): Proposal | null {
  for (const kind of filingKinds) {
    const because = possible.includes(kind) ? signsOf(reading, kind) : [];
    if (because.length > 0) return { kind, because };
  }
  return null;
}
