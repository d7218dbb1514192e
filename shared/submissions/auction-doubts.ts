/** Values a person has to look at before an auction is filed although nothing is missing, and how they settle them. */
import type { FieldId } from '../case/fields.ts';
import type { Draft, DraftField } from '../contract/draft.ts';
import type { CaseKey } from '../contract/submission.ts';
import type { CaseReading, Place } from '../extraction/reading.ts';
import { samePlainValue } from './auction-draft.ts';
import { auctionFields } from './auction-fields.ts';
import { doubtfulBelow, fieldReadingFor } from './lot-of-draft.ts';
import { signsOf } from './proposal.ts';

/** A value of the page, plain or as printed, with the place where it stands. */
export interface Choice {
  readonly value?: DraftField['value'];
  readonly raw: string;
  readonly place: Place;
}

export interface Doubt {
  readonly field: FieldId;
  /** `doubtful`: read, but not surely. The others: the page says something, the draft holds nothing. */
  readonly reason: 'doubtful' | 'ambiguous' | 'invalid';
  /** Why the reading doubts itself (`year-guessed`, `checksum`), where it says. */
  readonly why?: string;
  readonly choices: readonly Choice[];
}

/** Where on the page a draft's value was read; undefined when a person changed it or the page says nothing. */
export function placeFor(draft: Draft, reading: CaseReading, id: FieldId): Place | undefined {
  const read = fieldReadingFor(reading, draft.key, id);
  if (read.status !== 'found' || !samePlainValue(draft.fields[id]?.value, read.value)) return undefined;
  return read.place;
}

/** Competing answers of the page for a field, in its order; empty where it gives one answer or none. */
export function choicesFor(reading: CaseReading, key: CaseKey, id: FieldId): readonly Choice[] {
  const read = fieldReadingFor(reading, key, id);
  if (read.status === 'found') return [];
  return read.candidates.map(({ value, raw, place }) => ({
    raw,
    place,
    ...(value === undefined ? {} : { value: value as DraftField['value'] }), // plain JSON by contract
  }));
}

/** Open doubts in the order of the form. A field that a person set, confirmed or emptied has none. */
export function doubtsOf(draft: Draft, reading: CaseReading): readonly Doubt[] {
  const doubts: Doubt[] = [];
  for (const { id } of auctionFields) {
    const field = draft.fields[id];
    if (field?.origin === 'hand') continue;
    const read = fieldReadingFor(reading, draft.key, id);
    if (read.status === 'found') {
      if (read.confidence >= doubtfulBelow || !samePlainValue(field?.value, read.value)) continue;
      const choices = [{ value: read.value as DraftField['value'], raw: read.raw, place: read.place }];
      const why = read.doubt === undefined ? {} : { why: read.doubt };
      doubts.push({ field: id, reason: 'doubtful', choices, ...why });
      continue;
    }
    if (read.reason === 'not-found' || field?.value !== undefined) continue;
    doubts.push({ field: id, reason: read.reason, choices: choicesFor(reading, draft.key, id) });
  }
  return doubts;
}

/** A person looked at a value, or at its absence, and leaves it as it is. */
export function confirmValue(draft: Draft, id: FieldId): Draft {
  return { ...draft, fields: { ...draft.fields, [id]: { ...draft.fields[id], origin: 'hand' } } };
}

/** Whether the page is about an auction at all, so that a draft is opened without being asked for. */
export function speaksOfAuction(reading: CaseReading): boolean {
  return signsOf(reading, 'auction').length > 0;
}

/** Fields in which two versions of one draft differ, each with the value of either. */
export function compareDrafts(
  mine: Draft,
  other: Draft,
): readonly { id: FieldId; mine: DraftField['value']; other: DraftField['value'] }[] {
  return auctionFields.flatMap(({ id }) => {
    const [a, b] = [mine.fields[id]?.value, other.fields[id]?.value];
    return samePlainValue(a, b) ? [] : [{ id, mine: a, other: b }];
  });
}
