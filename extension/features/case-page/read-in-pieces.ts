/** Reads a long page in pieces of a few milliseconds, so that it goes on answering its user. */
import { isElement } from '../../../shared/extraction/dom.ts';
import { frameDocument } from '../../../shared/extraction/frames.ts';

const pieceMs = 12;

/** The document and what is read through it: its frames of the same origin and all open shadow roots. */
function rootsOf(document: Document): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    roots.push(root);
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const inner = /^i?frame$/.test(element.localName) ? frameDocument(element) : null;
      if (inner) visit(inner);
    }
  };
  visit(document);
  return roots;
}

/** What fields hold: no observer tells when a script sets it. */
function heldValues(roots: readonly (Document | ShadowRoot)[]): string {
  const values: unknown[] = [];
  for (const root of roots) {
    for (const field of root.querySelectorAll<HTMLInputElement>('input,select,textarea'))
      values.push(field.value, field.checked);
  }
  return JSON.stringify(values);
}

/** Whether a change is the page's own; the overlay hangs on the root element, outside the body. */
function isOfPage({ target }: MutationRecord, document: Document): boolean {
  if (target.ownerDocument !== document || !isElement(document.body)) return true;
  return target.getRootNode() !== document || document.body.contains(target);
}

/**
 * @param steps a reading whose pieces must all see the same page
 * @returns undefined when the page, a frame, a shadow tree, a field or the address changed before the reading was done
 */
export async function readInPieces<T>(
  steps: Generator<undefined, T>,
  document: Document,
): Promise<T | undefined> {
  let changed = false;
  const observer = new MutationObserver((records) => {
    changed ||= records.some((record) => isOfPage(record, document));
  });
  const roots = rootsOf(document);
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  for (const root of roots) observer.observe(root, all);
  const { URL: url } = document;
  const held = heldValues(roots);
  try {
    while (!changed) {
      const until = performance.now() + pieceMs;
      do {
        const step = steps.next();
        if (!step.done) continue;
        return document.URL === url && heldValues(roots) === held ? step.value : undefined;
      } while (performance.now() < until);
      // Nobody waits for a page in the background, and its timers run once a second.
      if (!document.hidden) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return undefined;
  } finally {
    observer.disconnect();
  }
}
