/**
 * From an element a person pointed at to anchors that find it again: id, name, data attributes, then its label, then
 * its place. Each is tried at once and kept only if it finds exactly that element. Nothing of the case goes into one:
 * an id with the debtor's name in it, or a name standing where a label would, is no anchor.
 */
import { foldText } from '../../formats/text.ts';
import { encloses, idOf, isControl, isElement, parentOf } from '../dom.ts';
import { matchLabel } from '../labels/lookup.ts';
import type { VisibilityReader } from '../visibility.ts';
import { namingAttribute } from './anchor-names.ts';
import { headsOf } from './column.ts';
import { type Hit, headingOf } from './label-value.ts';
import { isRandomName } from './random-name.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import type { Root, Scope } from './roots.ts';
import type { Anchor, LotAnchor } from './schema.ts';
import { hostOf, type IsPrivate, selectorIn, selectorWithin } from './stable-selector.ts';

export interface InferContext {
  readonly scope: Scope;
  readonly read: VisibilityReader;
  /** Texts of the case (values the page says): no anchor may hold one. */
  readonly values: readonly string[];
}

/** Attributes whose names say that they hold data or state of the case. */
export const holdsData =
  /^data-(value|id|key|uid|guid|index|row|rowid|row-index|href|url|src|title|content|text|sort|order|original|date|time|amount|price|count|v-|react|ng|s-|emotion|bs-|toggle|target|state|status|orig)/i;

const identifier = /^[A-Za-z][\w.:$[\]-]{0,80}$/;

/** Words of a text that would give the case away, folded. */
const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);

/** A name holds something of the case when it holds a word of the value, or three digits in a row. */
export function privacyOf(text: string): IsPrivate {
  const words = wordsOf(text);
  return (name) => {
    const folded = foldText(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
    const parts = folded.split(/[^\p{L}\p{N}]+/u);
    return words.some((word) => parts.includes(word) || (word.length > 4 && folded.includes(word)));
  };
}

const usable = (name: string, isPrivate: IsPrivate): boolean =>
  identifier.test(name) && !isRandomName(name) && !isPrivate(name);

const rootOf = (element: Element): Root => element.getRootNode() as Root; // a connected element's root is a document or a shadow root

function namedAnchors(element: Element, isPrivate: IsPrivate): Anchor[] {
  const anchors: Anchor[] = [];
  const id = idOf(element);
  if (usable(id, isPrivate)) anchors.push({ by: 'id', id });
  const name = element.getAttribute('name') ?? '';
  if (isControl(element) && usable(name, isPrivate)) anchors.push({ by: 'name', name });
  for (const attribute of element.getAttributeNames()) {
    if (!namingAttribute.test(attribute) || attribute === 'aria-label' || holdsData.test(attribute)) continue;
    const value = element.getAttribute(attribute) ?? '';
    if (usable(value, isPrivate)) anchors.push({ by: 'data', attribute, value });
  }
  return anchors;
}

const personLike = /^(?:\p{L}+\.\s+)*\p{Lu}\p{Ll}+\s+\p{Lu}[\p{Ll}\p{Lu}]+(?:,|\s|$)/u;

/** A text that may be kept as a label: short, no numbers, no value of the case, nobody's name. */
function isLabelText(text: string, values: readonly string[]): boolean {
  const clean = text.trim();
  if (clean.length < 2 || clean.length > 80 || !/\p{L}/u.test(clean) || /\d{2}/.test(clean)) return false;
  if (matchLabel(clean)) return true;
  if (personLike.test(clean) && !/:\s*$/.test(clean)) return false;
  const folded = foldText(clean);
  return !values.some((value) => {
    const known = foldText(value);
    return known.length > 2 && (known.includes(folded) || folded.includes(known));
  });
}

const cleanLabel = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim();

/** Texts near an element that may be its label, nearest first. */
function* labelTexts(element: Element): Generator<string> {
  const own = element.textContent ?? '';
  if (!isControl(element) && own.includes(':')) yield own.slice(0, own.indexOf(':'));
  if ('labels' in element)
    for (const label of (element as HTMLInputElement).labels ?? []) yield label.textContent ?? '';
  for (const id of (element.getAttribute('aria-labelledby') ?? '').split(/\s+/)) {
    const root = element.getRootNode();
    if (id !== '' && 'getElementById' in root) yield (root as Document).getElementById(id)?.textContent ?? '';
  }
  let at: Element | null = element;
  for (let depth = 0; at !== null && depth < 6; depth++) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      const text = before.textContent ?? '';
      if (text.trim() === '') continue;
      yield text;
      if (isElement(before))
        for (const inner of before.querySelectorAll('label,th,dt,b,strong,span'))
          yield inner.textContent ?? '';
      break;
    }
    yield columnHead(at);
    at = parentOf(at);
  }
}

function columnHead(cell: Element): string {
  const row = cell.localName === 'td' ? cell.parentElement : null;
  const table = row?.closest('table');
  if (!row || !table) return '';
  const index = [...row.children].indexOf(cell);
  return table.querySelector('tr')?.children[index]?.textContent ?? '';
}

/** Whether an anchor found just this element, or what stands in it or around it with the same text. */
export function isSameValue(hit: Hit, element: Element, read: VisibilityReader): boolean {
  if (hit.element === element) return true;
  if (!encloses(hit.element, element) && !encloses(element, hit.element)) return false;
  return hitText(hit, read) === hitText({ element, nodes: [element] }, read);
}

function findsOnly(anchor: LotAnchor, element: Element, { scope, read }: InferContext): boolean {
  const [only, second] = resolveAnchor(scope, anchor, read);
  return only !== undefined && second === undefined && isSameValue(only, element, read);
}

/** Label anchors of an element; where a label stands several times, with the heading above it. */
export function labelAnchors(element: Element, context: InferContext): Anchor[] {
  const root = context.scope.within ?? rootOf(element);
  const anchors: Anchor[] = [];
  const tried = new Set<string>();
  for (const text of labelTexts(element)) {
    if (text.length > 200) continue;
    const label = cleanLabel(text);
    const folded = foldText(label);
    if (tried.has(folded) || !isLabelText(text, context.values)) continue;
    tried.add(folded);
    anchors.push({ by: 'label', label });
    const below = cleanLabel(headingOf(element, root) ?? '');
    if (below !== '' && isLabelText(below, context.values)) anchors.push({ by: 'label', label, below });
  }
  return anchors;
}

/** Every anchor that finds exactly this element, the most lasting first. */
export function inferAnchors(element: Element, context: InferContext): readonly Anchor[] {
  const text = hitText({ element, nodes: [element] }, context.read);
  const isPrivate = privacyOf([text, ...context.values].join(' '));
  const host = hostOf(element, isPrivate);
  const root = rootOf(element);
  const hosted = (anchor: Anchor): Anchor | undefined => (host ? { ...anchor, host } : undefined);
  const selector = selectorIn(root, element, isPrivate);
  const wanted = [
    ...namedAnchors(element, isPrivate),
    ...labelAnchors(element, context),
    ...(selector === undefined || host === null ? [] : [{ by: 'structure', selector } as const]),
  ];
  const found: Anchor[] = [];
  for (const anchor of wanted) {
    // One label is enough: with its heading only where it is not alone.
    if (anchor.by === 'label' && found.some((one) => one.by === 'label')) continue;
    const fitting = [anchor, hosted(anchor)].find((one) => one && findsOnly(one, element, context));
    if (fitting !== undefined) found.push(fitting);
  }
  return found;
}

/** The same inside of one lot, whose scope the context is: its column before its label, its place from the lot on. */
export function inferInLot(element: Element, lot: Element, context: InferContext): readonly LotAnchor[] {
  const text = hitText({ element, nodes: [element] }, context.read);
  const isPrivate = privacyOf([text, ...context.values].join(' '));
  const columns = headsOf(context.scope.columns(), element)
    .map(cleanLabel)
    .filter((label) => isLabelText(label, context.values));
  const selector = selectorWithin(lot, element, isPrivate);
  const wanted: readonly LotAnchor[] = [
    ...namedAnchors(element, isPrivate),
    ...columns.map((label) => ({ by: 'column', label }) as const),
    ...labelAnchors(element, context),
    ...(selector === undefined ? [] : [{ by: 'structure', selector } as const]),
  ];
  return wanted.filter((anchor) => findsOnly(anchor, element, context));
}

/** What is kept for a chosen anchor: a name is backed by the label, so that a name given to another field is noticed. */
export function backed<A extends LotAnchor>(chosen: A, all: readonly A[]): readonly A[] {
  const isWords = ({ by }: LotAnchor): boolean => by === 'label' || by === 'column';
  if (isWords(chosen) || chosen.by === 'structure') return [chosen];
  const words = all.find(isWords);
  return words === undefined ? [chosen] : [chosen, words];
}
