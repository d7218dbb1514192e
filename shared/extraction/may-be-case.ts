import { findFileMarks } from '../formats/file-mark.ts';
import { frameDocument } from './frames.ts';

/** Words without which no auction, notice or listing is described, in the languages we read. */
const words =
  /nejnižší podání|dražeb|dražb|vyhlášk|exeku|spisová značka|adresát|lowest bid|auction|irányár|árverés|végrehajt/i;
const maxControls = 500;

/**
 * A cheap gate for every page a person opens: could this be a case, so that the engine is worth loading? It errs on
 * the side of yes; `readCase` gives the answer. Pages drawn in shadow trees are not looked into and count as yes.
 */
export function mayBeCase(document: Document): boolean {
  const body = document.body ?? document.documentElement;
  if (!body) return false;
  const text = body.textContent ?? '';
  if (words.test(text) || findFileMarks(text).length > 0) return true;
  const controls = [...body.querySelectorAll('input,textarea')].slice(0, maxControls);
  if (controls.some((control) => 'value' in control && findFileMarks(String(control.value)).length > 0))
    return true;
  for (const element of body.querySelectorAll('*')) {
    if (element.shadowRoot) return true;
    if (element.localName !== 'iframe' && element.localName !== 'frame') continue;
    const inner = frameDocument(element);
    if (inner && mayBeCase(inner)) return true;
  }
  return false;
}
