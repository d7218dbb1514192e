/** Where the value stands when a label has a line, a box or a term of its own. */

import { hasContent } from './content.ts';
import {
  childrenOf,
  encloses,
  followingOf,
  hasOwnChildren,
  isControl,
  isElement,
  isText,
  parentOf,
} from './dom.ts';
import { matchLabel } from './labels/lookup.ts';
import type { Slot } from './labels/slots.ts';
import type { Line, Page } from './page.ts';
import type { LabelLine, Tie } from './pair.ts';
import { continuesPerson } from './persons.ts';
import { isCell } from './table-model.ts';

export interface StructuralValue {
  readonly nodes: readonly Node[];
  readonly element: Element;
  readonly tie: Tie;
  /** Set when the label heads a column of boxes: the row it stands in. */
  readonly boxes?: Element;
}

const stops = /^(body|html|table|tbody|tr|form|main|fieldset|frameset|li)$/;

/** The rest of a block that is cut into lines by `<br>`: the label's line, then the value's. */
function nextLine(line: Line, page: Page): StructuralValue | undefined {
  const next = page.lines[line.order + 1];
  if (!next || next.block !== line.block || next.heading !== line.heading) return undefined;
  const text = next.text;
  if (text === '' || matchLabel(text) || /^[^:]{2,40}:(\s|$)/.test(text)) return undefined;
  const first = next.pieces.find((piece) => piece.text.trim() !== '');
  if (!first) return undefined;
  const roots: Node[] = [];
  for (const piece of next.pieces) {
    let root: Node = piece.node;
    for (let parent = parentOf(root); parent && parent !== line.block; parent = parentOf(root)) root = parent;
    if (encloses(root, line.pieces[0]?.node ?? line.block)) return undefined;
    if (!roots.includes(root)) roots.push(root);
  }
  const element = isElement(first.node) ? first.node : (parentOf(first.node) ?? line.block);
  return { nodes: roots, element, tie: 'sibling' };
}

function definitions(term: Element): StructuralValue | undefined {
  const nodes: Element[] = [];
  for (const sibling of followingOf(term)) {
    if (!isElement(sibling)) continue;
    if (sibling.localName === 'dt') break;
    if (sibling.localName === 'dd') nodes.push(sibling);
  }
  const first = nodes[0];
  return first ? { nodes, element: first, tie: 'term' } : undefined;
}

function ancestor(line: Line, name: string): Element | null {
  for (let at: Element | null = line.block, depth = 0; at && depth < 4; at = parentOf(at), depth++) {
    if (at.localName === name) return at;
    if (isCell(at)) return null;
  }
  return null;
}

function hasContentBefore(node: Node, parent: Element): boolean {
  if (node.parentNode === parent && hasOwnChildren(parent)) {
    // From the node back: what stands before it in a long list is mostly right there.
    for (let at = node.previousSibling; at; at = at.previousSibling) if (hasContent(at)) return true;
    return false;
  }
  for (const sibling of childrenOf(parent)) {
    if (sibling === node) return false;
    if (hasContent(sibling)) return true;
  }
  return false;
}

function contentAfter(node: Node): Node | undefined {
  for (const sibling of followingOf(node)) if (hasContent(sibling)) return sibling;
  return undefined;
}

/** `<div>45 600 Kč</div><div>Nejnižší podání</div>`: tiles print the figure above its name. */
function above(
  node: Node,
  parent: Element,
  holdsLabel: (node: Node) => boolean,
): StructuralValue | undefined {
  const content = [...childrenOf(parent)].filter(hasContent);
  const [first, second] = content;
  if (content.length !== 2 || second !== node || !first || !isElement(first) || holdsLabel(first))
    return undefined;
  const isField = isControl(first) || first.querySelector('input,select,textarea') !== null;
  const shown = first.textContent ?? '';
  if (!isField && (!/\d/.test(shown) || shown.length > 60)) return undefined;
  return { nodes: [first], element: first, tie: 'above' };
}

/** @param holdsLabel says whether a label of its own stands inside a node. */
export function structuralValue(
  { line, match }: LabelLine,
  page: Page,
  holdsLabel: (node: Node) => boolean,
): StructuralValue | undefined {
  const term = ancestor(line, 'dt');
  if (term) return definitions(term);
  const sameBlock = nextLine(line, page);
  if (sameBlock) return sameBlock;
  const first = rootInBlock(
    line,
    line.pieces.find((piece) => piece.text.trim() !== ''),
  );
  const last = rootInBlock(
    line,
    line.pieces.findLast((piece) => piece.text.trim() !== ''),
  );
  if (!first || !last) return undefined;
  const inside = contentAfter(last);
  const before = hasContentBefore(first, line.block);
  if (inside)
    return before && isText(inside)
      ? undefined
      : judge(last, inside, line.block, holdsLabel, line, match.slot);
  if (before) return above(first, line.block, holdsLabel);
  let node: Node = line.block;
  for (let depth = 0; depth < 6; depth++) {
    if (stops.test((node as Element).localName) || isCell(node as Element)) return undefined; // only elements get here
    const parent = parentOf(node);
    if (!parent) return undefined;
    const value = contentAfter(node);
    if (value)
      return hasContentBefore(node, parent) && isText(value)
        ? undefined
        : judge(node, value, parent, holdsLabel, line, match.slot);
    if (hasContentBefore(node, parent)) return above(node, parent, holdsLabel);
    node = parent;
  }
  return undefined;
}

/** The child of the line's block that holds a piece of the line. */
function rootInBlock(line: Line, piece: Line['pieces'][number] | undefined): Node | undefined {
  if (!piece) return undefined;
  let root: Node = piece.node;
  for (let parent = parentOf(root); parent && parent !== line.block; parent = parentOf(root)) root = parent;
  return root;
}

function firstElement(parent: Element): Element | null {
  if (hasOwnChildren(parent)) return parent.firstElementChild;
  for (const child of childrenOf(parent)) if (isElement(child)) return child;
  return null;
}

function judge(
  node: Node,
  value: Node,
  parent: Element,
  holdsLabel: (node: Node) => boolean,
  line: Line,
  slot: Slot,
): StructuralValue | undefined {
  if (holdsLabel(value)) {
    // Two labels side by side: the heads of columns, if equal rows of boxes follow.
    const isHead = isElement(value) && matchLabel(value.textContent ?? '') !== undefined;
    if (isHead && firstElement(parent) === node)
      return { nodes: [], element: parent, tie: 'column', boxes: parent };
    return undefined;
  }
  // `Povinní` above a grid drawn of boxes: its first row names the columns.
  const head = personSlots.test(slot) && isElement(value) ? boxHead(value) : undefined;
  if (head) return { nodes: [], element: parent, tie: 'column', boxes: head };
  const element = isElement(value) ? value : parent;
  if (element.localName === 'table' || /^h[1-6]$/.test(element.localName)) return undefined;
  if (
    element.localName === 'hr' ||
    (isElement(value) && /^(section|article|form|fieldset|nav|footer)$/.test(value.localName))
  )
    return undefined;
  // Text and inline elements after the label up to the next block belong to one value.
  const nodes: Node[] = [value];
  const heading = /^h[1-6]$/.test(isElement(node) ? node.localName : line.block.localName);
  if (!heading && isElement(value) && value.localName === 'input') {
    for (const sibling of followingOf(value)) {
      if (
        holdsLabel(sibling) ||
        (isElement(sibling) && sibling.localName !== 'input' && sibling.localName !== 'select')
      )
        break;
      if (isElement(sibling)) nodes.push(sibling);
    }
  }
  // `Povinný` · `Jan Novák` · `nar. 3. 1. 1979`: each in a box of its own.
  if (personSlots.test(slot) && isElement(value) && !isControl(value)) {
    for (const sibling of followingOf(value)) {
      if (!isElement(sibling) || !hasContent(sibling)) continue;
      if (holdsLabel(sibling) || !continuesPerson((sibling.textContent ?? '').trim())) break;
      nodes.push(sibling);
    }
  }
  return { nodes, element, tie: 'sibling' };
}

/** The first row of boxes that are all labels. */
function boxHead(box: Element): Element | undefined {
  for (let at: Element | null = box, depth = 0; at && depth < 4; at = firstElement(at), depth++) {
    const cells = [...childrenOf(at)].filter(isElement);
    if (cells.length > 1 && cells.every((cell) => matchLabel((cell.textContent ?? '').trim()))) return at;
  }
  return undefined;
}

const personSlots = /^(debtors|creditors|addressee)$/;
