/** Rung 3: every way a page ties a label to a value. Finds the labels first, then asks the structure for each value. */

import { controlPairs, namedPairs } from './control-pairs.ts';
import { encloses, isControl, isElement, isInput } from './dom.ts';
import { inlinePairs } from './inline-pairs.ts';
import { type LabelMatch, matchLabel } from './labels/lookup.ts';
import type { Context, Line, Page } from './page.ts';
import type { LabelLine, Pair, RecordTable, Tie } from './pair.ts';
import { continuesPerson } from './persons.ts';
import type { Steps } from './steps.ts';
import { structuralValue } from './structural-value.ts';
import { createTableReader } from './table-model.ts';
import { tablePairs } from './table-pairs.ts';
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
    const match = plain && text.length <= 70 ? matchLabel(text) : undefined;
    if (match) {
      labelLines.push({ line, match, label: text });
      labelled.add(line.block);
    } else rest.push(line);
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
    const slots = seen.get(value.element) ?? new Set();
    // What a field holds is one answer, however its lines are joined.
    const key = isControl(value.element) ? match.slot : `${match.slot}\n${value.text}`;
    if (slots.has(key)) return;
    slots.add(key);
    seen.set(value.element, slots);
    pairs.push({
      slot: match.slot,
      weak: match.weak,
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
      labelled.add(line.block);
      const isLast = personSlots.test(match.slot) && line.text.endsWith(`${value.text},`);
      const more = isLast ? wrapped(line, page) : '';
      add(match, label, more === '' ? value : { ...value, text: `${value.text}\n${more}` }, line, tie);
    });
  }
  yield;

  namedPairs(page, read, add, (node) => holdsLabel(node, labelled));
  const inTables = tablePairs({ labelLines, tables, read, add, records });
  for (const [index, labelLine] of labelLines.entries()) {
    if (index % batch === 0) yield;
    if (inTables.has(labelLine)) continue;
    const { line, match, label } = labelLine;
    const found = structuralValue(labelLine, page, (node) => holdsLabel(node, labelled));
    if (!found) continue;
    if (found.boxes) {
      inTables.readBoxes(found.boxes, line);
      continue;
    }
    const owner = explicitOwner(found.nodes, explicit);
    if (owner !== undefined && matchLabel(owner)?.slot !== match.slot) continue;
    const shown = readValue(found.nodes, found.element, read);
    if (/^[^.]{1,60}:$/.test(shown.text)) continue;
    const tick = match.slot === 'voluntary' && shown.text === '' ? loneTick(found.nodes) : undefined;
    const value = tick
      ? { text: isTicked(tick) ? 'ano' : 'ne', visibility: read(tick), element: tick }
      : shown;
    add(match, label, value, line, found.tie);
  }
  return { pairs: pairs.sort((a, b) => a.order - b.order), records };
}

const personSlots = /^(debtors|creditors)$/;

/** `Alfa a.s., IČO 25672720,` and in the next line of the same block `se sídlem …`. */
function wrapped(line: Line, page: Page): string {
  const next = page.lines[line.order + 1];
  if (!next || next.block !== line.block) return '';
  return continuesPerson(next.text) ? next.text : '';
}

const ticks = 'input,select,textarea,[role="switch"],[role="checkbox"]';

/** The only control a value consists of, if it is a check box or a switch: one that isn't on says no. */
function loneTick(nodes: readonly Node[]): Element | undefined {
  const [only, second] = nodes
    .filter(isElement)
    .flatMap((node) => (node.matches(ticks) ? [node] : [...node.querySelectorAll(ticks)]));
  if (!only || second) return undefined;
  const isTick = isInput(only) ? only.type === 'checkbox' : only.hasAttribute('aria-checked');
  return isTick ? only : undefined;
}

const isTicked = (tick: Element): boolean =>
  isInput(tick) ? tick.checked : tick.getAttribute('aria-checked') === 'true';

/** True when a label of its own stands inside: then what looked like a label is the heading of a group. */
function holdsLabel(node: Node, labelled: ReadonlySet<Element>): boolean {
  if (!isElement(node)) return false;
  for (const block of labelled) if (encloses(node, block)) return true;
  return false;
}

/** The label text that a control inside the value already carries. */
function explicitOwner(nodes: readonly Node[], explicit: ReadonlyMap<Element, string>): string | undefined {
  for (const [control, text] of explicit) {
    if (nodes.some((node) => encloses(node, control))) return text;
  }
  return undefined;
}
