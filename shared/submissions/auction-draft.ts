/** From a read page to a draft of an auction, and from a draft to what is filed. Pure: the panel and tests share it. */
import type { FieldId } from '../case/fields.ts';
import type { Lot } from '../case/record.ts';
import type { Draft, DraftField, DraftOrigin } from '../contract/draft.ts';
import type { CaseKey } from '../contract/submission.ts';
import type { CaseReading, FoundDocument, Rung } from '../extraction/reading.ts';
import { auctionFields } from './auction-fields.ts';
import { fieldReadingFor, lotOf } from './lot-of-draft.ts';

const originOfRung: Readonly<Record<Rung, DraftOrigin>> = {
  profile: 'profile',
  'page-data': 'page',
  label: 'page',
  sentence: 'sentence',
};

/** From this confidence on a document is proposed as an attachment by itself. */
export const proposedConfidence = 0.7;

/** Equal plain values: what is compared is what would be sent. */
export function samePlainValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface ReadValue {
  readonly value: DraftField['value'];
  readonly origin: DraftOrigin;
}

/** What the page says for one field of this draft; undefined when it says nothing clear. */
export function readValueFor(reading: CaseReading, key: CaseKey, id: FieldId): ReadValue | undefined {
  const field = fieldReadingFor(reading, key, id);
  if (field.status !== 'found') return undefined;
  return { value: field.value as DraftField['value'], origin: originOfRung[field.rung] }; // plain JSON by contract
}

/** Lots of a page, as the keys of the drafts they would be: one key with an empty lot where the case has just one. */
export function draftKeysOf(reading: CaseReading): readonly CaseKey[] {
  if (reading.fields.fileMark.status !== 'found') return [];
  const fileMark = reading.fields.fileMark.value;
  const lots = reading.fields.lots.status === 'found' ? reading.fields.lots.value : [];
  const sheets = lots.flatMap((lot) => {
    const sheet = lot.referenceNumber?.split('-')[1];
    return sheet === undefined ? [] : [sheet];
  });
  if (sheets.length > 1) return sheets.map((lot) => ({ fileMark, kind: 'auction', lot }));
  const reference = reading.fields.referenceNumber;
  const sheet = reference.status === 'found' ? (reference.value.split('-')[1] ?? '') : '';
  return [{ fileMark, kind: 'auction', lot: sheet }];
}

/** A new draft with everything the page says. Attachments follow when their bytes are stored. */
export function draftFromReading(reading: CaseReading, key: CaseKey, pageUrl: string, now: string): Draft {
  const fields: Record<string, DraftField> = {};
  for (const { id } of auctionFields) {
    const read = readValueFor(reading, key, id);
    if (read !== undefined) fields[id] = { value: read.value, read: read.value, origin: read.origin };
  }
  return { key, version: 0, updatedAt: now, pageUrl, fields, attachments: [], leftOut: [] };
}

export interface Difference {
  readonly id: FieldId;
  readonly onPage: DraftField['value'];
  readonly inDraft: DraftField['value'];
}

/**
 * What the page says now against what the draft remembers it said. A field a person never touched and that was
 * empty is filled; anything else that changed is a difference for the person to decide.
 */
export function compareWithPage(
  draft: Draft,
  reading: CaseReading,
): { draft: Draft; differences: readonly Difference[] } {
  const differences: Difference[] = [];
  const fields = { ...draft.fields };
  for (const { id } of auctionFields) {
    const read = readValueFor(reading, draft.key, id);
    if (read === undefined) continue;
    const known = draft.fields[id];
    if (known === undefined || (known.value === undefined && known.origin !== 'hand')) {
      fields[id] = { value: read.value, read: read.value, origin: read.origin };
      continue;
    }
    if (samePlainValue(known.read, read.value)) continue;
    if (samePlainValue(known.value, read.value)) {
      fields[id] = { ...known, read: read.value };
      continue;
    }
    differences.push({ id, onPage: read.value, inDraft: known.value });
  }
  return { draft: { ...draft, fields }, differences };
}

/** Settles one difference: the page's value, or the draft's, either way with the page's as last read. */
export function settleDifference(draft: Draft, difference: Difference, take: 'page' | 'draft'): Draft {
  const known = draft.fields[difference.id];
  const settled: DraftField =
    take === 'page'
      ? { value: difference.onPage, read: difference.onPage, origin: 'page' }
      : { ...(known ?? { origin: 'hand' as const }), read: difference.onPage };
  return { ...draft, fields: { ...draft.fields, [difference.id]: settled } };
}

/** A person's own value. */
export function setByHand(draft: Draft, id: FieldId, value: DraftField['value']): Draft {
  const known = draft.fields[id];
  const backToPage = known?.read !== undefined && samePlainValue(known.read, value);
  const field: DraftField = {
    ...(known?.read === undefined ? {} : { read: known.read }),
    ...(value === undefined ? {} : { value }),
    origin: backToPage ? 'page' : 'hand',
  };
  return { ...draft, fields: { ...draft.fields, [id]: field } };
}

/** A value a person marked on the page: the page's own, though not where it was read; the same one is confirmed by it. */
export function setFromMark(draft: Draft, id: FieldId, value: DraftField['value']): Draft {
  const read = draft.fields[id]?.read;
  const isSame = read !== undefined && samePlainValue(read, value);
  const field: DraftField = {
    ...(read === undefined ? {} : { read }),
    ...(value === undefined ? {} : { value }),
    origin: isSame ? 'hand' : 'page',
  };
  return { ...draft, fields: { ...draft.fields, [id]: field } };
}

/** Documents proposed by themselves: sure of their type, fetchable, not taken out by the person, not yet there. */
export function proposedDocuments(draft: Draft, reading: CaseReading): readonly FoundDocument[] {
  const there = new Set(draft.attachments.map((attachment) => attachment.href));
  return documentsFor(reading, draft.key).filter((document) => {
    if (document.obstacle !== undefined || document.confidence < proposedConfidence) return false;
    if (!mayAttachToDraft.has(document.documentType)) return false;
    return !there.has(document.href) && !draft.leftOut.includes(document.href);
  });
}

/** Documents of the page without those of its other lots. */
export function documentsFor(reading: CaseReading, key: CaseKey): readonly FoundDocument[] {
  const others = otherLotsDocuments(reading, lotOf(reading, key));
  return reading.documents.filter(
    ({ href, name }) => !others.has(href) && !namesAnotherLot(name, reading, key),
  );
}

/** Types the portal takes while an auction is a draft (portal reference, section 8), and photographs. */
export const mayAttachToDraft: ReadonlySet<string> = new Set([
  'auction_decree',
  'expert_report',
  'expert_report_appendix',
  'resolution_pre',
  'other_doc',
  'initiation_notice',
  'image',
]);

/** `Vyhláška 142 EX 512-24-28.pdf` belongs to lot 28: never proposed for lot 27, whose auction it would make public. */
function namesAnotherLot(name: string, reading: CaseReading, key: CaseKey): boolean {
  const [, serial, year] = /^\d{3}[A-Z]{2}(\d+)\/(\d{2})$/.exec(key.fileMark) ?? [];
  if (serial === undefined || year === undefined || key.lot === '') return false;
  const [, sheet] =
    new RegExp(
      `(?<!\\d)0*${serial}\\s*[-_/.]\\s*(?:20)?${year}\\s*[-_/.]\\s*0*([1-9A-Za-z]\\w{0,5})(?!\\w)`,
    ).exec(name) ?? [];
  if (sheet === undefined) return false;
  const other = draftKeysOf(reading).map((one) => one.lot);
  return sheet !== key.lot && other.includes(sheet);
}

function otherLotsDocuments(reading: CaseReading, own: Lot | undefined): ReadonlySet<string> {
  if (own === undefined || reading.fields.lots.status !== 'found') return new Set();
  const ownHrefs = new Set(own.documents?.map((document) => document.href));
  return new Set(
    reading.fields.lots.value
      .flatMap((lot) => lot.documents ?? [])
      .map((document) => document.href)
      .filter((href) => !ownHrefs.has(href)),
  );
}
