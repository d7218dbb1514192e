/** Label and value in one line: `<b>Label:</b> value`, `<span>Label</span><span>value</span>`, `Label: value` in one text. */

import { isElement, parentOf } from './dom.ts';
import { beginsLabel, type LabelMatch, labelKey, matchLabel, mayBeginLabel } from './labels/lookup.ts';
import type { Slot } from './labels/slots.ts';
import { isStrictValue } from './normalise.ts';
import { type Line, lineText, type Piece } from './page.ts';
import type { Tie } from './pair.ts';
import type { ValueText } from './value-text.ts';
import type { Visibility, VisibilityReader } from './visibility.ts';

type Found = (match: LabelMatch, label: string, value: ValueText, tie: Tie) => void;

interface Group {
  /** The child of the container that the pieces stand in: a text node or an inline element. */
  readonly root: Node;
  readonly pieces: Piece[];
}

function groupsOf(pieces: readonly Piece[], container: Element): Group[] {
  const groups: Group[] = [];
  for (const piece of pieces) {
    let root: Node = piece.node;
    for (let parent = parentOf(root); parent && parent !== container; parent = parentOf(root)) root = parent;
    const last = groups.at(-1);
    if (last?.root === root && isElement(root)) last.pieces.push(piece);
    else groups.push({ root, pieces: [piece] });
  }
  return groups.filter((group) => group.pieces.some((piece) => piece.control || piece.text.trim() !== ''));
}

/** Most single texts of a page have neither a colon nor a number behind a word. */
const mayHoldLabel = (text: string): boolean =>
  text.includes(':') || (/\d/.test(text) && /^[A-Za-zÀ-ž]/.test(text));

/** `Nejnižší podání <input> Kč, příhoz <input>`: the unit before the label belongs to the field before it. */
const asLabel = (text: string): LabelMatch | undefined =>
  matchLabel(text) ?? matchLabel(text.replace(/^\s*(?:kč|czk|eur|€|ft|%|m²|m2|hod\.?|h)?[\s,;|·.–-]+/iu, ''));

const onlyPunctuation = /^[\s:;,.|–—=*-]*$/;

export function inlinePairs(line: Line, read: VisibilityReader, found: Found): void {
  const [first, second] = line.pieces;
  if (first && !second) {
    if (!first.control && mayHoldLabel(line.text))
      scan(line.text, [{ root: first.node, pieces: [first] }], 0);
    return;
  }
  split(line.pieces, line.block, 0);

  function split(pieces: readonly Piece[], container: Element, depth: number): void {
    const groups = groupsOf(pieces, container);
    const only = groups[0];
    if (!only) return;
    if (groups.length === 1) {
      if (isElement(only.root) && only.pieces.length > 1 && depth < 8)
        split(only.pieces, only.root, depth + 1);
      else scan(lineText(only.pieces), groups, 0);
      return;
    }
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index];
      if (!group) continue;
      const text = group.pieces.some((piece) => piece.control) ? '' : lineText(group.pieces);
      const match = text === '' ? undefined : asLabel(text);
      if (match) {
        index += pairUp(groups, index, match, text, depth);
        continue;
      }
      if (isElement(group.root) && group.pieces.length > 1 && depth < 8) {
        split(group.pieces, group.root, depth + 1);
      } else index += scan(text, groups, index);
    }
  }

  /** @returns how many groups were used up as value. */
  function pairUp(
    groups: readonly Group[],
    at: number,
    match: LabelMatch,
    label: string,
    depth: number,
  ): number {
    const value: Group[] = [];
    const labelRoot = groups[at]?.root;
    let used = 0;
    for (let index = at + 1; index < groups.length; index++) {
      const group = groups[index];
      if (!group) break;
      const control = group.pieces.some((piece) => piece.control);
      const text = lineText(group.pieces);
      if (!control && onlyPunctuation.test(text) && value.length === 0 && !/^[-–—]$/.test(text)) {
        used++;
        continue;
      }
      if (!control && (asLabel(text) || /^\p{L}[^.:]{1,50}:$/u.test(text))) break;
      if (value.length > 0 && labelRoot && alike(labelRoot, group.root)) break;
      const first = value[0];
      // `<span>label</span><span>value</span><span>…`: one element is the whole value; text behind it (`Kč`) belongs to it.
      if (first && isElement(first.root) && labelRoot && isElement(labelRoot) && isElement(group.root)) {
        if (first.root.localName === labelRoot.localName) break;
      }
      value.push(group);
      used++;
    }
    const before = groups[0];
    // `<input><label>`: a label drawn over its field stands behind it.
    if (
      value.length === 0 &&
      at === 1 &&
      groups.length === 2 &&
      before?.pieces.some((piece) => piece.control)
    ) {
      give(match, label, lineText(before.pieces), before.pieces, 'above');
      return 0;
    }
    if (value.length === 0) return 0;
    const only = value[0];
    if (value.length === 1 && only && isElement(only.root) && only.pieces.length > 1 && depth < 8) {
      split(only.pieces, only.root, depth + 1);
    }
    const pieces = value.flatMap((group) => group.pieces);
    const rest = cutAtNextLabel(lineText(pieces), match);
    give(match, label, rest, pieces, 'inline');
    return used;
  }

  function give(match: LabelMatch, label: string, text: string, pieces: readonly Piece[], tie: Tie): void {
    const { visibility, hiddenText } = visibilityOf(pieces);
    const shown = hiddenText === '' ? text : lineText(pieces.filter((piece) => isShown(piece)));
    const first = pieces.find((piece) => piece.text.trim() !== '') ?? pieces[0];
    if (!first) return;
    const element = isElement(first.node) ? first.node : (parentOf(first.node) ?? line.block);
    found(match, label, { text: shown.replace(/^[\s:=]+/, ''), visibility, element }, tie);
  }

  function isShown(piece: Piece): boolean {
    const owner = isElement(piece.node) ? piece.node : parentOf(piece.node);
    return owner === null || read(owner) !== 'hidden';
  }

  function visibilityOf(pieces: readonly Piece[]): { visibility: Visibility; hiddenText: string } {
    let visibility: Visibility = 'hidden';
    let hiddenText = '';
    for (const piece of pieces) {
      if (piece.text.trim() === '' && !piece.control) continue;
      const owner = isElement(piece.node) ? piece.node : parentOf(piece.node);
      const one = owner ? read(owner) : 'hidden';
      if (one === 'hidden') hiddenText += piece.text;
      else if (visibility !== 'seen') visibility = one;
    }
    return { visibility, hiddenText };
  }

  /** Labels inside one text. @returns how many of the following groups were used up as value. */
  function scan(text: string, groups: readonly Group[], at: number): number {
    const group = groups[at];
    if (!group || text.length < 4 || text.length > 20_000) return 0;
    const labels = labelsIn(text);
    let used = 0;
    labels.forEach((label, index) => {
      const { match: own } = label;
      if (!own) return;
      const next = labels.slice(index + 1).find(({ match }) => !ofPerson(own.slot, match));
      const end = next?.start ?? text.length;
      const value = text
        .slice(label.end, end)
        .replace(/[\s,;|•·(]+$/, '')
        .trim();
      if (value !== '') give(own, label.text, value, group.pieces, 'inline');
      else if (index === labels.length - 1) used = pairUp(groups, at, own, label.text, 9);
    });
    if (labels.length === 0) prefix(text, group);
    return used;
  }

  /** `Nejnižší podání 45 600 Kč`: no separator, so the value must be beyond doubt. */
  function prefix(text: string, group: Group): void {
    if (text.length > 140 || !/\d/.test(text) || !mayBeginLabel(text)) return;
    const words = text.split(' ');
    if (!beginsLabel(labelKey(words[0] ?? ''))) return;
    for (let count = Math.min(6, words.length - 1); count > 0; count--) {
      const label = words.slice(0, count).join(' ');
      // With a verb it is a sentence, which yields to labels.
      const match = /(\d|\s(činí|je|koná))$/iu.test(label) ? undefined : matchLabel(label);
      if (!match) continue;
      const value = words
        .slice(count)
        .join(' ')
        .replace(/^[\s–—=-]+/, '');
      if (isStrictValue(match.slot, value)) give(match, label, value, group.pieces, 'prefix');
      return;
    }
  }
}

interface LabelInText {
  readonly match: LabelMatch | undefined;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `A: 1, B: 2`: every known label before a colon, and unknown ones as far as they end the value before them. */
export function labelsIn(text: string): LabelInText[] {
  const labels: LabelInText[] = [];
  if (!text.includes(':')) return labels;
  const pattern =
    /(^|[,;|•·(\n]|(?<=:)(?=\s)|\s[-–—]\s|\.\s(?=\p{Lu}))\s*([^,;|•·(\n:]{1,70}?(?:\([^)]{1,12}\))?)\s*:(?!\d|\/\/)/gu;
  for (const hit of text.matchAll(pattern)) {
    const name = hit[2] ?? '';
    const whole = matchLabel(name);
    const start = hit.index;
    const end = hit.index + hit[0].length;
    if (whole) {
      labels.push({ match: whole, text: name.trim(), start, end });
      continue;
    }
    const tail = tailLabel(name, labels.length > 0);
    if (tail) labels.push({ ...tail, start: end - 1 - tail.text.length, end });
    else if (/^[A-Za-zÀ-ž][A-Za-zÀ-ž\s./]*$/.test(name) && name.length < 40) {
      labels.push({ match: undefined, text: name, start, end });
    }
  }
  return labels;
}

/** The longest known label at the end of a text, when a sentence or a value ends before it. @param isBehindLabel the text holds the value of a label before it */
function tailLabel(name: string, isBehindLabel: boolean): { match: LabelMatch; text: string } | undefined {
  const words = name.trim().split(' ');
  for (let count = Math.min(6, words.length - 1); count > 0; count--) {
    const before = words[words.length - count - 1] ?? '';
    const tail = words.slice(-count).join(' ');
    const match = matchLabel(tail);
    if (!match || match.weak) continue;
    // `Okres: Šumperk Obec: Vikýřovice`: set apart by nothing but white space and a capital.
    const begins = isBehindLabel && /^\p{Lu}/u.test(tail);
    if (begins || /[.\d)]$/.test(before) || /^(kč|czk|hod|hodin)$/i.test(before))
      return { match, text: tail };
  }
  return undefined;
}

/** `Alfa, a.s., IČO: 25672720, sídlo: Praha`: what says more about a person goes on telling of that person. */
const ofPerson = (slot: Slot, part: LabelMatch | undefined): boolean =>
  /^(debtors|creditors|addressee)$/.test(slot) &&
  /^(birthDate|companyId|personAddress)$/.test(part?.slot ?? '');

function cutAtNextLabel(text: string, { slot }: LabelMatch): string {
  const next = labelsIn(text).find((label) => label.start > 0 && !ofPerson(slot, label.match));
  return next ? text.slice(0, next.start).replace(/[\s,;|]+$/, '') : text;
}

/** Two elements a page draws the same way. */
function alike(a: Node, b: Node): boolean {
  if (!isElement(a) || !isElement(b)) return false;
  return a.localName === b.localName &&
    a.getAttribute('class') === b.getAttribute('class') &&
    a.getAttribute('class') !== null
    ? true
    : /^(b|strong|label|dt)$/.test(a.localName) && a.localName === b.localName;
}
