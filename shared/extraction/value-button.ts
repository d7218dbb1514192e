/** Buttons that show a value to be edited on a click (`<td>Jistota</td><td><button>900 000 Kč</button></td>`). */
import { matchLabel } from './labels/lookup.ts';

const maxLength = 120;
/** What is told in words; everything else has a digit. */
const wordy =
  /^(creditors|debtors|kindWords|voluntary|category|title|venue|district|municipality|cadastralArea|address|listingType|listingAction|currency)$/;

/** True for a button that is all a box holds, where the box before it is a label we know. */
export function showsValue(button: Element): boolean {
  const box = button.parentElement;
  const label = box?.previousElementSibling;
  if (!box || !label || box.children.length !== 1 || label.querySelector('button,input')) return false;
  const shown = (button.textContent ?? '').trim();
  if (shown === '' || shown.length > maxLength || (box.textContent ?? '').trim() !== shown) return false;
  const match = matchLabel((label.textContent ?? '').replace(/\s+/g, ' ').trim());
  // `Vrátit` beside `Jistota` is an action.
  return match !== undefined && (/\d/.test(shown) || wordy.test(match.slot));
}
