/** Tries a taught rule on the page as it is, before it is kept: what it reads is shown to the person. */
import type { FieldReading } from '../reading.ts';
import { placeOf } from '../selector-for.ts';
import { createVisibility } from '../visibility.ts';
import { createFrames, readRule } from './read-profile.ts';
import type { FieldRule, Taught, Transform } from './schema.ts';
import { plainTransforms } from './transforms.ts';

/** What a taught rule reads on the page as it is. */
export interface TriedRule {
  /** The rule as tried, with a transform where only that makes sense of the text. */
  readonly rule: FieldRule;
  /** Null where the anchor finds another number of elements than expected. */
  readonly reading: FieldReading<unknown> | null;
  /** How many elements were found. */
  readonly count: number;
}

/** Transforms worth trying, the most telling first; none where the text is understood as it stands. */
function candidates({ field, rule }: Taught): readonly (readonly Transform[])[] {
  if (rule.transforms.length > 0) return [rule.transforms];
  const single = plainTransforms
    // Thousands can't be told from crowns by looking at the text.
    .filter((name) => name !== 'thousands' && name !== 'range-end')
    .map((name) => [name]);
  // One text with a beginning and an end is understood as its beginning.
  return field === 'endsAt' ? [['range-end'], [], ...single] : [[], ...single];
}

export function tryRule(document: Document, taught: Taught): TriedRule {
  const read = createVisibility(document);
  const scope = createFrames(document, read)(taught, taught.rule.frame);
  let plain: TriedRule | undefined;
  for (const transforms of candidates(taught)) {
    const rule = { ...taught.rule, transforms: [...transforms] };
    const result = readRule(taught.field, rule, scope, {
      read,
      placeOf: (element, label) => placeOf(element, document, label),
    });
    if (result.broken !== null) return { rule, reading: null, count: result.broken.found ?? 0 };
    const tried = { rule, reading: result.reading, count: result.count };
    if (result.reading.status === 'found') return tried;
    if (plain === undefined || transforms.length === 0) plain = tried;
    if (result.reading.reason === 'not-found' && transforms.length === 0) return tried;
  }
  return plain ?? { rule: taught.rule, reading: null, count: 0 };
}
