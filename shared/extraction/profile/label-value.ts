/** From a label to the value it names, by the usual ways a page ties them: the label may say anything. */
import { foldText } from '../../formats/text.ts';
import { hasContent } from '../content.ts';
import { isControl, isElement, isInline, isText, parentOf } from '../dom.ts';
import { escapeCss } from '../selector-for.ts';
import { initialOf, query, type Root, type Scope, type TextPlace } from './roots.ts';

/** What an anchor found: nodes that hold one value, and the element to point at. */
export interface Hit {
  readonly element: Element;
  readonly nodes: readonly Node[];
  /** The value follows a colon in the same text as the label. */
  readonly afterColon?: true;
}

const headings = 'h1,h2,h3,h4,h5,h6,legend,caption,summary,[role="heading"]';
const cells = 'td,th,[role="cell"],[role="gridcell"],[role="rowheader"],[role="columnheader"]';
const stops = /^(body|html|table|tbody|thead|tr|form|main|fieldset|dl|ul|ol|section|article)$/;
const maxClimb = 5;

export const hitOf = (element: Element): Hit => ({ element, nodes: [element] });

/** Labels are compared as read: without case, diacritics, colon, star. */
export const sameLabel = (text: string, folded: string): boolean => foldText(text) === folded;

/** A label element, or a text that begins with the label and a colon. */
interface LabelPlace {
  readonly element: Element;
  readonly inline: boolean;
  /** The label stands in a text of its own before the value: `Jistota: <b>500 Kč</b>`. */
  readonly before?: Node;
}

/** Innermost elements whose whole text is the label, and texts that begin with it. */
function findLabels(texts: readonly TextPlace[], label: string): readonly LabelPlace[] {
  const folded = foldText(label);
  const initial = initialOf(label);
  const places = new Map<Element, LabelPlace>();
  for (const { node, text, parent, initial: begins } of texts) {
    // A label may be cut into several elements; its first text begins it all the same.
    if (begins !== initial) continue;
    const colon = text.indexOf(':');
    if (colon > 0 && sameLabel(text.slice(0, colon), folded)) {
      const inline = text.slice(colon + 1).trim() !== '';
      if (inline || node.nextSibling !== null) {
        places.set(parent, inline ? { element: parent, inline } : { element: parent, inline, before: node });
        continue;
      }
    }
    if (!folded.startsWith(foldText(text))) continue;
    const element = wholeLabel(parent, folded);
    if (element !== undefined && !places.has(element)) places.set(element, { element, inline: false });
  }
  return [...places.values()];
}

function wholeLabel(parent: Element, folded: string): Element | undefined {
  for (let at: Element | null = parent, depth = 0; at !== null && depth < 4; at = at.parentElement, depth++) {
    const text = at.textContent ?? '';
    if (text.length > folded.length * 2 + 60) return undefined;
    if (sameLabel(text, folded)) return at;
  }
  return undefined;
}

function headingAbove(label: Element, root: Root): string | undefined {
  let last: Element | undefined;
  for (const heading of root.querySelectorAll(headings)) {
    // 4 is Node.DOCUMENT_POSITION_FOLLOWING
    if ((heading.compareDocumentPosition(label) & 4) === 0) break;
    if (!heading.contains(label)) last = heading;
  }
  return last?.textContent ?? undefined;
}

function controlOf(label: Element, root: Root): Element | undefined {
  const owner = label.closest('label');
  const target = owner?.getAttribute('for');
  if (target) {
    const [found] = query(root, `#${escapeCss(target)}`);
    if (found) return found;
  }
  const inside = owner?.querySelector('input,select,textarea');
  if (inside) return inside;
  const { id } = label;
  if (id === '') return undefined;
  return [...root.querySelectorAll('[aria-labelledby]')].find((element) =>
    (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).includes(id),
  );
}

function definitions(label: Element): readonly Hit[] {
  const term = label.closest('dt');
  const hits: Hit[] = [];
  for (let at = term?.nextElementSibling; at; at = at.nextElementSibling) {
    if (at.localName === 'dt') break;
    if (at.localName === 'dd') hits.push(hitOf(at));
  }
  return hits;
}

/** The next cell of the row, or the column below a head. */
function inTable(cell: Element): readonly Hit[] {
  const row = cell.parentElement;
  if (row === null) return [];
  const next = cell.nextElementSibling;
  const isHead = (one: Element): boolean =>
    one.localName === 'th' || one.getAttribute('role') === 'columnheader';
  const heads = row.closest('thead') !== null || (isHead(cell) && next !== null && isHead(next));
  const lastHead = isHead(cell) && next === null && [...row.children].every(isHead);
  if (!heads && !lastHead) return next === null ? [] : [hitOf(next)];
  const index = [...row.children].indexOf(cell);
  const table = row.closest('table,[role="table"],[role="grid"]');
  const rows = [...(table?.querySelectorAll('tr,[role="row"]') ?? [])];
  return rows.slice(rows.indexOf(row) + 1).flatMap((one) => {
    const below = one.children[index];
    return below === undefined || isHead(below) ? [] : [hitOf(below)];
  });
}

/** Text and inline elements behind the label up to the end of the line, or the next element of its block. */
function behind(label: Element): Hit | undefined {
  for (let at: Element = label, depth = 0; depth < maxClimb; depth++) {
    const parent = parentOf(at);
    const hit = following(at, label, parent);
    if (hit !== undefined || parent === null) return hit;
    if (stops.test(parent.localName) || parent.matches(cells)) return undefined;
    at = parent;
  }
  return undefined;
}

function following(at: Node, label: Element, parent: Element | null): Hit | undefined {
  const nodes: Node[] = [];
  for (let next = at.nextSibling; next; next = next.nextSibling) {
    if (isElement(next)) {
      if (next.localName === 'br' || next.localName === 'hr') {
        if (nodes.some(hasContent)) break;
        continue;
      }
      const isNextLabel = next.localName === label.localName && /:\s*$/.test(next.textContent ?? '');
      if (isNextLabel || (!isInline(next) && nodes.some(hasContent))) break;
      nodes.push(next);
      if (!isInline(next) || isControl(next)) {
        if (hasContent(next)) break;
        nodes.pop();
      }
    } else if (isText(next)) {
      // The next label of the same line.
      if (/:\s*$/.test(next.data) && nodes.some(hasContent)) break;
      nodes.push(next);
    }
  }
  const telling = nodes.filter(hasContent);
  const [first, second] = telling;
  if (first === undefined) return undefined;
  // One element is the whole value; text beside it (`Kč`) belongs to it.
  if (second === undefined && isElement(first)) return hitOf(first);
  return parent === null ? undefined : { element: isElement(first) ? first : parent, nodes: telling };
}

function valuesOf({ element, inline, before }: LabelPlace, root: Root): readonly Hit[] {
  if (inline) return [{ element, nodes: [element], afterColon: true }];
  const beside = before && following(before, element, element);
  if (beside !== undefined) return [beside];
  const control = controlOf(element, root);
  if (control !== undefined) return [hitOf(control)];
  if (element.closest('dt') !== null) return definitions(element);
  const cell = element.closest(cells);
  if (cell !== null && foldText(cell.textContent ?? '') === foldText(element.textContent ?? ''))
    return inTable(cell);
  const hit = behind(element);
  return hit === undefined ? [] : [hit];
}

/** Every value that a label of this text names. */
export function findByLabel(
  scope: Scope,
  root: Root,
  label: string,
  below: string | undefined,
): readonly Hit[] {
  const hits = new Map<Element, Hit>();
  const wanted = below === undefined ? undefined : foldText(below);
  for (const place of findLabels(scope.texts(root), label)) {
    if (wanted !== undefined && foldText(headingAbove(place.element, root) ?? '') !== wanted) continue;
    for (const hit of valuesOf(place, root)) if (!hits.has(hit.element)) hits.set(hit.element, hit);
  }
  return [...hits.values()];
}

/** The heading a value stands below, as printed. */
export function headingOf(element: Element, root: Root): string | undefined {
  return headingAbove(element, root)?.replace(/\s+/g, ' ').trim();
}
