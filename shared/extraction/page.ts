/** What one walk over a page collects: see collect.ts. */
import type { SectionKind } from './labels/sections.ts';

/** A heading and what stands above it. Chains are shared and never changed once a line refers to them. */
export interface Heading {
  readonly text: string;
  readonly element: Element;
  readonly kind: SectionKind | undefined;
  readonly up: Heading | null;
}

/** A piece of a line: a text node, or a form control with the value it holds. */
export interface Piece {
  readonly node: Node;
  readonly text: string;
  readonly control: boolean;
}

/** Where something stands in the page. */
export interface Context {
  /** The nearest element that begins a new line. */
  readonly block: Element;
  readonly heading: Heading | null;
  /** Menus, filters, page feet: read for nothing but documents and marks of other cases. */
  readonly outside: boolean;
  /** Number of the line. */
  readonly order: number;
  readonly isHeading: boolean;
}

export interface Line extends Context {
  readonly pieces: readonly Piece[];
  /** The pieces as one text, white space collapsed. */
  readonly text: string;
}

interface Placed {
  readonly element: Element;
  readonly line: Context;
}

export interface Page {
  readonly document: Document;
  readonly lines: Line[];
  readonly controls: (Placed & { readonly value: string })[];
  /** Elements named by `aria-label` or `aria-labelledby` that are no controls. */
  readonly named: Placed[];
  readonly links: Placed[];
  readonly images: Placed[];
  /** Elements with microdata. */
  readonly items: Placed[];
  readonly headings: {
    readonly text: string;
    readonly element: Element;
    readonly level: number;
    readonly outside: boolean;
  }[];
  /** `<label>` elements. */
  readonly labels: Element[];
  readonly scripts: Element[];
  /** The top document and those of its frames. */
  readonly documents: Document[];
  readonly unreadFrames: string[];
}

/** Text of pieces with white space collapsed; `<span>Jistota</span><span>500</span>` is two words, `Jis<b>tota</b>` one. */
export function lineText(pieces: readonly Piece[]): string {
  const [first, second] = pieces;
  let text = first && !second ? first.text : '';
  let before: Piece | undefined;
  for (const piece of second ? pieces : []) {
    if (before && (piece.control || before.control || areApart(before.node, piece))) text += ' ';
    text += piece.text;
    before = piece;
  }
  text = text.trim();
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Two texts in elements of which neither holds the other. */
function areApart(before: Node, { node, text }: Piece): boolean {
  const one = before.parentNode;
  const other = node.parentNode;
  if (one === other || !one || !other || /^[\s,.;:)]/.test(text)) return false;
  return !one.contains(other) && !other.contains(one);
}
