/** Rung 3: every way a page ties a label to a value. Finds the labels first, then asks the structure for each value. */

import { combinedValue } from './combined-value.ts';
import { controlPairs, namedPairs } from './control-pairs.ts';
import { isControl, isQuoted, parentOf } from './dom.ts';
import { isForeign } from './headings-above.ts';
import { inlinePairs } from './inline-pairs.ts';
import { type LabelMatch, matchLabel } from './labels/lookup.ts';
import { sectionKind } from './labels/sections.ts';
import type { Context, Line, Page } from './page.ts';
import type { LabelLine, Pair, RecordTable, Tie } from './pair.ts';
import { continuesPerson } from './persons.ts';
import type { Steps } from './steps.ts';
import { structuralValue } from './structural-value.ts';
import { createTableReader } from './table-model.ts';
import { tablePairs } from './table-pairs.ts';
import { valueOrTick } from './tick.ts';
import { readValue, type ValueText } from './value-text.ts';
import type { VisibilityReader } from './visibility.ts';

export interface LabelReading {
  readonly pairs: readonly Pair[];
  readonly records: readonly RecordTable[];
}

/** Lines between two looks at the clock. */
const batch = 25;
const maxValueLength = 400;
const longSlots = new Set(['description', 'debtors', 'creditors', 'parcels', 'title', 'addressee']);

export function* labelPairsInSteps(page: Page, read: VisibilityReader): Steps<LabelReading> {
  const pairs: Pair[] = [];
  const records: RecordTable[] = [];
  const labelLines: LabelLine[] = [];
  const tables = createTableReader();
  const labelled = new Set<Element>();
  const rest: Line[] = [];

  for (const line of page.lines) {
    if (line.order % batch === 0) yield;
    if (line.outside) continue;
    const first = line.pieces[0];
    if (!first) continue;
    const plain = line.pieces.length < 12 && !line.pieces.some((piece) => piece.control);
    const text = plain ? line.text : '';
    const whole = plain && text.length <= 70 ? matchLabel(text) : undefined;
    const label = whole || !plain ? text : beforeHint(line) || text;
    const match = whole ?? (plain ? (label === text ? bareAuction(line) : matchLabel(label)) : undefined);
    if (match) {
      labelLines.push({ line, match, label });
      labelled.add(line.block);
    } else if (!isForeign(line.heading)) rest.push(line);
    // Nothing is read there, and what holds a part of it is no value either.
    else if (line.text.includes(':')) labelled.add(line.block);
  }

  const seen = new Map<Element, Set<string>>();
  function add(
    match: LabelMatch,
    label: string,
    value: ValueText,
    line: Context,
    tie: Tie,
    block?: Element,
  ): void {
    if (value.visibility === 'hidden') return;
    if (value.text.length > maxValueLength && !longSlots.has(match.slot)) return;
    if (match.parts) {
      const values = combinedValue(match.parts, label, value.text);
      for (const [part, text] of values) add(part, label, { ...value, text }, line, tie, block);
      if (values.length > 0 || match.onlyTogether) return;
    }
    const slots = seen.get(value.element) ?? new Set();
    // What a field holds is one answer, however its lines are joined.
    const key = isControl(value.element) ? match.slot : `${match.slot}\n${value.text}`;
    if (slots.has(key)) return;
    slots.add(key);
    seen.set(value.element, slots);
    pairs.push({
      slot: match.slot,
      weak: match.weak || isQuoted(value.element),
      label,
      raw: value.text,
      element: value.element,
      visibility: value.visibility,
      heading: line.heading,
      order: line.order,
      tie,
      rung: tie === 'name' ? 'page-data' : 'label',
      ...(match.side ? { side: match.side } : {}),
      ...(block ? { block } : {}),
    });
  }

  yield;
  const explicit = controlPairs(page, read, add);
  for (const [index, line] of rest.entries()) {
    if (index % batch === 0) yield;
    inlinePairs(line, read, (match, label, value, tie) => {
      // A heading's link is an action; `Dražební vyhláška 142 EX 78/24-27` in one is read as a heading.
      if (line.isHeading && (value.element.closest('a') || (tie === 'prefix' && match.weak))) return;
      // `Alfa, IČO: 25672720` is what a label before it names; it says more of one person.
      if (!partOfPerson.test(match.slot) || line.text.startsWith(label)) labelled.add(line.block);
      const isLast = personSlots.test(match.slot) && line.text.endsWith(`${value.text},`);
      const more = isLast ? wrapped(line, page) : '';
      add(match, label, more === '' ? value : { ...value, text: `${value.text}\n${more}` }, line, tie);
    });
  }
  yield;

  // What holds a label of its own looked like a label, but is the heading of a group.
  const holders = aroundAll([...labelled].map((block) => [block, true]));
  const holdsLabel = (node: Node): boolean => holders.has(node);
  const owners = aroundAll([...explicit].map(([control, text]) => [control, { control, text }]));
  namedPairs(page, read, add, holdsLabel);
  const inTables = tablePairs({ labelLines, tables, read, add, records });
  for (const [index, labelLine] of labelLines.entries()) {
    if (index % batch === 0) yield;
    const { line, match, label } = labelLine;
    if (inTables.has(labelLine) || isForeign(line.heading)) continue;
    const found = structuralValue(labelLine, page, holdsLabel);
    if (!found) continue;
    if (found.boxes) {
      // What names a group of persons heads the grid they stand in.
      const heading = { text: label, element: line.block, kind: sectionKind(label), up: line.heading };
      inTables.readBoxes(found.boxes, personSlots.test(match.slot) ? { ...line, heading } : line);
      continue;
    }
    // The label text that a control inside the value already carries.
    const owner = found.nodes.map((node) => owners.get(node)).find((one) => one !== undefined);
    if (owner !== undefined && matchLabel(owner.text)?.slot !== match.slot) continue;
    const shown = valueOrTick(match, found.nodes, found.element, read);
    // The field has said it itself.
    if (owner && readValue([owner.control], owner.control, read).text === shown.text) continue;
    if (/^[^.]{1,60}:$/.test(shown.text)) continue;
    add(match, label, shown, line, found.tie);
  }
  return { pairs: pairs.sort((a, b) => a.order - b.order), records };
}

/** `Dražba` heads sections; beside a value it can only be when the auction is held. */
const bareAuction = ({ block, text }: Line): LabelMatch | undefined =>
  /^(dt|th|td)$/.test(block.localName) && /^(?:elektronická )?(?:dražba|aukce)\s*:?$/i.test(text)
    ? { slot: 'startsAt', weak: true }
    : undefined;

/** `<dt><label>Jistota<span class="hint">V korunách.</span></label></dt>`: what names the value stands in front of the hint. */
function beforeHint({ block, pieces, text }: Line): string {
  if (pieces.length < 2 || text.length > 300) return '';
  const shown = pieces.filter((piece) => piece.text.trim() !== '');
  const [first, ...others] = shown;
  const owner = first ? parentOf(first.node) : null;
  if (!first || !owner || others.length === 0) return '';
  const whole = owner.localName === 'label' ? owner : block;
  if (!/^(dt|th|label)$/.test(whole.localName)) return '';
  const isHint = others.every(({ node }) => {
    const parent = parentOf(node);
    return (
      parent !== null &&
      parent !== owner &&
      whole.contains(parent) &&
      /^(span|small|i|em)$/.test(parent.localName)
    );
  });
  return isHint && first.text.trim().length <= 70 ? first.text.trim() : '';
}

const personSlots = /^(debtors|creditors)$/;

/** `Alfa a.s., IČO 25672720,` and in the next line of the same block `se sídlem …`. */
function wrapped(line: Line, page: Page): string {
  const next = page.lines[line.order + 1];
  if (!next || next.block !== line.block) return '';
  return continuesPerson(next.text) ? next.text : '';
}

const partOfPerson = /^(companyId|birthDate|personAddress)$/;

/** The elements and all that they stand in, each with what belongs to the first of them. */
function aroundAll<T>(elements: Iterable<readonly [Element, T]>): ReadonlyMap<Node, T> {
  const around = new Map<Node, T>();
  for (const [element, own] of elements)
    for (let at: Element | null = element; at && !around.has(at); at = parentOf(at)) around.set(at, own);
  return around;
}
