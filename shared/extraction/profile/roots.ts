/** Where an anchor is looked for: a document with its open shadow roots, or one shadow root named by its host. */
import { frameDocument } from '../frames.ts';
import { shadowJoint } from '../selector-for.ts';

export type Root = Document | ShadowRoot;

/** Elements a selector finds in a root; a selector nobody can parse finds nothing. */
export function query(root: Root, selector: string): readonly Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch (error) {
    // A profile written by hand may hold anything; a damaged selector is a broken anchor, not a broken reading. The
    // error is of the document's own realm, so its name tells it.
    if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError')
      return [];
    throw error;
  }
}

/** The root and every open shadow root below it, in the order of the page. */
export function rootsBelow(root: Root): readonly Root[] {
  const roots: Root[] = [root];
  for (let index = 0; index < roots.length; index++) {
    for (const element of roots[index]?.querySelectorAll('*') ?? [])
      if (element.shadowRoot !== null) roots.push(element.shadowRoot);
  }
  return roots;
}

/** The shadow root a chain of hosts leads to; none where a step finds no host or several. */
function rootOfHost(root: Root, host: string): Root | undefined {
  let at: Root | undefined = root;
  for (const selector of host.split(shadowJoint)) {
    if (at === undefined) return undefined;
    const [only, second]: readonly Element[] = query(at, selector);
    at = second === undefined ? (only?.shadowRoot ?? undefined) : undefined;
  }
  return at;
}

export interface Scope {
  readonly document: Document;
  /** Roots for an anchor with this host, or all of them. */
  roots(host: string | undefined): readonly Root[];
}

/** A scope remembers the roots of a document for the time of one reading. */
export function createScope(document: Document): Scope {
  let all: readonly Root[] | undefined;
  return {
    document,
    roots(host) {
      if (host === undefined) {
        all ??= rootsBelow(document);
        return all;
      }
      const root = rootOfHost(document, host);
      return root === undefined ? [] : [root];
    },
  };
}

/** The document inside a frame element; undefined for anything else and for another origin. */
export function documentInside(element: Element): Document | undefined {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return undefined;
  return frameDocument(element) ?? undefined;
}
