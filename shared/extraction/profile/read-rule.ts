/** One rule at work: what it reads, or that its anchor is broken. */
import type { FieldId } from '../../case/fields.ts';
import { cleanText } from '../../formats/text.ts';
import { missing, type PlaceOf } from '../decide.ts';
import { isUnset, parseField } from '../normalise.ts';
import { parsePerson, parsePersons } from '../persons.ts';
import type { FieldReading, Place } from '../reading.ts';
import type { VisibilityReader } from '../visibility.ts';
import type { Hit } from './label-value.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import type { Scope } from './roots.ts';
import type { Count, LotAnchor, Transform } from './schema.ts';
import { applyTransforms } from './transforms.ts';

export interface BrokenField {
  readonly field: FieldId;
  /** How many elements were found where another number was expected; null where two anchors disagree. */
  readonly found: number | null;
}

export interface RuleContext {
  readonly read: VisibilityReader;
  readonly placeOf: PlaceOf;
}

export interface Findable {
  readonly anchors: readonly LotAnchor[];
  readonly count: Count;
}

interface Rule extends Findable {
  readonly transforms: readonly Transform[];
}

export const confidenceBy: Readonly<Record<LotAnchor['by'], number>> = {
  id: 0.98,
  name: 0.98,
  data: 0.98,
  label: 0.95,
  column: 0.95,
  structure: 0.85,
};

export type RuleReading =
  | { readonly broken: null; readonly reading: FieldReading<unknown>; readonly count: number }
  | { readonly broken: BrokenField };

export const fits = (count: number, { min, max }: Count): boolean => count >= min && count <= max;

interface Located {
  readonly hits: readonly Hit[];
  readonly anchor: LotAnchor;
}

/** The first anchor that finds as many as expected; all others that do must show the same text. */
export function locate(
  scope: Scope | undefined,
  rule: Findable,
  read: VisibilityReader,
): Located | { readonly found: number | null } {
  if (scope === undefined) return { found: 0 };
  let answer: Located | undefined;
  let found = 0;
  for (const anchor of rule.anchors) {
    const hits = resolveAnchor(scope, anchor, read);
    if (!fits(hits.length, rule.count)) {
      found ||= hits.length;
      continue;
    }
    // An anchor that may find nothing says nothing while another finds something.
    if (answer === undefined || (answer.hits.length === 0 && hits.length > 0)) answer = { hits, anchor };
    else if (hits.length > 0 && textOf(answer.hits, read) !== textOf(hits, read)) return { found: null };
  }
  return answer ?? { found };
}

const textOf = (hits: readonly Hit[], read: VisibilityReader): string =>
  hits.map((hit) => hitText(hit, read)).join('\n');

/** Person, office and list fields have no parser of one text. */
function parseStructured(field: FieldId, texts: readonly string[]): unknown {
  if (field === 'creditors' || field === 'debtors') {
    const persons = texts.flatMap(parsePersons);
    return persons.length > 0 ? persons : undefined;
  }
  if (field === 'addressee') return parsePerson(texts.join('\n'));
  const name = cleanText(texts.join(', '), 300);
  return field === 'registryOffice' && name !== '' ? { name } : undefined;
}

const structured: ReadonlySet<FieldId> = new Set(['creditors', 'debtors', 'addressee', 'registryOffice']);

/** Reads one field by its rule, as the ladder would name it: found, or missing for a reason; or the anchor is broken. */
export function readRule(
  field: FieldId,
  rule: Rule,
  scope: Scope | undefined,
  { read, placeOf }: RuleContext,
): RuleReading {
  const located = locate(scope, rule, read);
  if (!('hits' in located)) return { broken: { field, found: located.found } };
  const { hits, anchor } = located;
  const texts = hits.map((hit) => applyTransforms(hitText(hit, read), rule.transforms));
  const raw = texts.join('\n');
  const [first] = hits;
  const found = (reading: FieldReading<unknown>): RuleReading => ({
    broken: null,
    reading,
    count: hits.length,
  });
  if (first === undefined || isUnset(raw)) return found(missing('not-found'));
  const place: Place = placeOf(
    first.element,
    anchor.by === 'label' || anchor.by === 'column' ? anchor.label : '',
  );
  const shown = cleanText(textOf(hits, read));
  const invalid = found(missing('invalid', [{ raw: shown, place }]));
  const base = { status: 'found', raw: shown, place, rung: 'profile' } as const;
  if (structured.has(field)) {
    const value = parseStructured(field, texts);
    return value === undefined ? invalid : found({ ...base, value, confidence: confidenceBy[anchor.by] });
  }
  const outcome = parseField(field, raw);
  if (outcome === 'unset') return found(missing('not-found'));
  if (typeof outcome !== 'object') return invalid;
  const confidence = Math.round((confidenceBy[anchor.by] - (outcome.penalty ?? 0)) * 100) / 100;
  const doubt = outcome.doubt === undefined ? {} : { doubt: outcome.doubt };
  return found({ ...base, value: outcome.value, confidence, ...doubt });
}
