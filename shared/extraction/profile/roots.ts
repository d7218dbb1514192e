/** Where an anchor is looked for: a document or one lot with its open shadow roots, or one shadow root named by its host. */
import { foldText } from '../../formats/text.ts';
import { encloses, isElement, silentTags } from '../dom.ts';
import { frameDocument } from '../frames.ts';
import { shadowJoint } from '../selector-for.ts';
import { createTableReader, type TableReader } from '../table-model.ts';
import { type Column, columnsOf } from './column.ts';

export type Root = Document | ShadowRoot | Element;

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
  if (isElement(root) && root.shadowRoot !== null) roots.push(root.shadowRoot);
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

/** A text of the page that may be a label or begin with one. */
export interface TextPlace {
  readonly node: Node;
  readonly text: string;
  readonly parent: Element;
  /** First letter or digit as labels are compared: a cheap gate, because folding every text of a page for every label is slow. */
  readonly initial: string;
}

const longestLabelText = 400;

export const initialOf = (text: string): string => foldText(/[\p{L}\p{N}]/u.exec(text)?.[0] ?? '');

function textsIn(root: Root): readonly TextPlace[] {
  const places: TextPlace[] = [];
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument; // nodeType 9 is a Document
  if (document === null) return places;
  const initials = new Map<string, string>();
  const walker = document.createTreeWalker(root, 4); // NodeFilter.SHOW_TEXT, which is no global outside of a page
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const parent = node.parentElement;
    if (text.length > longestLabelText || parent === null || silentTags.has(parent.localName)) continue;
    const first = /[\p{L}\p{N}]/u.exec(text)?.[0];
    if (first === undefined) continue;
    const initial = initials.get(first) ?? initialOf(first);
    initials.set(first, initial);
    places.push({ node, text, parent, initial });
  }
  return places;
}

export interface Scope {
  readonly document: Document;
  /** The one element everything found stands in; undefined where the whole document is meant. */
  readonly within: Element | undefined;
  /** Texts of a root that may hold a label, collected once. */
  texts(root: Root): readonly TextPlace[];
  /** Roots for an anchor with this host, or all of them. */
  roots(host: string | undefined): readonly Root[];
  /** Cells of the one element, where it is a row; none in a document. */
  columns(): readonly Column[];
}

/**
 * A scope remembers the roots of a document, or of one element, for the time of one reading.
 * @param tables of the page; given where several scopes share them
 */
export function createScope(root: Document | Element, tables: TableReader = createTableReader()): Scope {
  let all: readonly Root[] | undefined;
  let columns: readonly Column[] | undefined;
  const texts = new Map<Root, readonly TextPlace[]>();
  return {
    document: isElement(root) ? root.ownerDocument : root,
    within: isElement(root) ? root : undefined,
    texts(one) {
      const known = texts.get(one) ?? textsIn(one);
      texts.set(one, known);
      return known;
    },
    roots(host) {
      if (host === undefined) {
        all ??= rootsBelow(root);
        return all;
      }
      const inner = rootOfHost(root, host);
      return inner === undefined ? [] : [inner];
    },
    columns() {
      columns ??= isElement(root) ? columnsOf(root, tables) : [];
      return columns;
    },
  };
}

/** Whether a node stands in the scope; ties of labels and values may lead out of it. */
export const isInScope = ({ within }: Scope, node: Node): boolean =>
  within === undefined || encloses(within, node);

/** The document inside a frame element; undefined for anything else and for another origin. */
export function documentInside(element: Element): Document | undefined {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return undefined;
  return frameDocument(element) ?? undefined;
}
