/** Controls and elements that name their label themselves: `label for`, a wrapping label, ARIA, the control's own name. */

import { findFileMarks } from '../formats/file-mark.ts';
import { isControl, isInput, isSelect } from './dom.ts';
import { matchLabel, matchName } from './labels/lookup.ts';
import type { Page } from './page.ts';
import type { AddPair } from './pair.ts';
import { readValue } from './value-text.ts';
import type { VisibilityReader } from './visibility.ts';

/** Text of a label without the text of the controls it wraps (a select's options are not its name). */
function labelText(label: Element): string {
  if (!label.querySelector('select,textarea')) return label.textContent ?? '';
  let text = '';
  for (const child of label.childNodes) {
    if (child.nodeType === 3) text += child.textContent ?? '';
    else if (child.nodeType === 1 && !isControl(child as Element)) text += labelText(child as Element); // nodeType 1
  }
  return text;
}

function referenced(element: Element, ids: string): string {
  const root = element.getRootNode();
  const find = (id: string): Element | null =>
    'getElementById' in root ? (root as Document).getElementById(id) : null; // documents and shadow roots both have it
  return ids
    .split(/\s+/)
    .map((id) => find(id)?.textContent ?? '')
    .join(' ');
}

type LabelsOf = ReadonlyMap<Element, readonly Element[]>;

/** Asking each control for its labels walks the page once a control; each label knows its control at once. */
function labelsByControl(page: Page): LabelsOf {
  const labels = new Map<Element, Element[]>();
  for (const label of page.labels) {
    const { control } = label as HTMLLabelElement; // collected by its name
    if (control) labels.set(control, [...(labels.get(control) ?? []), label]);
  }
  return labels;
}

/** The names a page gives an element on purpose, best first. */
function givenNames(element: Element, labels?: LabelsOf): string[] {
  const names: string[] = [];
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy) names.push(referenced(element, labelledBy));
  for (const label of labels?.get(element) ?? []) {
    names.push(labelText(label));
    // `<label>Jistota<small>V korunách</small></label>`
    if (label.firstElementChild) names.push(label.firstChild?.textContent ?? '');
  }
  const aria = element.getAttribute('aria-label');
  if (aria) names.push(aria);
  return names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== '');
}

/** `156 EX 2051 / 24 - 73` in four fields: `Číslo listu` is then part of the mark, not a title deed. */
function controlsOfMarks(page: Page): ReadonlySet<Node> {
  const parts = new Set<Node>();
  for (const { pieces, text } of page.lines) {
    const fields = pieces.filter(({ control, text: value }) => control && /^\s*\w{1,6}\s*$/.test(value));
    if (fields.length < 2 || pieces.some((piece) => findFileMarks(piece.text).length > 0)) continue;
    const [mark] = findFileMarks(text);
    for (const { node, text: value } of fields) if (mark?.raw.includes(value.trim())) parts.add(node);
  }
  return parts;
}

/**
 * Adds a pair for every control and element whose own name is a known label.
 * @returns the text every control carries as its label, so that no other label claims it.
 */
export function controlPairs(page: Page, read: VisibilityReader, add: AddPair): Map<Element, string> {
  const explicit = new Map<Element, string>();
  const labels = labelsByControl(page);
  const ofMark = controlsOfMarks(page);
  for (const { element, value, line } of page.controls) {
    if (line.outside || ofMark.has(element)) continue;
    const names = givenNames(element, labels);
    const first = names[0];
    const tick = isInput(element) && /^(radio|checkbox)$/.test(element.type);
    if (first !== undefined && !tick) explicit.set(element, first);
    if (isInput(element) && element.type === 'radio') {
      if (element.checked) byGroup(element, line);
      continue;
    }
    const known = names.find((name) => matchLabel(name));
    const match = known === undefined ? undefined : matchLabel(known);
    if (match && known !== undefined) {
      const shown = tick
        ? {
            text: value,
            visibility: read(element) === 'panel' ? ('panel' as const) : ('seen' as const),
            element,
          }
        : readValue([element], element, read);
      if (tick && match.slot !== 'voluntary') continue;
      add(match, known, shown, line, 'reference');
      continue;
    }
    if (tick) continue;
    byName(element, value, first, line);
  }
  return explicit;

  /** A choice of radio buttons is named by its field set or group (`<legend>Dobrovolná dražba</legend>`), else in code. */
  function byGroup(element: Element, line: Parameters<AddPair>[3]): void {
    const group = element.closest('fieldset,[role="radiogroup"]');
    const legend = group?.querySelector('legend')?.textContent ?? '';
    const names = group ? [legend.replace(/\s+/g, ' ').trim(), ...givenNames(group)] : [];
    // `<legend>Předmět</legend>` heads the fields of a thing; a choice among them is not what it is called.
    const name = names.find((one) => matchLabel(one) && matchLabel(one)?.slot !== 'title');
    const match = name === undefined ? undefined : matchLabel(name);
    const shown = readValue([element], element, read);
    if (shown.text === '') return;
    if (match && name !== undefined) add(match, name, shown, line, 'reference');
    const inCode = element.getAttribute('name') ?? '';
    const matchInCode = match ? undefined : matchName(inCode);
    if (matchInCode) add(matchInCode, inCode, shown, line, 'name');
  }

  /** Rung 2: the name in code; with a label we don't know beside it, it is only a hint. */
  function byName(
    element: Element,
    value: string,
    label: string | undefined,
    line: Parameters<AddPair>[3],
  ): void {
    const hints = [element.getAttribute('placeholder'), element.getAttribute('title')];
    const hinted = hints.find((hint) => hint && matchLabel(hint));
    const hint = hinted ? matchLabel(hinted) : undefined;
    if (hint && hinted && label === undefined) {
      add(hint, hinted, readValue([element], element, read), line, 'sibling');
      return;
    }
    const name = [element.getAttribute('name'), element.getAttribute('formcontrolname'), element.id].find(
      (one) => one && matchName(one),
    );
    const match = name ? matchName(name) : undefined;
    if (!match || !name) return;
    if (isInput(element) && element.type === 'hidden') {
      // Not text anybody sees, but the page's own data: it answers only where nothing visible does.
      if (element.value.trim() === '') return;
      add(
        { ...match, weak: true },
        name,
        { text: element.value, visibility: 'panel', element },
        line,
        'data',
      );
      return;
    }
    if (value.trim() === '' && !isSelect(element)) return;
    const shown = readValue([element], element, read);
    add({ slot: match.slot, weak: match.weak || label !== undefined }, label ?? name, shown, line, 'name');
  }
}

const groupRole =
  /^(tabpanel|tab|region|group|dialog|form|main|navigation|table|grid|list|row|toolbar|menu|banner|radiogroup|button|img|link)$/;

/** Elements that are no controls but carry a name of their own (`<span aria-label="Jistota">`, a drawn select box). */
export function namedPairs(
  page: Page,
  read: VisibilityReader,
  add: AddPair,
  holdsLabel: (node: Node) => boolean,
): void {
  for (const { element, line } of page.named) {
    if (line.outside || groupRole.test(element.getAttribute('role') ?? '')) continue;
    if (/^(section|form|fieldset|nav|table|ul|ol|dl|a|img|main|article|aside)$/.test(element.localName))
      continue;
    const known = givenNames(element).find((name) => matchLabel(name));
    const match = known === undefined ? undefined : matchLabel(known);
    if (!match || known === undefined || holdsLabel(element)) continue;
    const shown = readValue([element], element, read);
    if (shown.text === '' || shown.text === known) continue;
    add(match, known, shown, line, 'reference');
  }
}
