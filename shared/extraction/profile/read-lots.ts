/**
 * Lots by the profile's rule: first the elements that hold one lot each, then the fields inside each of them. Threat: the
 * price of one lot is filed for another. Every anchor of a field is looked for inside its own lot only, lots never lie in
 * one another, and an element among them that holds no field breaks the rule, unless the rule expects such (`mixed`).
 * Proved by read-lots.test.ts.
 */
import { isLotField, type LotFieldId } from '../../case/lot-fields.ts';
import { encloses } from '../dom.ts';
import { lotTitle } from '../lot-title.ts';
import type { FieldReading } from '../reading.ts';
import { createTableReader } from '../table-model.ts';
import type { VisibilityReader } from '../visibility.ts';
import { isNoRecord } from './column.ts';
import { fits, type RuleContext, readRule } from './read-rule.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { createScope, type Scope } from './roots.ts';
import type { LotAnchor, LotsWay } from './schema.ts';

/** A rule for lots, whether or not it knows any field yet. */
export type LotsPlace = LotsWay['lots'];
type LotRules = LotsPlace['fields'];

export interface TaughtLot {
  readonly element: Element;
  /** Taught fields whose place was found, read or missing for a reason. */
  readonly fields: ReadonlyMap<LotFieldId, FieldReading<unknown>>;
  /** Taught fields whose place in this lot is gone. */
  readonly broken: readonly LotFieldId[];
}

export type LotsReading =
  | { readonly lots: readonly TaughtLot[] }
  /** How many were found where another number was expected; null where two anchors disagree. */
  | { readonly lots?: undefined; readonly found: number | null };

/** Elements an anchor of lots finds, each as a scope of its own; heads and sums are none. */
export function lotScopes(scope: Scope, anchor: LotAnchor, read: VisibilityReader): readonly LotScope[] {
  const tables = createTableReader();
  return resolveAnchor(scope, anchor, read)
    .filter(({ element }) => !isNoRecord(element))
    .map(({ element }) => ({ ...createScope(element, tables), within: element }));
}

/** Of lots in a case. */
const most = 500;

export interface LotScope extends Scope {
  readonly within: Element;
}

const areApart = (scopes: readonly LotScope[]): boolean =>
  scopes.every(({ within }) =>
    scopes.every((other) => other.within === within || !encloses(other.within, within)),
  );

/** Whether any field of the rules stands in the lot. */
export const isSpeaking = (scope: LotScope, fields: LotRules, read: VisibilityReader): boolean =>
  Object.values(fields).some((rule) =>
    rule?.anchors.some((anchor) => resolveAnchor(scope, anchor, read).length > 0),
  );

/** The lots of a page, or how many elements were found instead. */
export function locateLots(
  scope: Scope | undefined,
  rule: LotsPlace,
  read: VisibilityReader,
): readonly LotScope[] | { readonly found: number | null } {
  let answer: readonly LotScope[] | undefined;
  let found = 0;
  for (const anchor of scope === undefined ? [] : rule.anchors) {
    const all = lotScopes(scope as Scope, anchor, read); // there is no anchor to try without a scope
    // No case has more (schema.ts): a table of thousands of rows isn't looked at row by row.
    const speaking = all.length > most ? [] : all.filter((one) => isSpeaking(one, rule.fields, read));
    const lots = rule.mixed ? speaking : all;
    if (!fits(lots.length, rule.count) || speaking.length < lots.length || !areApart(lots)) {
      found ||= all.length;
      continue;
    }
    answer ??= lots;
    const isSame =
      lots.length === answer.length && lots.every((one, at) => one.within === answer?.[at]?.within);
    if (!isSame) return { found: null };
  }
  return answer ?? { found };
}

/** Reads every field the rule knows in every lot. */
export function readLots(rule: LotsPlace, scope: Scope | undefined, context: RuleContext): LotsReading {
  const located = locateLots(scope, rule, context.read);
  if ('found' in located) return located;
  return { lots: located.map((lot, index) => readLot(rule.fields, lot, index + 1, context)) };
}

function readLot(rules: LotRules, scope: LotScope, position: number, context: RuleContext): TaughtLot {
  const fields = new Map<LotFieldId, FieldReading<unknown>>();
  const broken: LotFieldId[] = [];
  for (const [field, rule] of Object.entries(rules)) {
    if (!isLotField(field) || rule === undefined) continue;
    const result = readRule(field, rule, scope, context);
    if (result.broken === null)
      fields.set(field, field === 'title' ? titled(result.reading, position) : result.reading);
    else broken.push(field);
  }
  return { element: scope.within, fields, broken };
}

/** `Položka 2: Garáž` names a garage. */
function titled(reading: FieldReading<unknown>, position: number): FieldReading<unknown> {
  if (reading.status === 'missing') return reading;
  return { ...reading, value: lotTitle(String(reading.value), position) || reading.value };
}
