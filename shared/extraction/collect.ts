/** One walk over the page as rendered (frames, open shadow roots, slots): lines of text with the headings above them. */
import {
  childrenOf,
  hasContent,
  hasOwnChildren,
  isButton,
  isControl,
  isElement,
  isHtml,
  isIcon,
  isInline,
  isInput,
  isSelect,
  isText,
  silentTags,
} from './dom.ts';
import { type SectionKind, sectionKind } from './labels/sections.ts';

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

export interface Line {
  readonly pieces: readonly Piece[];
  /** The pieces as one text, white space collapsed. */
  readonly text: string;
  /** The nearest element that begins a new line. */
  readonly block: Element;
  readonly heading: Heading | null;
  /** Menus, filters, page feet: read for nothing but documents and marks of other cases. */
  readonly outside: boolean;
  readonly order: number;
  readonly isHeading: boolean;
}

/** Where something stands that is not a line itself. */
export type Context = Omit<Line, 'pieces' | 'text'>;

export interface Page {
  readonly document: Document;
  readonly lines: Line[];
  readonly controls: {
    readonly element: Element;
    readonly value: string;
    readonly line: Context;
  }[];
  /** Elements named by `aria-label` or `aria-labelledby` that are no controls. */
  readonly named: { readonly element: Element; readonly line: Context }[];
  readonly links: { readonly element: Element; readonly line: Context }[];
  readonly images: { readonly element: Element; readonly line: Context }[];
  readonly items: { readonly element: Element; readonly line: Context }[];
  readonly headings: {
    readonly text: string;
    readonly element: Element;
    readonly level: number;
    readonly outside: boolean;
  }[];
  readonly scripts: Element[];
  readonly documents: Document[];
  readonly unreadFrames: string[];
}

/** Text of pieces with white space collapsed. */
export function lineText(pieces: readonly Piece[]): string {
  const [first, second] = pieces;
  let text = first && !second ? first.text : '';
  if (second) for (const piece of pieces) text += piece.control ? ` ${piece.text} ` : piece.text;
  text = text.trim();
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

const notHeadings = new Set(['dt', 'th', 'label', 'dd']);

interface OpenHeading {
  readonly heading: Heading;
  readonly level: number;
  scope: Element;
  contentSeen: boolean;
}

const maxNodes = 200_000;
const outsideTags = new Set(['nav', 'footer']);
const outsideRoles = /^(navigation|menu|menubar|toolbar|search|listbox|contentinfo|tablist|tooltip)$/;
const outsideNames =
  /(^|[\s_-])(nav(bar|igation|-?menu)?|breadcrumbs?|menu|side-?nav|filters?|filtr|search(-?(form|box|bar|panel))?|hledani|vyhledavani|footer|paticka|pagination|pager|cookies?)([\s_-]|$)/i;
const headingTag = /^h[1-6]$/;
const containerTags = /^(section|article|fieldset|form|div|details|li|main|aside|td)$/;

/** The value a control holds; empty for an untouched one. Placeholders and prompts are not values. */
export function controlValue(element: Element): string {
  if (isInput(element)) {
    if (/^(hidden|password|file|submit|button|reset|image|color|range|search)$/.test(element.type)) return '';
    if (element.type === 'checkbox' || element.type === 'radio') return '';
    return element.value;
  }
  if (isSelect(element)) {
    const chosen = [...element.selectedOptions];
    return chosen
      .filter((option) => !isPrompt(option))
      .map((option) => option.text)
      .join('\n');
  }
  return 'value' in element && typeof element.value === 'string' ? element.value : '';
}

function isPrompt(option: HTMLOptionElement): boolean {
  return (
    option.disabled ||
    (option.value === '' && option.index === 0) ||
    /^\s*[-–—<(]*\s*(vyberte|zvolte|select|choose|valasszon|válasszon|nevybráno)/i.test(option.text)
  );
}

/** Text of the label that belongs to a radio button or a check box. */
export function optionLabel(element: Element): string {
  const label = isInput(element) ? element.labels?.[0] : undefined;
  const text = label?.textContent ?? element.getAttribute('aria-label') ?? '';
  if (text.trim() !== '') return text;
  const next = element.nextSibling;
  return next?.textContent ?? '';
}

function frameDocument(element: Element): Document | null {
  try {
    return (element as HTMLIFrameElement).contentDocument; // `frame` carries the same property
  } catch (error) {
    // Some engines throw instead of answering null for a frame of another origin.
    if (error instanceof Error) return null;
    throw error;
  }
}

function frameOrigin(element: Element, base: string): string | undefined {
  const source = element.getAttribute('src');
  if (!source) return undefined;
  try {
    const origin = new URL(source, base).origin;
    return origin === 'null' ? undefined : origin;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

export function collect(document: Document): Page {
  const page: Page = {
    document,
    lines: [],
    controls: [],
    named: [],
    links: [],
    images: [],
    items: [],
    headings: [],
    scripts: [],
    documents: [],
    unreadFrames: [],
  };
  let pieces: Piece[] = [];
  let blocks: Element[] = [];
  let open: OpenHeading[] = [];
  let outside = 0;
  let headingDepth = 0;
  let visited = 0;
  let order = 0;
  const tabsOf = new Map<Document, Map<string, string>>();

  const current = (): Heading | null => open.at(-1)?.heading ?? null;

  function context(block: Element): Context {
    return { block, heading: current(), outside: outside > 0, order, isHeading: headingDepth > 0 };
  }

  function flush(): void {
    if (pieces.length === 0) return;
    const block = blocks.at(-1);
    const held = pieces;
    pieces = [];
    if (!block) return;
    const text = lineText(held);
    page.lines.push({
      block,
      heading: current(),
      outside: outside > 0,
      order,
      isHeading: headingDepth > 0,
      pieces: held,
      text,
    });
    order++;
    if (headingDepth > 0) return;
    const control = held.some((piece) => piece.control);
    if (text.length > 3 || control) for (const one of open) one.contentSeen = true;
    if (!control && text.length >= 3 && text.length <= 60) pushWordHeading(block, held, text);
  }

  /** A line that is nothing but `Povinný` or `Dražební jistota` heads what follows, whatever its tag. */
  function pushWordHeading(block: Element, held: readonly Piece[], text: string): void {
    if (held.length > 3 || /\d{3}/.test(text) || notHeadings.has(block.localName)) return;
    if (/[:,]\s*\S/.test(text)) return;
    if (
      held.some(
        (piece) =>
          piece.node.parentNode &&
          isElement(piece.node.parentNode) &&
          piece.node.parentNode.localName === 'a',
      )
    )
      return;
    if (block.localName === 'td' && (block.parentElement?.children.length ?? 0) > 1) return;
    const kind = sectionKind(text);
    if (kind === undefined) return;
    pushHeading({ text, element: block, kind }, 7, block);
  }

  function pushHeading(heading: Omit<Heading, 'up'>, level: number, scope: Element): void {
    while (level > 0) {
      const last = open.at(-1);
      if (!last || last.level < level) break;
      open.pop();
    }
    open.push({ heading: { ...heading, up: current() }, level, scope, contentSeen: level === 0 });
  }

  function leave(element: Element): void {
    for (let index = open.length - 1; index >= 0; index--) {
      const one = open[index];
      if (one?.scope !== element) continue;
      const parent = blocks.at(-1);
      // A label whose value stands empty beside it is no heading of what comes next.
      const empty =
        one.level === 7 && element.nextElementSibling !== null && !hasContent(element.nextElementSibling);
      if (!one.contentSeen && parent && !empty) one.scope = parent;
      else open.splice(index, 1);
    }
  }

  function addControl(element: Element): void {
    const block = blocks.at(-1);
    if (!block) return;
    if (isInput(element) && (element.type === 'radio' || element.type === 'checkbox')) {
      page.controls.push({ element, value: element.checked ? 'ano' : 'ne', line: context(block) });
      if (element.checked) pieces.push({ node: element, text: optionLabel(element), control: true });
      return;
    }
    if (isInput(element) && /^(submit|button|reset|image)$/.test(element.type)) {
      page.links.push({ element, line: context(block) });
      return;
    }
    const value = controlValue(element);
    page.controls.push({ element, value, line: context(block) });
    if (isInput(element) && /^(hidden|password|file)$/.test(element.type)) return;
    pieces.push({ node: element, text: value, control: true });
  }

  function enterFrame(element: Element): void {
    const inner = frameDocument(element);
    if (!inner) {
      const origin = frameOrigin(element, element.ownerDocument.baseURI);
      if (origin !== undefined && !page.unreadFrames.includes(origin)) page.unreadFrames.push(origin);
      return;
    }
    const held = { blocks, open };
    blocks = [];
    open = [];
    visitDocument(inner);
    blocks = held.blocks;
    open = held.open;
  }

  function isOutside(element: Element, tag: string): boolean {
    if (outsideTags.has(tag)) return tag === 'nav' || element.closest('main,article,[role="main"]') === null;
    const role = element.getAttribute('role');
    if (role !== null && outsideRoles.test(role)) return true;
    if (!/^(div|ul|ol|form|section|aside|table|fieldset|header|td)$/.test(tag)) return false;
    const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
    return names.length > 1 && outsideNames.test(names) && !hasCaseContent(element);
  }

  /** Some frameworks call the whole page `sidebar-layout` or `menu-wrapper`; a menu does not hold most of the page. */
  function hasCaseContent(element: Element): boolean {
    return element.querySelector('h1,main,[role="main"],textarea') !== null;
  }

  /** Tabs that name their panel by address (`<li><a href="#tab-2">Povinní</a>`): panel id → text of the tab. */
  function tabTexts(own: Document): Map<string, string> {
    const known = tabsOf.get(own);
    if (known) return known;
    const texts = new Map<string, string>();
    for (const tab of own.querySelectorAll(
      'li>a[href^="#"],[role="tab"][aria-controls],[data-bs-target],[data-tab]',
    )) {
      const id =
        tab.getAttribute('aria-controls') ??
        tab.getAttribute('href') ??
        tab.getAttribute('data-bs-target') ??
        tab.getAttribute('data-tab');
      if (id && id.length > 1) texts.set(id.replace(/^#/, ''), tab.textContent ?? '');
    }
    tabsOf.set(own, texts);
    return texts;
  }

  /** Containers that carry their own name: a field set's legend is found by tag, these by attribute. */
  function pushNamedContainer(element: Element): boolean {
    const own = element.ownerDocument;
    const labelledBy = element.getAttribute('aria-labelledby');
    const label = element.getAttribute('aria-label') ?? tabTexts(own).get(element.id);
    if (labelledBy === null && label === undefined) return false;
    const text =
      labelledBy === null
        ? (label ?? '')
        : labelledBy
            .split(/\s+/)
            .map((id) => own.getElementById(id)?.textContent ?? '')
            .join(' ');
    const kind = sectionKind(text);
    if (kind === undefined) return false;
    pushHeading({ text: text.trim(), element, kind }, 0, element);
    return true;
  }

  function visitChildren(node: Node): void {
    if (hasOwnChildren(node)) {
      // The plain walk is several times faster than an iterator, and nearly every node takes it.
      for (let child = node.firstChild; child; child = child.nextSibling) visitNode(child);
      return;
    }
    for (const child of childrenOf(node)) visitNode(child);
  }

  function visitNode(child: Node): void {
    if (isText(child)) addText(child);
    else if (isElement(child)) visit(child);
  }

  function addText(node: Text): void {
    const text = node.data;
    if (text.trim() === '') {
      if (pieces.length > 0) pieces.push({ node, text: ' ', control: false });
      return;
    }
    const block = blocks.at(-1);
    if (block?.localName === 'pre' && text.includes('\n')) {
      for (const part of text.split('\n')) {
        if (part.trim() !== '') pieces.push({ node, text: part, control: false });
        flush();
      }
      return;
    }
    pieces.push({ node, text, control: false });
  }

  function visit(element: Element): void {
    if (++visited > maxNodes) return;
    const tag = element.localName;
    if (tag === 'script') page.scripts.push(element);
    if (tag === 'iframe' || tag === 'frame') {
      flush();
      enterFrame(element);
      return;
    }
    if (silentTags.has(tag)) return;
    const block = blocks.at(-1) ?? element;
    if (isControl(element)) {
      addControl(element);
      return;
    }
    if (tag === 'br' || tag === 'hr') {
      flush();
      return;
    }
    if (tag === 'img') {
      page.images.push({ element, line: context(block) });
      return;
    }
    if (isIcon(element)) return;
    if (element.hasAttribute('itemprop') || element.hasAttribute('itemscope')) {
      page.items.push({ element, line: context(block) });
    }
    if (isButton(element)) {
      page.links.push({ element, line: context(block) });
      visitButton(element);
      return;
    }
    if (tag === 'a' || element.hasAttribute('onclick')) page.links.push({ element, line: context(block) });
    if (isInline(element)) {
      nameElement(element, block);
      visitInline(element);
      return;
    }
    visitBlock(element, tag);
  }

  /** A button's text is an action, not a value; only pictures inside it matter (a photograph one can enlarge). */
  function visitButton(element: Element): void {
    for (const image of element.querySelectorAll('img')) {
      page.images.push({ element: image, line: context(blocks.at(-1) ?? element) });
    }
  }

  function nameElement(element: Element, block: Element): void {
    if (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')) {
      page.named.push({ element, line: context(block) });
    }
  }

  /** The label of a radio button or check box is one answer of several; the control speaks for it. */
  function visitInline(element: Element): void {
    if (element.localName === 'label') {
      const id = element.getAttribute('for');
      const target = id ? element.ownerDocument.getElementById(id) : element.querySelector('input');
      if (target && isInput(target) && (target.type === 'radio' || target.type === 'checkbox')) {
        if (element.contains(target)) addControl(target);
        return;
      }
    }
    visitChildren(element);
  }

  function visitBlock(element: Element, tag: string): void {
    flush();
    const isOut = isOutside(element, tag);
    if (isOut) outside++;
    blocks.push(element);
    nameElement(element, element);
    if (containerTags.test(tag) || element.hasAttribute('role')) pushNamedContainer(element);
    const level = headingLevel(element, tag);
    if (level === undefined) visitChildren(element);
    else visitHeading(element, level);
    flush();
    blocks.pop();
    leave(element);
    if (isOut) outside--;
  }

  function visitHeading(element: Element, level: number): void {
    const from = page.lines.length;
    headingDepth++;
    visitChildren(element);
    flush();
    headingDepth--;
    const text = page.lines
      .slice(from)
      .map((line) => line.text)
      .join(' ')
      .trim();
    if (text === '') return;
    page.headings.push({ text, element, level, outside: outside > 0 });
    const parent = blocks.at(-2) ?? element;
    pushHeading({ text, element, kind: sectionKind(text) }, level, level === 0 ? parent : element);
  }

  function headingLevel(element: Element, tag: string): number | undefined {
    if (headingTag.test(tag)) return Number(tag.slice(1));
    if (tag === 'legend' || tag === 'caption' || tag === 'summary') return 0;
    if (element.getAttribute('role') === 'heading')
      return Number(element.getAttribute('aria-level') ?? '2') || 2;
    return /^mat-(mdc-)?card-title$|^mat-panel-title$|^mat-card-title$/.test(tag) ? 4 : undefined;
  }

  function visitDocument(inner: Document): void {
    page.documents.push(inner);
    const body = inner.body ?? inner.documentElement;
    if (!body) return;
    for (const script of inner.querySelectorAll('head script')) page.scripts.push(script);
    visit(body);
    if (isHtml(body)) flush();
  }

  visitDocument(document);
  return page;
}
