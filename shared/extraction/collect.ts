/** One walk over the page as rendered (frames, open shadow roots, slots): lines of text with the headings above them. */

import { isButton } from './content.ts';
import { controlValue, optionLabel } from './control-value.ts';
import {
  childrenOf,
  hasOwnChildren,
  isElement,
  isIcon,
  isInline,
  isInput,
  isText,
  silentTags,
} from './dom.ts';
import { frameDocument, frameOrigin } from './frames.ts';
import { containerLevel, HeadingStack } from './heading-stack.ts';
import { sectionKind } from './labels/sections.ts';
import { type Context, lineText, type Page, type Piece } from './page.ts';
import { containerName, createTabTexts, headingLevel, isLargeBox, isOutside } from './regions.ts';
import { finish, type Steps } from './steps.ts';

/** A page with more is read as far as this. */
const maxNodes = 200_000;
const none: readonly string[] = [];
const cellRoles = /^(cell|gridcell|columnheader|rowheader|row|listitem)$/;
const ticks = /^(radio|checkbox)$/;
/** Neither a box nor a part of a text. */
const special = new Set(['br', 'hr', 'img', 'iframe', 'frame', 'input', 'select', 'textarea']);
const buttons = /^(submit|button|reset|image)$/;

/** The entries of a menu head nothing, and what names a field names that field only. */
function isNameOrLink({ parentNode }: Node, block: Element): boolean {
  if (isElement(parentNode) && parentNode.localName === 'a') return true;
  for (let at = parentNode; isElement(at) && at !== block; at = at.parentNode)
    if (at.localName === 'label' && at.hasAttribute('for')) return true;
  return false;
}

class Collector {
  readonly page: Page;
  #pieces: Piece[] = [];
  #blocks: Element[] = [];
  #headings = new HeadingStack();
  #outside = 0;
  #headingDepth = 0;
  #visited = 0;
  readonly #tabTexts = createTabTexts();

  constructor(document: Document) {
    this.page = {
      document,
      lines: [],
      controls: [],
      named: [],
      links: [],
      images: [],
      items: [],
      headings: [],
      labels: [],
      scripts: [],
      documents: [],
      unreadFrames: [],
    };
  }

  *visitDocument(document: Document): Steps<void> {
    this.page.documents.push(document);
    for (const script of document.querySelectorAll('head script')) this.page.scripts.push(script);
    const body = document.body ?? document.documentElement;
    if (body) yield* this.#visitLarge(body);
  }

  /** Boxes that hold much are walked child by child, everything else in one go. */
  *#visitLarge(element: Element): Steps<void> {
    if (!isLargeBox(element)) {
      this.#visit(element);
      yield;
      return;
    }
    this.#visited++;
    const attributes = element.getAttributeNames();
    this.#note(element, attributes, this.#blocks.at(-1) ?? element);
    const outside = this.#enterBlock(element, attributes);
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (isElement(child)) yield* this.#visitLarge(child);
      else this.#visitNode(child);
    }
    this.#leaveBlock(element, outside);
  }

  #context(block: Element): Context {
    return {
      block,
      heading: this.#headings.current(),
      outside: this.#outside > 0,
      order: this.page.lines.length,
      isHeading: this.#headingDepth > 0,
    };
  }

  /** Ends a line. */
  #flush(): void {
    const pieces = this.#pieces;
    if (pieces.length === 0) return;
    const block = this.#blocks.at(-1);
    this.#pieces = [];
    if (!block) return;
    const text = lineText(pieces);
    this.page.lines.push({ ...this.#context(block), pieces, text });
    if (this.#headingDepth > 0) return;
    const control = pieces.some((piece) => piece.control);
    if (text.length > 3 || control) this.#headings.seeContent();
    if (control || this.#outside > 0 || text.length < 3 || text.length > 60) return;
    // A name and a value beside it are no heading.
    if (pieces.filter((piece) => piece.text.trim() !== '').length > 1) return;
    if (pieces[0] && !isNameOrLink(pieces[0].node, block)) this.#headings.pushWords(text, block);
  }

  #visitNode(node: Node): void {
    if (isText(node)) this.#addText(node);
    else if (isElement(node)) this.#visit(node);
  }

  #visitChildren(node: Node): void {
    if (hasOwnChildren(node)) {
      // The plain walk is several times faster than an iterator, and nearly every node takes it.
      for (let child = node.firstChild; child; child = child.nextSibling) this.#visitNode(child);
      return;
    }
    for (const child of childrenOf(node)) this.#visitNode(child);
  }

  #addText(node: Text): void {
    const text = node.data;
    if (text.trim() === '') {
      if (this.#pieces.length > 0) this.#pieces.push({ node, text: ' ', control: false });
      return;
    }
    if (this.#blocks.at(-1)?.localName === 'pre' && text.includes('\n')) {
      for (const part of text.split('\n')) {
        if (part.trim() !== '') this.#pieces.push({ node, text: part, control: false });
        this.#flush();
      }
      return;
    }
    this.#pieces.push({ node, text, control: false });
  }

  #visit(element: Element): void {
    if (++this.#visited > maxNodes) return;
    const tag = element.localName;
    const { page } = this;
    if (tag === 'script') page.scripts.push(element);
    if (silentTags.has(tag)) return;
    const block = this.#blocks.at(-1) ?? element;
    if (special.has(tag)) {
      if (tag === 'br' || tag === 'hr') this.#flush();
      else if (tag === 'img') page.images.push({ element, line: this.#context(block) });
      else if (tag === 'iframe' || tag === 'frame') this.#visitFrame(element);
      else this.#addControl(element, block);
      return;
    }
    const attributes = element.hasAttributes() ? element.getAttributeNames() : none;
    if (attributes.length > 0 && isIcon(element)) return;
    if ((tag === 'button' || attributes.includes('role')) && isButton(element)) {
      if (attributes.includes('itemprop')) page.items.push({ element, line: this.#context(block) });
      this.#visitButton(element, block);
      return;
    }
    this.#note(element, attributes, block);
    const isCellByRole = attributes.includes('role') && cellRoles.test(element.getAttribute('role') ?? '');
    if (isInline(element) && !isCellByRole) this.#visitInline(element, block);
    else this.#visitBlock(element, attributes);
  }

  /** What the element is besides a box of text. */
  #note(element: Element, attributes: readonly string[], block: Element): void {
    const { page } = this;
    if (attributes.includes('itemprop')) page.items.push({ element, line: this.#context(block) });
    if (element.localName === 'a' || attributes.includes('onclick'))
      page.links.push({ element, line: this.#context(block) });
    if (attributes.includes('aria-label') || attributes.includes('aria-labelledby'))
      page.named.push({ element, line: this.#context(block) });
  }

  #addControl(element: Element, block: Element): void {
    const line = this.#context(block);
    const type = isInput(element) ? element.type : '';
    if (isInput(element) && ticks.test(type)) {
      this.page.controls.push({ element, value: element.checked ? 'ano' : 'ne', line });
      if (element.checked) this.#pieces.push({ node: element, text: optionLabel(element), control: true });
      return;
    }
    if (buttons.test(type)) {
      this.page.links.push({ element, line });
      return;
    }
    const value = controlValue(element);
    this.page.controls.push({ element, value, line });
    if (!/^(hidden|password|file)$/.test(type))
      this.#pieces.push({ node: element, text: value, control: true });
  }

  /** A button's text is an action, not a value; only pictures inside it matter (a photograph one can enlarge). */
  #visitButton(element: Element, block: Element): void {
    const line = this.#context(block);
    this.page.links.push({ element, line });
    for (const image of element.querySelectorAll('img')) this.page.images.push({ element: image, line });
  }

  /** The label of a radio button or check box is one answer of several; the control speaks for it. */
  #visitInline(element: Element, block: Element): void {
    if (element.localName === 'label') {
      this.page.labels.push(element);
      const id = element.getAttribute('for');
      const target = id ? element.ownerDocument.getElementById(id) : element.querySelector('input');
      if (target && isInput(target) && ticks.test(target.type)) {
        if (element.contains(target)) this.#addControl(target, block);
        return;
      }
    }
    this.#visitChildren(element);
  }

  #visitBlock(element: Element, attributes: readonly string[]): void {
    const outside = this.#enterBlock(element, attributes);
    const level = headingLevel(element, attributes);
    if (level === undefined) this.#visitChildren(element);
    else this.#visitHeading(element, level);
    this.#leaveBlock(element, outside);
  }

  /** @returns whether the block is no part of what the page is about */
  #enterBlock(element: Element, attributes: readonly string[]): boolean {
    this.#flush();
    const outside = isOutside(element, attributes);
    if (outside) this.#outside++;
    this.#blocks.push(element);
    this.#nameContainer(element, attributes);
    return outside;
  }

  #leaveBlock(element: Element, outside: boolean): void {
    this.#flush();
    this.#blocks.pop();
    this.#headings.leave(element, this.#blocks.at(-1));
    if (outside) this.#outside--;
  }

  #visitHeading(element: Element, level: number): void {
    const from = this.page.lines.length;
    this.#headingDepth++;
    this.#visitChildren(element);
    this.#flush();
    this.#headingDepth--;
    const text = this.page.lines
      .slice(from)
      .map((line) => line.text)
      .join(' ')
      .trim();
    if (text === '') return;
    this.page.headings.push({ text, element, level, outside: this.#outside > 0 });
    const scope = level === containerLevel ? (this.#blocks.at(-2) ?? element) : element;
    this.#headings.push(text, element, level, scope);
  }

  /** A panel named by ARIA or by its tab; a field set's legend is met on the way. */
  #nameContainer(element: Element, attributes: readonly string[]): void {
    const text = containerName(element, attributes, this.#tabTexts);
    if (text === undefined || sectionKind(text) === undefined) return;
    this.#headings.push(text.trim(), element, containerLevel, element);
  }

  #visitFrame(element: Element): void {
    this.#flush();
    const inner = frameDocument(element);
    if (!inner) {
      const origin = frameOrigin(element);
      if (origin !== undefined && !this.page.unreadFrames.includes(origin))
        this.page.unreadFrames.push(origin);
      return;
    }
    const held = { blocks: this.#blocks, headings: this.#headings };
    this.#blocks = [];
    this.#headings = new HeadingStack();
    finish(this.visitDocument(inner));
    this.#blocks = held.blocks;
    this.#headings = held.headings;
  }
}

/** Reads the document and its same-origin frames once, in the order of the page. */
export function* collectInSteps(document: Document): Steps<Page> {
  const collector = new Collector(document);
  yield* collector.visitDocument(document);
  return collector.page;
}
