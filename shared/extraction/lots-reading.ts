/** The lots that were found, as the reading of one field. */
import type { CaseValues, Lot } from '../case/record.ts';
import { cleanText } from '../formats/text.ts';
import { missing, type PlaceOf } from './decide.ts';
import { encloses } from './dom.ts';
import { findPlace } from './find-place.ts';
import type { LotGroup } from './lot.ts';
import type { LotReading } from './lots.ts';
import { parseField } from './normalise.ts';
import type { FieldReading, FoundDocument, Place } from './reading.ts';

/** Of what the ladder finds in lots. */
export const lotConfidence = 0.85;

/** What the lots are called, as one text. */
export const namesOf = (lots: readonly { readonly lot: Lot }[]): string =>
  cleanText(lots.map(({ lot }) => lot.title ?? lot.referenceNumber ?? '').join('; '));

/** What the page says about its lots, each with the documents that stand in it. */
export function lotsReading(
  { groups }: LotReading,
  documents: readonly FoundDocument[],
  placeOf: PlaceOf,
): FieldReading<CaseValues['lots']> {
  const [first] = groups;
  if (!first) return missing('not-found');
  return {
    status: 'found',
    value: groups.map(({ lot, element }) => withDocuments(lot, element, documents, placeOf)),
    raw: namesOf(groups),
    place: placeOf(first.element, ''),
    rung: 'label',
    confidence: lotConfidence,
    ...(groups.some(isInOtherCurrency) ? { doubt: 'currency' } : {}),
  };
}

/** Lots are plain values, so what their amounts doubt is said once for all of them (auction-doubts.ts). */
const isInOtherCurrency = ({ candidates }: LotGroup): boolean =>
  candidates.some(({ field, raw }) => {
    const outcome = parseField(field, raw);
    return typeof outcome === 'object' && outcome.doubt === 'currency';
  });

/** A lot with the documents that stand in it. */
export function withDocuments(
  lot: Lot,
  box: Element,
  documents: readonly FoundDocument[],
  placeOf: PlaceOf,
): Lot {
  const { frame } = placeOf(box, '');
  const own = documents.filter(({ place }) => place.frame === frame && holds(box, place));
  if (own.length === 0) return lot;
  return {
    ...lot,
    documents: own.map(({ href, name, mediaType, documentType }) => ({
      href,
      name,
      mediaType,
      documentType,
    })),
  };
}

function holds(box: Element, place: Place): boolean {
  const element = findPlace(box.ownerDocument, { ...place, frame: '' });
  return element !== null && encloses(box, element);
}
