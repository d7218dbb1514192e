/**
 * From a value in one lot, or the same value in two, to the lots of the page: the smallest repeated elements that hold
 * it, and the anchor of the value inside of each. Each way is tried at once on all lots of the page.
 */
import { encloses, parentOf } from '../dom.ts';
import { createTableReader } from '../table-model.ts';
import { isNoRecord } from './column.ts';
import { backed, type InferContext, inferInLot, isSameValue } from './infer-anchor.ts';
import { inferList } from './infer-list.ts';
import { isSpeaking, type LotScope, type LotsPlace, locateLots, lotScopes } from './read-lots.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import { createScope } from './roots.ts';
import type { LotAnchor, LotFieldRule, LotsWay } from './schema.ts';
import { usualLots } from './usual-lots.ts';

/** A lot further out than this is the page. */
const maxClimb = 12;
const maxWays = 12;
const once = { min: 1, max: 1 };

function* around(element: Element): Generator<Element> {
  let at = parentOf(element);
  for (let depth = 0; at !== null && depth < maxClimb; depth++, at = parentOf(at)) {
    if (/^(body|html)$/.test(at.localName)) return;
    yield at;
  }
}

/** The two elements right below the nearest one that holds both examples. */
function parting(first: Element, second: Element): readonly [Element, Element] | undefined {
  const [one, other] = [first, second].map((element) => [...around(element)].reverse().concat(element));
  if (one === undefined || other === undefined || encloses(first, second) || encloses(second, first))
    return undefined;
  const common = one.findLast((element) => other.includes(element));
  const [a, b] = [one, other].map((chain) => chain[common === undefined ? 0 : chain.indexOf(common) + 1]);
  return a === undefined || b === undefined || a === b || a.localName !== b.localName ? undefined : [a, b];
}

const scopeOf = (lot: Element): LotScope => ({ ...createScope(lot, createTableReader()), within: lot });

/** How often an anchor finds just one value, of all lots. */
function reach(anchor: LotAnchor, lots: readonly LotScope[], { read }: InferContext): number {
  return lots.filter((lot) => resolveAnchor(lot, anchor, read).length === 1).length;
}

interface FieldWay {
  readonly rule: LotFieldRule;
  readonly reach: number;
}

/** What stands in the same place of a lot that lacks the value is another value. */
const rank = (way: FieldWay | undefined): number => (way?.rule.anchors[0]?.by === 'structure' ? 1 : 0);

/** Ways to find the value in its own lot that find one in others too, the furthest reaching first. */
function fieldWays(
  element: Element,
  own: LotScope,
  lots: readonly LotScope[],
  context: InferContext,
): readonly FieldWay[] {
  const anchors = inferInLot(element, own.within, { ...context, scope: own }).filter(
    (anchor) => lots.length < 2 || reach(anchor, lots, context) > 1,
  );
  const ways = anchors.map((anchor) => {
    const kept = backed(anchor, anchors);
    const reached = Math.max(...kept.map((one) => reach(one, lots, context)));
    const count = { min: reached < lots.length ? 0 : 1, max: 1 };
    return { rule: { anchors: [...kept], count, transforms: [] }, reach: reached };
  });
  return ways.sort((a, b) => rank(a) - rank(b) || b.reach - a.reach);
}

/** Elements that may be the lots of two examples. */
function placesOf(first: Element, second: Element, context: InferContext): readonly LotsPlace[] {
  // Words that stand in both are labels; what stands in one of them may be of the case.
  const words = [first, second].map(
    (element) => new Set(hitText({ element, nodes: [element] }, context.read).split(/\s+/)),
  );
  const own = words.flatMap((mine, at) => [...mine].filter((word) => !words[1 - at]?.has(word)));
  return inferList(first, second, context, own).flatMap((anchor) =>
    anchor.by === 'data' || anchor.by === 'structure'
      ? [{ anchors: [anchor], count: usualLots, mixed: false, fields: {} }]
      : [],
  );
}

/** The nearest element around the value that has another beside it with the same value by name, column or label. */
function exampleBeside(element: Element, context: InferContext): readonly [Element, Element] | undefined {
  for (const lot of around(element)) {
    const beside = [...(lot.parentElement?.children ?? [])].filter(
      (one) => one !== lot && one.localName === lot.localName && !isNoRecord(one),
    );
    if (beside.length === 0 || isNoRecord(lot)) continue;
    const own = scopeOf(lot);
    const anchors = inferInLot(element, lot, { ...context, scope: own }).filter(
      ({ by }) => by !== 'structure',
    );
    const other = beside.find((one) => {
      const scope = scopeOf(one);
      return anchors.some((anchor) => resolveAnchor(scope, anchor, context.read).length === 1);
    });
    if (other !== undefined) return [lot, other];
  }
  return undefined;
}

interface Placed {
  readonly place: LotsPlace;
  readonly lots: readonly LotScope[];
  readonly ways: readonly FieldWay[];
}

function placed(
  element: Element,
  second: Element | undefined,
  place: LotsPlace,
  context: InferContext,
): Placed | undefined {
  const { read, scope } = context;
  const [anchor] = place.anchors;
  const lots = anchor === undefined ? [] : lotScopes(scope, anchor, read);
  const own = lots.find(({ within }) => encloses(within, element));
  const other = second && lots.find(({ within }) => encloses(within, second));
  if (own === undefined || own === other) return undefined;
  const ways = fieldWays(element, own, lots, context).filter(({ rule }) => {
    if (second === undefined) return true;
    // The second example must be what the anchor of the first finds in its lot.
    const hits = other === undefined ? [] : rule.anchors.map((one) => resolveAnchor(other, one, read));
    return hits.length > 0 && hits.every(([only, more]) => !more && only && isSameValue(only, second, read));
  });
  return ways.length === 0 ? undefined : { place, lots, ways };
}

/** The fields known so far that are still found, by anything but their place. */
function stillFound(
  known: LotsPlace | undefined,
  lots: readonly LotScope[],
  context: InferContext,
): LotsPlace['fields'] {
  const kept = Object.entries(known?.fields ?? {}).filter(
    ([, rule]) =>
      rule?.anchors.every(({ by }) => by !== 'structure') &&
      lots.every((lot) => isSpeaking(lot, { title: rule }, context.read)),
  );
  return Object.fromEntries(kept);
}

/** A value in one of the lots that were taught before. */
function waysInKnown(element: Element, known: LotsPlace, context: InferContext): readonly LotsWay[] {
  const { read, scope } = context;
  const lots = locateLots(scope, known, read);
  if ('found' in lots) return [];
  const elements = lots.map(({ within }) => within);
  const own = lots.find(({ within }) => encloses(within, element));
  const all = known.mixed ? known.anchors.flatMap((anchor) => lotScopes(scope, anchor, read)) : lots;
  if (own === undefined) return [];
  return fieldWays(element, own, all, context)
    .slice(0, maxWays)
    .map(({ rule }) => {
      const isMore = (lot: LotScope): boolean =>
        !elements.includes(lot.within) && isSpeaking(lot, { title: rule }, read);
      // What the new value makes a lot of need not have the values known so far.
      const more = known.mixed ? all.filter(isMore) : [];
      const fields = Object.entries(known.fields).map(([field, one]) => {
        const isEverywhere = one && more.every((lot) => isSpeaking(lot, { title: one }, read));
        return [field, one && !isEverywhere ? { ...one, count: { ...one.count, min: 0 } } : one];
      });
      const now = [...lots, ...more];
      const min = now.every((lot) => isSpeaking(lot, { title: rule }, read)) ? 1 : 0;
      return {
        lots: { ...known, fields: Object.fromEntries(fields) },
        rule: { ...rule, count: { min, max: 1 } },
      };
    });
}

/**
 * Ways to read a value in every lot of the page, the furthest reaching and most lasting first; none where nothing repeats.
 * @param second the same value in another lot
 * @param known lots that were taught before: a value inside of one of them needs no second example
 */
export function inferLots(
  element: Element,
  second: Element | undefined,
  context: InferContext,
  known: LotsPlace | undefined,
): readonly LotsWay[] {
  const ofKnown = known === undefined || second !== undefined ? [] : waysInKnown(element, known, context);
  if (ofKnown.length > 0) return ofKnown;
  const pair = second === undefined ? exampleBeside(element, context) : parting(element, second);
  if (pair === undefined) return [];
  const places = placesOf(pair[0], pair[1], context).flatMap(
    (place) => placed(element, second, place, context) ?? [],
  );
  const best = places.sort(
    ({ ways: [a], lots: allOfA }, { ways: [b], lots: allOfB }) =>
      rank(a) - rank(b) || (b?.reach ?? 0) - (a?.reach ?? 0) || allOfA.length - allOfB.length, // fewer that hold nothing
  );
  return best
    .flatMap(({ place, lots: all, ways }, index) =>
      // Of the best place every way, of the others their best.
      ways.slice(0, index === 0 ? maxWays : 1).map(({ rule, reach: reached }) => {
        const fields = stillFound(known, all, context);
        // As long as nothing else tells a lot, what lacks the value is none.
        const mixed = reached < all.length && Object.keys(fields).length === 0;
        return { lots: { ...place, mixed, fields }, rule: mixed ? { ...rule, count: once } : rule };
      }),
    )
    .slice(0, maxWays);
}
