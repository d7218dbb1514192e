import type { Place } from './reading.ts';
import { frameJoint, shadowJoint } from './selector-for.ts';

function frameDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  return (element as HTMLIFrameElement).contentDocument; // both kinds of frame carry it
}

function findIn(document: Document, selector: string): Element | null {
  let root: Document | ShadowRoot = document;
  let found: Element | null = null;
  for (const part of selector.split(shadowJoint)) {
    if (found !== null) {
      if (!found.shadowRoot) return null;
      root = found.shadowRoot;
    }
    try {
      found = root.querySelector(part);
    } catch (error) {
      // A stored place may come from another version or be damaged: a selector nobody can parse finds nothing.
      if (error instanceof Error || error instanceof DOMException) return null;
      throw error;
    }
    if (found === null) return null;
  }
  return found;
}

/**
 * The element a stored place names, or null when the page no longer has it.
 * @example findPlace(document, { frame: 'iframe#detail', selector: '#jistota', label: 'Jistota' })
 */
export function findPlace(document: Document, place: Place): Element | null {
  let current = document;
  if (place.frame !== '') {
    for (const part of place.frame.split(frameJoint)) {
      const frame = findIn(current, part);
      const inner = frame && frameDocument(frame);
      if (!inner) return null;
      current = inner;
    }
  }
  return findIn(current, place.selector);
}
