/** What can be pointed at: the element that shows a text or holds a value, in frames and open shadow roots too. */
import { isButton } from '../../../shared/extraction/content.ts';
import { isControl, isInline, isText, parentOf, silentTags } from '../../../shared/extraction/dom.ts';
import { documentInside } from '../../../shared/extraction/profile/roots.ts';
import { readValue } from '../../../shared/extraction/value-text.ts';
import type { VisibilityReader } from '../../../shared/extraction/visibility.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const isOurs = (element: Element): boolean => element.localName.startsWith('podatelna-');

type Root = Document | ShadowRoot;

/** The innermost element of the page at a point of the window, through our own layer. */
export function elementAt(root: Root, x: number, y: number): Element | undefined {
  const hit = root.elementsFromPoint(x, y).find((element) => !isOurs(element));
  if (hit === undefined) return undefined;
  const inner = documentInside(hit);
  if (inner !== undefined) {
    const { left, top } = hit.getBoundingClientRect();
    return elementAt(inner, x - left - hit.clientLeft, y - top - hit.clientTop) ?? hit;
  }
  if (hit.shadowRoot === null || hit.shadowRoot === root) return hit;
  // A root answers with its host where nothing inside is hit.
  const below = elementAt(hit.shadowRoot, x, y);
  return below === undefined || below === hit ? hit : below;
}

const longest = 2000;

/** Whether an element shows a text of its own or holds a value; a whole page or a picture can't be pointed at. */
export function isPickable(element: Element, read: VisibilityReader): boolean {
  if (isOurs(element) || silentTags.has(element.localName) || read(element) === 'hidden') return false;
  if (isControl(element)) return true;
  const { length } = element.textContent ?? '';
  // What a button says is what it does, and that is no value.
  return length > 0 && length <= longest && readValue([element], element, read).text !== '';
}

/** The element a person means: the innermost one at the point, or the line it is part of; nothing for a button. */
export function pickableFrom(element: Element | undefined, read: VisibilityReader): Element | undefined {
  for (let at: Element | null | undefined = element; at; at = parentOf(at)) {
    if (isButton(at) || at.localName === 'body' || at.localName === 'html') return undefined;
    if (isPickable(at, read)) return at;
    if (!isInline(at)) return undefined;
  }
  return undefined;
}

const showsOwnText = (element: Element): boolean =>
  isControl(element) || [...element.childNodes].some((node) => isText(node) && node.data.trim() !== '');

/** Everything that can be pointed at by keyboard, in the order of the page. */
export function pickables(root: Root, read: VisibilityReader): readonly Element[] {
  const found: Element[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (isOurs(element)) continue;
    const inner = documentInside(element);
    if (inner !== undefined) found.push(...pickables(inner, read));
    if (element.shadowRoot !== null) found.push(...pickables(element.shadowRoot, read));
    if (showsOwnText(element) && isPickable(element, read) && element.getClientRects().length > 0)
      found.push(element);
  }
  return found;
}

/** Where an element stands in the top window. */
export function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return { left, top, width, height };
  const outer = boxOf(frame);
  return {
    left: outer.left + frame.clientLeft + left,
    top: outer.top + frame.clientTop + top,
    width,
    height,
  };
}

/** The nearest box around an element that can be scrolled in this direction; the window's own otherwise. */
export function scrollerOf(element: Element | undefined, deltaX: number, deltaY: number): Element | Window {
  for (
    let at = element ?? null;
    at !== null;
    at = parentOf(at) ?? at.ownerDocument.defaultView?.frameElement ?? null
  ) {
    const view = at.ownerDocument.defaultView;
    if (at === at.ownerDocument.documentElement || view === null) continue;
    const { overflowY, overflowX } = view.getComputedStyle(at);
    const down = deltaY !== 0 && /auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight;
    const across = deltaX !== 0 && /auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth;
    if (down || across) return at;
  }
  return element?.ownerDocument.defaultView ?? window;
}
