/** Which case the page is about: the labelled mark, the heading, the only mark there is; otherwise nobody guesses. */
import { findFileMarks, formatFileMark, formatReferenceNumber } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';
import { focusedMark, type MarkedPlace, type Marks } from './case-page.ts';
import { missing, type PlaceOf } from './decide.ts';
import type { Page } from './page.ts';
import type { FieldReading } from './reading.ts';

function fromPlace(
  { mark, raw, element }: MarkedPlace,
  confidence: number,
  placeOf: PlaceOf,
): FieldReading<string> {
  return {
    status: 'found',
    value: mark,
    raw: cleanText(raw),
    place: placeOf(element, ''),
    rung: 'label',
    confidence,
  };
}

/**
 * @param labelled what labels answered
 * @param url address of the page, asked only between answers that stand beside each other
 */
export function decideFileMark(
  labelled: FieldReading<string>,
  marks: Marks,
  page: Page,
  url: string,
  placeOf: PlaceOf,
): FieldReading<string> {
  const headings = new Map(marks.heading.map((one) => [one.mark, one]));
  const [heading, secondHeading] = headings.values();
  const title = findFileMarks(page.document.title).map(({ mark }) => formatFileMark(mark));
  const focused = focusedMark(page);
  const inFocus = focused ? headings.get(focused) : undefined;
  if (labelled.status === 'found') {
    const contradicted = heading && !secondHeading && heading.mark !== labelled.value;
    if (!contradicted) {
      const agrees = heading !== undefined && !secondHeading && labelled.confidence < 0.93;
      return agrees ? fromPlace(heading, 0.93, placeOf) : labelled;
    }
    return missing('ambiguous', [
      { value: labelled.value, raw: labelled.raw, place: labelled.place },
      { value: heading.mark, raw: heading.raw, place: placeOf(heading.element, '') },
    ]);
  }
  const several = labelled.reason === 'ambiguous';
  if (several) {
    const chosen = labelled.candidates.find(
      ({ value }) =>
        value !== undefined && (value === focused || (!secondHeading && value === heading?.mark)),
    );
    if (chosen?.value === undefined) return labelled;
    return {
      status: 'found',
      value: chosen.value,
      raw: chosen.raw,
      place: chosen.place,
      rung: 'label',
      confidence: 0.8,
    };
  }
  if (heading && !secondHeading) return fromPlace(heading, 0.93, placeOf);
  if (inFocus) return fromPlace(inFocus, 0.8, placeOf);
  if (heading) {
    const named = title[0] !== undefined && new Set(title).size === 1 ? headings.get(title[0]) : undefined;
    if (named) return fromPlace(named, 0.85, placeOf);
    return missing(
      'ambiguous',
      [...headings.values()]
        .slice(0, 8)
        .map((one) => ({ value: one.mark, raw: one.raw, place: placeOf(one.element, '') })),
    );
  }
  const body = new Map(marks.body.map((one) => [one.mark, one]));
  const [only, another] = body.values();
  const inTitle =
    body.get(title[0] ?? '') ??
    (url === '' ? undefined : [...body.values()].find(({ mark }) => decodedUrl(url).includes(mark)));
  if (only && !another) return fromPlace(only, 0.75, placeOf);
  if (inTitle) return fromPlace(inTitle, 0.75, placeOf);
  if (!only) return labelled;
  return missing(
    'ambiguous',
    [...body.values()]
      .slice(0, 8)
      .map((one) => ({ value: one.mark, raw: one.raw, place: placeOf(one.element, '') })),
  );
}

/** `Vyhláška 142EX81/25-27` above the page: the number of what the page is about, where no label tells it. */
export function referenceInHeading(
  marks: Marks,
  fileMark: FieldReading<string>,
  placeOf: PlaceOf,
): FieldReading<string> | undefined {
  if (fileMark.status !== 'found') return undefined;
  const found = new Map<string, MarkedPlace>();
  for (const place of marks.heading) {
    const [only] = findFileMarks(place.raw);
    if (place.mark === fileMark.value && only?.mark.sheet) found.set(formatReferenceNumber(only.mark), place);
  }
  const [first, second] = found;
  if (!first || second) return undefined;
  const [reference, place] = first;
  return fromPlace({ ...place, mark: reference }, 0.7, placeOf);
}

function decodedUrl(url: string): string {
  try {
    return decodeURIComponent(url).replace(/\s/g, '').toUpperCase();
  } catch (error) {
    if (error instanceof URIError) return url.toUpperCase();
    throw error;
  }
}
