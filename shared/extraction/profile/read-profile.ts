/**
 * The profile's rung: reads what the office taught. An anchor that finds another number of elements than expected, or
 * two anchors of one field that point at different values, are broken: the field is named and the ladder asked instead.
 */
import { caseFields, type FieldId, isFieldId } from '../../case/fields.ts';
import { isLotField, type LotFieldId } from '../../case/lot-fields.ts';
import type { FieldReading } from '../reading.ts';
import type { VisibilityReader } from '../visibility.ts';
import type { Hit } from './label-value.ts';
import { matchesAddress } from './page-address.ts';
import { readLots, type TaughtLot } from './read-lots.ts';
import { type BrokenField, type Findable, locate, type RuleContext, readRule } from './read-rule.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { createScope, documentInside, type Scope } from './roots.ts';
import type { LotsRule, PageKind, Profile } from './schema.ts';

export interface ProfileReading {
  readonly profile: string;
  /** The page kinds that fit. */
  readonly pages: readonly PageKind[];
  readonly fields: ReadonlyMap<FieldId, FieldReading<unknown>>;
  /** Fields of a lot that the profile speaks of; empty where it says nothing of lots. */
  readonly lotFields: readonly LotFieldId[];
  /** Undefined where nobody taught lots, or the place where they stand is broken. */
  readonly lots: readonly TaughtLot[] | undefined;
  readonly broken: readonly BrokenField[];
  find(page: PageKind, rule: FindableInFrame): readonly Hit[] | undefined;
}

export interface ProfileContext extends RuleContext {
  readonly url: string;
}

interface FindableInFrame extends Findable {
  readonly frame?: string | undefined;
}

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

interface LotsOfPage {
  readonly page: PageKind;
  readonly rule: LotsRule;
}

/** The first page kind that speaks of lots decides. */
export function taughtLotsOf(pages: readonly PageKind[]): LotsOfPage | undefined {
  const page = pages.find(({ lots }) => lots !== undefined);
  return page?.lots === undefined ? undefined : { page, rule: page.lots };
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
  const lots = taughtLotsOf(pages);
  const read = lots && readLots(lots.rule, scopeFor(lots.page, lots.rule.frame), context);
  if (read !== undefined && read.lots === undefined) broken.push({ field: 'lots', found: read.found });
  const inOrder = (a: BrokenField, b: BrokenField): number => order(a.field) - order(b.field);
  return {
    profile: profile.name,
    pages,
    fields,
    lotFields: Object.keys(lots?.rule.fields ?? {}).filter(isLotField),
    lots: read?.lots,
    broken: broken.sort(inOrder),
    find(page, rule) {
      const located = locate(scopeFor(page, rule.frame), rule, context.read);
      return 'hits' in located ? located.hits : undefined;
    },
  };
}

const all = Object.keys(caseFields);
const order = (field: FieldId): number => all.indexOf(field);
