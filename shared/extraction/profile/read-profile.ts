/**
 * The profile's rung: reads what the office taught. An anchor that finds another number of elements than expected, or
 * two anchors of one field that point at different values, are broken: the field is named and the ladder asked instead.
 */
import { caseFields, type FieldId, isFieldId } from '../../case/fields.ts';
import { cleanText } from '../../formats/text.ts';
import { missing, type PlaceOf } from '../decide.ts';
import { isUnset, parseField } from '../normalise.ts';
import { parsePerson, parsePersons } from '../persons.ts';
import type { FieldReading, Place } from '../reading.ts';
import type { VisibilityReader } from '../visibility.ts';
import type { Hit } from './label-value.ts';
import { matchesAddress } from './page-address.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import { createScope, documentInside, type Scope } from './roots.ts';
import type { Anchor, Count, FieldRule, PageKind, Profile } from './schema.ts';
import { applyTransforms } from './transforms.ts';

export interface BrokenField {
  readonly field: FieldId;
  /** How many elements were found where another number was expected; null where two anchors disagree. */
  readonly found: number | null;
}

export interface ProfileReading {
  readonly profile: string;
  /** The page kinds that fit. */
  readonly pages: readonly PageKind[];
  readonly fields: ReadonlyMap<FieldId, FieldReading<unknown>>;
  readonly broken: readonly BrokenField[];
  find(page: PageKind, rule: Findable): readonly Hit[] | undefined;
}

export interface ProfileContext {
  readonly url: string;
  readonly read: VisibilityReader;
  readonly placeOf: PlaceOf;
}

interface Findable {
  readonly anchors: readonly Anchor[];
  readonly count: Count;
  readonly frame?: string | undefined;
}

const confidenceBy: Readonly<Record<Anchor['by'], number>> = {
  id: 0.98,
  name: 0.98,
  data: 0.98,
  label: 0.95,
  structure: 0.85,
};

export type RuleReading =
  | { readonly broken: null; readonly reading: FieldReading<unknown>; readonly count: number }
  | { readonly broken: BrokenField };

/** Documents of one page, by the names a page kind gives its frames. */
export function createFrames(
  top: Document,
  read: VisibilityReader,
): (page: Pick<PageKind, 'frames'>, name: string | undefined) => Scope | undefined {
  const scopes = new Map<Document, Scope>();
  const scopeOf = (document: Document): Scope => {
    const known = scopes.get(document) ?? createScope(document);
    scopes.set(document, known);
    return known;
  };
  return function find(page, name): Scope | undefined {
    if (name === undefined) return scopeOf(top);
    const rule = Object.hasOwn(page.frames, name) ? page.frames[name] : undefined;
    const outer = rule === undefined ? undefined : find(page, rule.within);
    if (rule === undefined || outer === undefined) return undefined;
    for (const anchor of rule.anchors) {
      const [only, second] = resolveAnchor(outer, anchor, read);
      const inner = only && !second ? documentInside(only.element) : undefined;
      if (inner !== undefined) return scopeOf(inner);
    }
    return undefined;
  };
}

const fits = (hits: readonly Hit[], { min, max }: Count): boolean => hits.length >= min && hits.length <= max;

interface Located {
  readonly hits: readonly Hit[];
  readonly anchor: Anchor;
}

/** The first anchor that finds as many as expected; all others that do must show the same text. */
function locate(
  scope: Scope | undefined,
  rule: Findable,
  read: VisibilityReader,
): Located | { readonly found: number | null } {
  if (scope === undefined) return { found: 0 };
  let answer: Located | undefined;
  let found = 0;
  for (const anchor of rule.anchors) {
    const hits = resolveAnchor(scope, anchor, read);
    if (!fits(hits, rule.count)) {
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
  rule: FieldRule,
  scope: Scope | undefined,
  { read, placeOf }: Pick<ProfileContext, 'read' | 'placeOf'>,
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
  const place: Place = placeOf(first.element, anchor.by === 'label' ? anchor.label : '');
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

/** @returns undefined where no page kind of the profile is about this page */
export function readProfile(
  document: Document,
  profile: Profile,
  context: ProfileContext,
): ProfileReading | undefined {
  const pages = profile.pages.filter((page) => matchesAddress(page.address, context.url));
  if (pages.length === 0) return undefined;
  const scopeFor = createFrames(document, context.read);
  const fields = new Map<FieldId, FieldReading<unknown>>();
  const broken: BrokenField[] = [];
  const seen = new Set<FieldId>();
  for (const page of pages) {
    for (const [field, rule] of Object.entries(page.fields)) {
      // The first page kind that speaks of a field decides: an administrator's stand before a person's own.
      if (!isFieldId(field) || rule === undefined || seen.has(field)) continue;
      seen.add(field);
      const result = readRule(field, rule, scopeFor(page, rule.frame), context);
      if (result.broken === null) fields.set(field, result.reading);
      else broken.push(result.broken);
    }
  }
  const inOrder = (a: BrokenField, b: BrokenField): number => order(a.field) - order(b.field);
  return {
    profile: profile.name,
    pages,
    fields,
    broken: broken.sort(inOrder),
    find(page, rule) {
      const located = locate(scopeFor(page, rule.frame), rule, context.read);
      return 'hits' in located ? located.hits : undefined;
    },
  };
}

const all = Object.keys(caseFields);
const order = (field: FieldId): number => all.indexOf(field);
