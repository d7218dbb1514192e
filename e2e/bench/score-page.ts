/** What was read from a page against what is to be read: field by field, and the documents. */
import type { PlainReading } from '../../shared/extraction/plain-reading.ts';
import type { ProfilePage } from './profile-pages.ts';

/** `wrong` is a value where another one stands or none is to be found; `missed` is no value where one stands. */
export type Outcome = 'right' | 'wrong' | 'missed';

export interface PageScore {
  readonly page: string;
  readonly isCasePage: boolean;
  readonly verdictIsRight: boolean;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Readable differences, for a person. */
  readonly differences: readonly string[];
}

/** Objects with the same entries in another order are the same value. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** @param url the address the page was read at */
export function scorePage({ name, expected }: ProfilePage, reading: PlainReading, url: string): PageScore {
  const outcomes: Record<string, Outcome> = {};
  const differences: string[] = [];
  const verdictIsRight = reading.isCasePage === expected.isCasePage;
  if (!verdictIsRight) differences.push(`isCasePage is ${reading.isCasePage}: ${reading.reasons.join(', ')}`);
  if (reading.restriction !== expected.restriction)
    differences.push(`restriction is ${reading.restriction}, not ${expected.restriction}`);
  // What stands on a page without a case is nobody's business.
  if (!expected.isCasePage) return { page: name, isCasePage: false, verdictIsRight, outcomes, differences };

  const compare = (key: string, wanted: unknown, got: unknown): void => {
    if (wanted === undefined && got === undefined) return;
    const same = wanted !== undefined && got !== undefined && canonical(wanted) === canonical(got);
    outcomes[key] = same ? 'right' : got === undefined ? 'missed' : 'wrong';
    if (!same)
      differences.push(`${key}: ${canonical(got) ?? 'nothing'}, not ${canonical(wanted) ?? 'nothing'}`);
  };
  for (const field of new Set([...Object.keys(expected.fields), ...Object.keys(reading.fields)]))
    compare(field, expected.fields[field], Reflect.get(reading.fields, field));
  const wanted = new Map(
    expected.documents.map(({ href, documentType }) => [new URL(href, url).href, documentType]),
  );
  const got = new Map(reading.documents.map(({ href, documentType }) => [href, documentType]));
  const path = (href: string): string => href.replace(new URL(url).origin, '');
  for (const href of new Set([...wanted.keys(), ...got.keys()]))
    compare(`document ${path(href)}`, wanted.get(href), got.get(href));
  return { page: name, isCasePage: true, verdictIsRight, outcomes, differences };
}

export interface Ratio {
  readonly recall: number;
  readonly precision: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Recall: of all that stands on the pages, how much was read. Precision: of all that was read, how much is true. */
export function ratioOf(outcomes: readonly Outcome[]): Ratio {
  const count = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  const [right, wrong, missed] = [count('right'), count('wrong'), count('missed')];
  const share = (of: number): number => (of === 0 ? 1 : Math.round((right / of) * 10_000) / 10_000);
  return { recall: share(right + wrong + missed), precision: share(right + wrong), right, wrong, missed };
}
