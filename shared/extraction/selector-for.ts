/** A CSS selector that finds exactly one element again, through open shadow roots and same-origin frames. */
import { idOf } from './dom.ts';
import type { Place } from './reading.ts';

/** Joins the selectors of a shadow host and of an element inside it. */
export const shadowJoint = ' ::: ';
/** Joins the selectors of a frame and of what stands inside it. */
export const frameJoint = ' >>> ';

/** `CSS.escape` by the CSSOM rule; page ids are hostile text and jsdom has no `CSS`. */
export function escapeCss(text: string): string {
  let escaped = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const char = text.charAt(index);
    const digit = code >= 0x30 && code <= 0x39;
    if (code === 0) escaped += '\uFFFD';
    else if (code < 0x20 || code === 0x7f) escaped += `\\${code.toString(16)} `;
    else if (digit && (index === 0 || (index === 1 && text.startsWith('-'))))
      escaped += `\\${code.toString(16)} `;
    else if (index === 0 && char === '-' && text.length === 1) escaped += '\\-';
    else if (code >= 0x80 || digit || /[-_a-zA-Z]/.test(char)) escaped += char;
    else escaped += `\\${char}`;
  }
  return escaped;
}

type Root = Document | ShadowRoot;

function finds(root: Root, selector: string, element: Element): boolean {
  const hits = root.querySelectorAll(selector);
  return hits.length === 1 && hits[0] === element;
}

/** `tag:nth-of-type(n)`; tag names are escaped because XML pages allow any character in them. */
function step(element: Element): string {
  const tag = escapeCss(element.localName);
  const siblings = element.parentNode?.children;
  if (!siblings) return tag;
  let position = 0;
  let total = 0;
  for (const sibling of siblings) {
    if (sibling.localName === element.localName) total++;
    if (sibling === element) position = total;
  }
  return total > 1 ? `${tag}:nth-of-type(${position})` : tag;
}

/** Generated ids (`:r1:`, `mat-input-12`, long digit runs) change with every rendering, so they anchor nothing. */
const generatedId = /^(:r|radix-|mat-|cdk-|ember|ext-|react-)|\d{5,}|^[0-9a-f-]{20,}$/i;

function inRoot(root: Root, element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const id = idOf(at);
    if (id !== '' && id.length <= 100 && !generatedId.test(id)) {
      const anchored = [`#${escapeCss(id)}`, ...steps].join(' > ');
      if (finds(root, anchored, element)) return anchored;
    }
    steps.unshift(step(at));
  }
  const path = steps.join(' > ');
  return root.nodeType === 9 ? path : anchoredInShadow(root, element, path);
}

/** A shadow root has no root element, so a path may also fit deeper: its first step must have no parent element. */
function anchoredInShadow(root: Root, element: Element, path: string): string {
  if (finds(root, path, element)) return path;
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const index = at.parentNode ? Array.prototype.indexOf.call(at.parentNode.children, at) : 0;
    const top = at.parentElement === null ? ':not(* > *)' : '';
    steps.unshift(`${escapeCss(at.localName)}:nth-child(${index + 1})${top}`);
  }
  return steps.join(' > ');
}

/** Selector of an element from its document; ` ::: ` stands where an open shadow root is entered. */
export function selectorFor(element: Element): string {
  const root = element.getRootNode();
  if (root.nodeType === 9) return inRoot(root as Document, element); // nodeType 9 is a Document
  const shadow = root as ShadowRoot; // a connected element's root is a document or a shadow root
  if (!shadow.host) return step(element);
  return `${selectorFor(shadow.host)}${shadowJoint}${inRoot(shadow, element)}`;
}

/** Path of the frames that lead to an element's document, empty in the top one. */
export function framePathOf(element: Element, top: Document): string {
  const parts: string[] = [];
  let at = element.ownerDocument;
  while (at !== top) {
    const frame = at.defaultView?.frameElement;
    if (!frame) break;
    parts.unshift(selectorFor(frame));
    at = frame.ownerDocument;
  }
  return parts.join(frameJoint);
}

/** The place of an element as kept beside a value. */
export function placeOf(element: Element, top: Document, label: string): Place {
  return { frame: framePathOf(element, top), selector: selectorFor(element), label };
}
