/** A check box or a switch as the answer to a question with yes and no. */
import { isElement, isInput } from './dom.ts';
import type { LabelMatch } from './labels/lookup.ts';
import { readValue, type ValueText } from './value-text.ts';
import type { VisibilityReader } from './visibility.ts';

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

/** What nodes show; where a question is answered by a tick alone, `ano` or `ne`. */
export function valueOrTick(
  { slot }: LabelMatch,
  nodes: readonly Node[],
  element: Element,
  read: VisibilityReader,
): ValueText {
  const shown = readValue(nodes, element, read);
  const tick = slot === 'voluntary' && shown.text === '' ? loneTick(nodes) : undefined;
  return tick ? { text: isTicked(tick) ? 'ano' : 'ne', visibility: read(tick), element: tick } : shown;
}
