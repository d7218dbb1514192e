/** Small helpers over the DOM that hold in every realm (frames have their own constructors, so `instanceof` lies). */

export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;
export const isText = (node: Node | null | undefined): node is Text =>
  node?.nodeType === 3 || node?.nodeType === 4;
const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;
const isSlot = (element: Element): element is HTMLSlotElement => element.localName === 'slot';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export const isInput = (element: Element): element is HTMLInputElement => element.localName === 'input';
export const isSelect = (element: Element): element is HTMLSelectElement => element.localName === 'select';
export const isTextArea = (element: Element): element is HTMLTextAreaElement =>
  element.localName === 'textarea';
export const isControl = (element: Element): element is Control =>
  isInput(element) || isSelect(element) || isTextArea(element);
export const isHtml = (element: Element): element is HTMLElement => 'style' in element;

/** Elements whose content is never text of the page. */
export const silentTags = new Set(
  'script style template noscript head svg math canvas object video audio map datalist progress meter'.split(
    ' ',
  ),
);

/** Elements that stand inside a line of text; everything else (custom elements too) begins a new line. */
const inlineTags = new Set(
  'a abbr b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark nobr output q s samp select slot small span strike strong sub sup textarea time tt u var wbr'.split(
    ' ',
  ),
);
export const isInline = (element: Element): boolean => inlineTags.has(element.localName);

/** Icon fonts write the icon's name as text (`edit`, `info`); that is a picture, not a value. */
export function isIcon(element: Element): boolean {
  if (element.localName === 'mat-icon') return true;
  const name = element.getAttribute('class');
  return name !== null && /\b(material-(icons|symbols)\S*|glyphicon|p-icon)\b/.test(name);
}

/** The id as written: in a form with a field called `id`, `form.id` is that field. */
export const idOf = (element: Element): string => element.getAttribute('id') ?? '';

const noNodes: readonly Node[] = [];

/** Children as rendered: the open shadow tree of a host, the assigned nodes of a slot, else the child nodes. */
export function childrenOf(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  if (isSlot(node)) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : node.childNodes;
  }
  return silentTags.has(node.localName) ? noNodes : node.childNodes;
}

/** True when a node is rendered with its own child nodes: it hosts no shadow tree and is no slot. */
export const hasOwnChildren = (node: Node): boolean =>
  !isElement(node) || (node.shadowRoot === null && node.localName !== 'slot');

/** Parent as rendered: the slot a node is assigned to, the host of a shadow root, else the parent element. */
export function parentOf(node: Node): Element | null {
  if (isElement(node) || isText(node)) {
    const slot = node.assignedSlot;
    if (slot) return slot;
  }
  const parent = node.parentNode;
  if (parent === null) return null;
  if (isShadowRoot(parent)) return parent.host;
  return isElement(parent) ? parent : null;
}

/** What a comment quotes yields to what the page says itself. */
export const isQuoted = (element: Element): boolean => element.closest('blockquote') !== null;

/** The following siblings as rendered. */
export function* followingOf(node: Node): Generator<Node> {
  const parent = parentOf(node);
  if (parent === null) return;
  if (parent === node.parentNode && hasOwnChildren(parent)) {
    // From the node on: of a list of thousands each asks for what follows it.
    for (let next = node.nextSibling; next; next = next.nextSibling) yield next;
    return;
  }
  let seen = false;
  for (const sibling of childrenOf(parent)) {
    if (seen) yield sibling;
    else if (sibling === node) seen = true;
  }
}

/** True when `outer` is `inner` or stands above it in the rendered tree. */
export function encloses(outer: Node, inner: Node): boolean {
  if (outer.contains(inner)) return true;
  for (let at: Node | null = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

/** Text of an element with a space between its parts (`textContent` glues the cells of a row together); what a field holds counts. */
export function spacedText(element: Element, maxLength = 2000): string {
  let text = '';
  const visit = (node: Node): void => {
    if (text.length > maxLength) return;
    if (isText(node)) text += ` ${node.data}`;
    else if (!isElement(node)) return;
    else if (isSelect(node)) text += ` ${node.selectedOptions[0]?.text ?? ''}`;
    else if (isInput(node)) text += /^(text|search|url|tel)$/.test(node.type) ? ` ${node.value}` : '';
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(element);
  return text.replace(/\s+/g, ' ').trim();
}
