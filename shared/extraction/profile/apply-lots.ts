/** Taught lots in the reading of a page: what was taught first, the ladder for the rest, never out of another lot. */
import type { FieldId } from '../../case/fields.ts';
import { type LotFieldId, lotFields } from '../../case/lot-fields.ts';
import type { CaseValues, Lot } from '../../case/record.ts';
import { decide, missing, type PlaceOf } from '../decide.ts';
import { encloses, parentOf } from '../dom.ts';
import { settleLot } from '../lot.ts';
import type { LotReading } from '../lots.ts';
import { lotConfidence, namesOf, withDocuments } from '../lots-reading.ts';
import type { FieldReading, FoundDocument, LotReadings } from '../reading.ts';
import type { Candidate } from '../resolve.ts';
import { doubted } from './doubted.ts';
import type { TaughtLot } from './read-lots.ts';

export interface AppliedLot {
  readonly lot: Lot;
  readonly element: Element;
  readonly readings: LotReadings;
}

interface LadderLot {
  readonly candidates: readonly Candidate[];
  readonly lot: Lot;
}

/** What the ladder says inside of each lot. */
function ladderByLot(
  lots: readonly TaughtLot[],
  candidates: readonly Candidate[],
  ladder: LotReading,
): ReadonlyMap<Element, LadderLot> {
  const elements = new Set(lots.map(({ element }) => element));
  const holderOf = (element: Element): Element | undefined => {
    for (let at: Element | null = element; at !== null; at = parentOf(at)) if (elements.has(at)) return at;
    return undefined;
  };
  const found = new Map(
    [...elements].map((element) => [element, { candidates: [] as Candidate[], lots: [] as Lot[] }]),
  );
  for (const one of new Set([...candidates, ...ladder.groups.flatMap((group) => group.candidates)])) {
    const holder = holderOf(one.element);
    if (holder !== undefined) found.get(holder)?.candidates.push(one);
  }
  for (const { element, lot } of ladder.groups) {
    const inside = [...elements].filter((one) => encloses(element, one));
    const holder = holderOf(element) ?? (inside.length === 1 ? inside[0] : undefined);
    if (holder !== undefined) found.get(holder)?.lots.push(lot);
  }
  return new Map(
    [...found].map(([element, own]) => {
      const [only, second] = own.lots;
      return [element, { candidates: own.candidates, lot: second === undefined ? (only ?? {}) : {} }];
    }),
  );
}

/** Lots as the profile finds them. @param taughtFields what the profile speaks of in a lot */
export function applyLots(
  lots: readonly TaughtLot[],
  taughtFields: readonly LotFieldId[],
  { candidates, ladder, placeOf }: { candidates: readonly Candidate[]; ladder: LotReading; placeOf: PlaceOf },
): { readonly lots: readonly AppliedLot[]; readonly ladder: LotReading } {
  const byLot = ladderByLot(lots, candidates, ladder);
  const applied = lots.map((taught): AppliedLot => {
    const { element } = taught;
    const own = byLot.get(element) ?? { candidates: [], lot: {} };
    const readings = new Map<LotFieldId, FieldReading<unknown>>();
    for (const field of lotFields) {
      const known = taught.fields.get(field);
      const reading = known ?? ladderReading(field, own, element, placeOf);
      if (taught.broken.includes(field)) readings.set(field, doubted(reading));
      else if (known !== undefined || reading.status === 'found' || reading.reason !== 'not-found')
        readings.set(field, reading);
    }
    return { element, readings: Object.fromEntries(readings), lot: lotOf(readings) };
  });
  // What was taught of the lots says nothing of the case any more; neither does what the ladder found inside of them.
  const groups = applied.map(({ lot, element }) => ({
    lot,
    element,
    candidates: (byLot.get(element)?.candidates ?? []).filter(
      ({ field }) => !taughtFields.some((taught) => taught === field),
    ),
  }));
  const used = new Set([...byLot.values()].flatMap((own) => own.candidates));
  return { lots: applied, ladder: { groups, used } };
}

function ladderReading(
  field: LotFieldId,
  own: LadderLot,
  element: Element,
  placeOf: PlaceOf,
): FieldReading<unknown> {
  const reading = decide(
    field,
    own.candidates.filter((one) => one.field === field),
    placeOf,
  );
  if (reading.status === 'found' || reading.reason !== 'not-found' || !Object.hasOwn(own.lot, field))
    return reading;
  // What names a lot (its heading) is no answer to a label.
  const value = own.lot[field];
  const place = placeOf(element, '');
  return { status: 'found', value, raw: '', place, rung: 'label', confidence: lotConfidence };
}

function lotOf(readings: ReadonlyMap<LotFieldId, FieldReading<unknown>>): Lot {
  const found = [...readings].flatMap(([field, one]) => (one.status === 'found' ? [[field, one.value]] : []));
  return settleLot(Object.fromEntries(found) as Lot); // every value went through its field's own parser
}

/** The lots as one field of the case, each with the documents that stand in it. */
export function appliedReading(
  applied: readonly AppliedLot[],
  documents: readonly FoundDocument[],
  placeOf: PlaceOf,
): FieldReading<CaseValues['lots']> {
  const [first] = applied;
  if (first === undefined) return missing('not-found');
  const found = applied.flatMap(({ readings }) =>
    Object.values(readings).flatMap((one) => (one.status === 'found' ? [one.confidence] : [])),
  );
  return {
    status: 'found',
    value: applied.map(({ lot, element }) => withDocuments(lot, element, documents, placeOf)),
    raw: namesOf(applied),
    place: placeOf(first.element, ''),
    rung: 'profile',
    // A doubt about one field of one lot is that field's (`lotReadings`).
    confidence: Math.max(0, ...found),
  };
}

/** What all lots agree on speaks for the case too, as far as the case says nothing of its own. */
export function settleAgreed(
  readings: Map<FieldId, FieldReading<unknown>>,
  applied: readonly AppliedLot[],
  taughtFields: readonly LotFieldId[],
): void {
  const [first, ...others] = applied;
  for (const field of taughtFields) {
    const ofCase = readings.get(field);
    const ofFirst = first?.readings[field];
    if (ofCase?.status !== 'missing' || ofCase.reason !== 'not-found' || ofFirst?.status !== 'found')
      continue;
    const key = JSON.stringify(ofFirst.value);
    const agrees = others.every(({ readings: own }) => {
      const one = own[field];
      return one?.status === 'found' && JSON.stringify(one.value) === key;
    });
    if (agrees) readings.set(field, ofFirst);
  }
}
