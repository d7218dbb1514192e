/** Tries a taught rule on the page as it is, before it is kept: what it reads is shown to the person. */
import { isLotField } from '../../case/lot-fields.ts';
import { missing } from '../decide.ts';
import type { FieldReading, LotReadings } from '../reading.ts';
import { placeOf } from '../selector-for.ts';
import { createVisibility } from '../visibility.ts';
import { readLots } from './read-lots.ts';
import { createFrames } from './read-profile.ts';
import { type RuleContext, type RuleReading, readRule } from './read-rule.ts';
import type { Scope } from './roots.ts';
import type { Taught, TaughtField, TaughtLots, TaughtRule, Transform } from './schema.ts';
import { plainTransforms } from './transforms.ts';

/** What a taught rule reads on the page as it is. */
export interface TriedRule {
  /** The rule as tried, with a transform where only that makes sense of the text. */
  readonly rule: TaughtRule;
  /** Null where the anchor finds another number of elements than expected. */
  readonly reading: FieldReading<unknown> | null;
  /** How many elements were found. */
  readonly count: number;
  /** What is read in each lot, where lots are taught. */
  readonly lots?: readonly LotReadings[];
}

/** Transforms worth trying, the most telling first; none where the text is understood as it stands. */
function candidates(field: string, known: readonly Transform[]): readonly (readonly Transform[])[] {
  if (known.length > 0) return [known];
  const single = plainTransforms
    // Thousands can't be told from crowns by looking at the text.
    .filter((name) => name !== 'thousands' && name !== 'range-end')
    .map((name) => [name]);
  // One text with a beginning and an end is understood as its beginning.
  return field === 'endsAt' ? [['range-end'], [], ...single] : [[], ...single];
}

function tryField(taught: TaughtField, scope: Scope | undefined, context: RuleContext): TriedRule {
  let plain: TriedRule | undefined;
  for (const transforms of candidates(taught.field, taught.rule.transforms)) {
    const rule = { ...taught.rule, transforms: [...transforms] };
    const result: RuleReading = readRule(taught.field, rule, scope, context);
    if (result.broken !== null) return { rule, reading: null, count: result.broken.found ?? 0 };
    const tried = { rule, reading: result.reading, count: result.count };
    if (result.reading.status === 'found') return tried;
    if (plain === undefined || transforms.length === 0) plain = tried;
    if (result.reading.reason === 'not-found' && transforms.length === 0) return tried;
  }
  return plain ?? { rule: taught.rule, reading: null, count: 0 };
}

/** Of each field the transform that makes sense of it in the most lots. */
function tryLots({ rule }: TaughtLots, scope: Scope | undefined, context: RuleContext): TriedRule {
  let tried = rule;
  for (const [field, one] of Object.entries(rule.fields)) {
    if (!isLotField(field) || one === undefined) continue;
    let most = -1;
    for (const transforms of candidates(field, one.transforms)) {
      const fields = { ...tried.fields, [field]: { ...one, transforms: [...transforms] } };
      const { lots = [] } = readLots({ ...rule, fields }, scope, context);
      const understood = lots.filter((lot) => lot.fields.get(field)?.status === 'found').length;
      if (understood > most) tried = { ...tried, fields };
      most = Math.max(most, understood);
      if (understood === lots.length) break;
    }
  }
  const read = readLots(tried, scope, context);
  if (read.lots === undefined) return { rule: tried, reading: null, count: read.found ?? 0 };
  const lots = read.lots.map(
    ({ fields, broken }): LotReadings => ({
      ...Object.fromEntries(fields),
      ...Object.fromEntries(broken.map((field) => [field, missing('not-found')])),
    }),
  );
  const reading = lots
    .flatMap((lot) => Object.values(lot))
    .find((one): one is FieldReading<unknown> => one?.status === 'found');
  return { rule: tried, reading: reading ?? missing('not-found'), count: lots.length, lots };
}

export function tryRule(document: Document, taught: Taught): TriedRule {
  const read = createVisibility(document);
  const scope = createFrames(document, read)(taught, taught.rule.frame);
  const context: RuleContext = { read, placeOf: (element, label) => placeOf(element, document, label) };
  return taught.field === 'lots' ? tryLots(taught, scope, context) : tryField(taught, scope, context);
}
