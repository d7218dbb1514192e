import { type FieldId, fieldIds } from '../case/fields.ts';
import { collect } from './collect.ts';
import { decide, missing } from './decide.ts';
import { labelPairs } from './label-pairs.ts';
import type { CaseReading, FieldReading, FieldReadings } from './reading.ts';
import { resolve } from './resolve.ts';
import { placeOf as placeOfElement } from './selector-for.ts';
import { createVisibility } from './visibility.ts';

export interface ReadCaseOptions {
  /** The present, ISO 8601; decides what a date without a year means. */
  readonly now?: string;
  /** Address of the page, when the document does not know it. */
  readonly url?: string;
}

/**
 * Reads a case from a page: pure, without network and without any profile. Frames of the same origin and open shadow
 * roots are read through the top document.
 * @example const { isCasePage, fields } = readCase(document);
 */
export function readCase(document: Document, _options: ReadCaseOptions = {}): CaseReading {
  const page = collect(document);
  const read = createVisibility(document);
  const { pairs } = labelPairs(page, read);
  const candidates = resolve(pairs);
  const placeOf = (element: Element, label: string) => placeOfElement(element, document, label);
  const readings = new Map<FieldId, FieldReading<unknown>>();
  for (const field of fieldIds) {
    const own = candidates.filter((candidate) => candidate.field === field);
    readings.set(field, own.length > 0 ? decide(field, own, placeOf) : missing('not-found'));
  }
  // `fieldIds` names every field once, and each value went through that field's own parser.
  const fields = Object.fromEntries(readings) as unknown as FieldReadings;
  return {
    isCasePage: fields.fileMark.status === 'found',
    reasons: [],
    fields,
    documents: [],
    restriction: null,
    unreadFrames: page.unreadFrames,
  };
}
