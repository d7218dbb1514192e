/** The text a value element shows, line by line; what cannot be seen and what is an action is left out. */
import { parseDateTime } from '../formats/prague-time.ts';
import { isButton } from './content.ts';
import { controlValue, optionLabel } from './control-value.ts';
import { childrenOf, isControl, isElement, isIcon, isInline, isInput, isText, silentTags } from './dom.ts';
import type { Visibility, VisibilityReader } from './visibility.ts';

const maxLength = 8000;
const action =
  /^\s*(upravit|změnit|kopírovat|zkopírovat|smazat|detail|zobrazit|více|edit|copy|change|show|more|szerkesztés|otevřít|mapa|zobrazit na mapě)\s*$/i;

export interface ValueText {
  /** Lines joined by `\n`; each with its white space collapsed. */
  readonly text: string;
  readonly visibility: Visibility;
  /** The element to point at. */
  readonly element: Element;
}

/** A controlled element hidden behind a drawn one (select boxes of component libraries) shows its text beside itself. */
function drawnBeside(control: Element, value: string, read: VisibilityReader): boolean {
  const next = control.nextElementSibling;
  return (
    value !== '' && next !== null && read(next) === 'seen' && (next.textContent ?? '').includes(value.trim())
  );
}

export function readValue(nodes: readonly Node[], element: Element, read: VisibilityReader): ValueText {
  let text = '';
  let seen = false;
  let panel = false;

  const mark = (visibility: Visibility): void => {
    if (visibility === 'seen') seen = true;
    else panel = true;
  };
  const newLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };

  function visitControl(control: Element): void {
    if (isInput(control) && (control.type === 'radio' || control.type === 'checkbox')) {
      if (!control.checked) return;
      text += ` ${optionLabel(control)}`;
      mark('seen');
      return;
    }
    const value = controlValue(control);
    if (value.trim() === '') return;
    const visibility = read(control);
    if (visibility === 'hidden' && !drawnBeside(control, value, read)) return;
    text += ` ${value}`;
    mark(visibility === 'hidden' ? 'seen' : visibility);
  }

  function visit(node: Node): void {
    if (text.length > maxLength) return;
    if (isText(node)) {
      if (node.data.trim() !== '') {
        const parent = node.parentNode;
        const owner = isElement(parent) ? parent : element;
        const visibility = read(owner);
        if (visibility === 'hidden') return;
        mark(visibility);
      }
      text += node.data.replace(/\s+/g, ' ');
      return;
    }
    if (!isElement(node)) return;
    if (node.localName === 'br') {
      newLine();
      return;
    }
    if (isControl(node)) {
      visitControl(node);
      return;
    }
    if (silentTags.has(node.localName) || isIcon(node) || isButton(node)) return;
    if (node.localName === 'time') {
      // `10/čvn/27 9:00`, `za 3 dny`: what people read is no date we could name, but the page itself names it.
      const exact = node.getAttribute('datetime') ?? '';
      const shown = node.textContent ?? '';
      if (/^\d{4}-\d\d-\d\d/.test(exact) && shown.trim() !== '' && parseDateTime(shown) === undefined) {
        const visibility = read(node);
        if (visibility === 'hidden') return;
        mark(visibility);
        text += ` ${exact} `;
        return;
      }
    }
    if (node.localName === 'a' && action.test(node.textContent ?? '')) return;
    if (node.localName === 'label') {
      const id = node.getAttribute('for');
      const input = node.querySelector('input') ?? (id ? node.ownerDocument.getElementById(id) : null);
      if (input && isInput(input) && /^(radio|checkbox)$/.test(input.type)) {
        if (node.contains(input)) visitControl(input);
        return;
      }
    }
    const block = !isInline(node);
    if (block) newLine();
    else if (isElement(node.previousSibling) && !/^[\s,.;:)]/.test(node.textContent ?? '')) text += ' ';
    for (const child of childrenOf(node)) visit(child);
    if (block) newLine();
  }

  for (const node of nodes) visit(node);
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    visibility: seen ? 'seen' : panel ? 'panel' : 'hidden',
    element,
  };
}
