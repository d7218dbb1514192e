/** Puts what a profile read into the reading of a page: taught values first, broken anchors named, never silently. */
import type { FieldId } from '../../case/fields.ts';
import { cleanText, foldText } from '../../formats/text.ts';
import type { PlaceOf } from '../decide.ts';
import { spacedText } from '../dom.ts';
import type { CaseReading, FieldReading, FoundDocument, ProfileReport } from '../reading.ts';
import { doubted } from './doubted.ts';
import type { ProfileReading } from './read-profile.ts';

/** Changes the readings of the ladder: taught fields are replaced, fields with a broken anchor become doubtful. */
export function applyTaught(
  readings: Map<FieldId, FieldReading<unknown>>,
  { fields, broken, lotFields }: ProfileReading,
): void {
  for (const [field, reading] of fields) readings.set(field, reading);
  const inDoubt = new Set<FieldId>(broken.map(({ field }) => field));
  // The ladder may take the values of one lot for those of the case.
  if (inDoubt.has('lots')) for (const field of lotFields) if (!fields.has(field)) inDoubt.add(field);
  for (const field of inDoubt) {
    const reading = readings.get(field);
    if (reading !== undefined) readings.set(field, doubted(reading));
  }
}

/** A word of the office in its place, or a place that should be there and isn't: doubt counts as a restriction. */
function restrictionOf(taught: ProfileReading, placeOf: PlaceOf, page: Element): CaseReading['restriction'] {
  for (const kind of taught.pages) {
    for (const rule of kind.restrictions) {
      const hits = taught.find(kind, rule);
      if (hits === undefined) return { raw: `${rule.words[0] ?? ''}?`, place: placeOf(page, '') };
      for (const { element } of hits) {
        const text = spacedText(element);
        const folded = foldText(text);
        if (rule.words.some((word) => folded.includes(foldText(word))))
          return { raw: cleanText(text, 200), place: placeOf(element, '') };
      }
    }
  }
  return null;
}

/** Types the office's own places say, over what the engine guessed. */
function typedDocuments(
  documents: readonly FoundDocument[],
  taught: ProfileReading,
  placeOf: PlaceOf,
): readonly FoundDocument[] {
  const types = new Map<string, FoundDocument['documentType']>();
  for (const kind of taught.pages) {
    for (const rule of kind.documents) {
      for (const { element } of taught.find(kind, rule) ?? []) {
        for (const link of [element, ...element.querySelectorAll('a,button,input,img')]) {
          const { frame, selector } = placeOf(link, '');
          if (!types.has(`${frame} ${selector}`)) types.set(`${frame} ${selector}`, rule.documentType);
        }
      }
    }
  }
  return documents.map((document) => {
    const documentType = types.get(`${document.place.frame} ${document.place.selector}`);
    return documentType === undefined ? document : { ...document, documentType, confidence: 1 };
  });
}

/** The finished reading with the profile's say on the kind of page, documents, restriction and what is broken. */
export function withProfile(
  reading: CaseReading,
  taught: ProfileReading,
  document: Document,
  placeOf: PlaceOf,
): CaseReading {
  const isOther = taught.pages.some((page) => page.kind === 'other');
  const isTaughtCase = taught.fields.get('fileMark')?.status === 'found';
  const verdict = isOther
    ? { isCasePage: false, reasons: ['profile-other-page'] }
    : isTaughtCase
      ? { isCasePage: true, reasons: ['profile-file-mark', ...reading.reasons] }
      : {};
  const brokenInLots = (taught.lots ?? []).flatMap((lot, index) =>
    lot.broken.map((field) => ({ lot: index + 1, field })),
  );
  const report: ProfileReport = {
    name: taught.profile,
    broken: taught.broken.map(({ field }) => field),
    ...(brokenInLots.length === 0 ? {} : { brokenInLots }),
  };
  return {
    ...reading,
    ...verdict,
    documents: typedDocuments(reading.documents, taught, placeOf),
    restriction: restrictionOf(taught, placeOf, document.documentElement) ?? reading.restriction,
    profile: report,
  };
}
