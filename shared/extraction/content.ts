/** What a node shows: text, controls, and buttons that are drawn around a value (`<td>Jistota</td><td><button>900 000 Kč</button></td>`). */
import {
  childrenOf,
  hasOwnChildren,
  isControl,
  isElement,
  isIcon,
  isInput,
  isText,
  silentTags,
} from './dom.ts';
import { matchLabel } from './labels/lookup.ts';

const maxLength = 120;
/** What is told in words; everything else has a digit. */
const wordy =
  /^(creditors|debtors|kindWords|voluntary|category|title|venue|district|municipality|cadastralArea|address|listingType|listingAction|currency)$/;

/** True for a button that is all a box holds, where the box before it is a label we know. */
function showsValue(button: Element): boolean {
  const box = button.parentElement;
  const label = box?.previousElementSibling;
  if (!box || !label || box.children.length !== 1 || label.querySelector('button,input')) return false;
  const shown = (button.textContent ?? '').trim();
  if (shown === '' || shown.length > maxLength || (box.textContent ?? '').trim() !== shown) return false;
  const match = matchLabel((label.textContent ?? '').replace(/\s+/g, ' ').trim());
  // `Vrátit` beside `Jistota` is an action.
  return match !== undefined && (/\d/.test(shown) || wordy.test(match.slot));
}

/** Component libraries draw select boxes and switches as buttons: those show a value. */
const valueRole = /^(combobox|switch|checkbox|radio|spinbutton)$/;

export function isButton(element: Element): boolean {
  const role = element.getAttribute('role') ?? '';
  if (role === 'button') return true;
  return element.localName === 'button' && !valueRole.test(role) && !showsValue(element);
}

const meaningful = /[\p{L}\p{N}]/u;

/** True when a node shows anything: text with a letter or a digit, or a form control or a switch. Other buttons and icons are nothing. */
export function hasContent(node: Node): boolean {
  if (isText(node)) return meaningful.test(node.data);
  if (!isElement(node)) return false;
  if (isControl(node)) return !(isInput(node) && /^(hidden|submit|button|reset|image)$/.test(node.type));
  if (node.localName === 'button' && node.hasAttribute('aria-checked')) return true;
  if (silentTags.has(node.localName) || isIcon(node) || isButton(node)) return false;
  if (hasOwnChildren(node)) {
    for (let child = node.firstChild; child; child = child.nextSibling) if (hasContent(child)) return true;
    return false;
  }
  for (const child of childrenOf(node)) if (hasContent(child)) return true;
  return false;
}
