/** A CSS selector by structure that leaves out whatever changes from one rendering to the next. */
import { idOf } from '../dom.ts';
import { escapeCss, shadowJoint } from '../selector-for.ts';
import { isRandomName } from './random-name.ts';
import { query, type Root } from './roots.ts';

/** Classes that say how an element looks or in what state it is, not what it is. */
const looks =
  /^(active|selected|open|show|shown|hide|hidden|focus|focused|hover|disabled|even|odd|first|last|current|dirty|pristine|touched|untouched|valid|invalid|ng-\w+|is-\w+|has-\w+|js-\w+|col|row|container|clearfix|[mp][trblxyse]?-?\d+|(col|offset|order|gap|grid|flex|text|font|bg|border|rounded|shadow|items|justify|align|d|w|h|min|max|float|pull|lead|small|sr)-[\w./-]+|text-\w+|flex|grid|block|inline|bold)$/i;

const maxClasses = 2;

/** @param isPrivate whether a name holds something of the case and must not be kept */
export type IsPrivate = (name: string) => boolean;

export function stableClasses(element: Element, isPrivate: IsPrivate): readonly string[] {
  return [...element.classList]
    .filter((name) => name.length > 2 && name.length < 60 && !/\d{3}/.test(name))
    .filter((name) => !looks.test(name) && !isRandomName(name) && !isPrivate(name))
    .slice(0, maxClasses);
}

function finds(root: Root, selector: string, wanted: readonly Element[]): boolean {
  const hits = query(root, selector);
  return hits.length === wanted.length && wanted.every((one) => hits.includes(one));
}

/** Tag and stable classes; with its position among its like where `placed`. */
export function step(element: Element, isPrivate: IsPrivate, placed: boolean): string {
  const tag = escapeCss(element.localName);
  const named = stableClasses(element, isPrivate).map((name) => `.${escapeCss(name)}`);
  if (!placed) return `${tag}${named.join('')}`;
  const siblings = [...(element.parentNode?.children ?? [])].filter(
    (one) => one.localName === element.localName,
  );
  if (siblings.length < 2) return tag;
  const position = siblings.indexOf(element) + 1;
  // A class that no sibling has is worth more than a place in the order.
  const own = named.find((name) => siblings.filter((one) => one.matches(name)).length === 1);
  return own === undefined ? `${tag}:nth-of-type(${position})` : `${tag}${own}`;
}

function idStep(element: Element, isPrivate: IsPrivate): string | undefined {
  const id = idOf(element);
  return id === '' || id.length > 100 || isRandomName(id) || isPrivate(id) ? undefined : `#${escapeCss(id)}`;
}

/** Selector of an element within its own root; undefined where nothing stable tells it apart. */
export function selectorIn(root: Root, element: Element, isPrivate: IsPrivate): string | undefined {
  const byClass = step(element, isPrivate, false);
  if (byClass.includes('.') && finds(root, byClass, [element])) return byClass;
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const id = idStep(at, isPrivate);
    if (id !== undefined) {
      const anchored = [id, ...steps].join(' > ');
      if (finds(root, anchored, [element])) return anchored;
    }
    const classed = step(at, isPrivate, false);
    if (steps.length > 0 && classed.includes('.')) {
      const anchored = [classed, ...steps].join(' > ');
      if (finds(root, anchored, [element])) return anchored;
    }
    steps.unshift(step(at, isPrivate, true));
  }
  const path = steps.join(' > ');
  return path.length <= 500 && finds(root, path, [element]) ? path : undefined;
}

/** Selector of an element from one around it on, in the same root; undefined where nothing tells it apart. */
export function selectorWithin(around: Element, element: Element, isPrivate: IsPrivate): string | undefined {
  const isOnly = (selector: string): boolean => finds(around, selector, [element]);
  const byClass = `:scope ${step(element, isPrivate, false)}`;
  if (byClass.includes('.') && isOnly(byClass)) return byClass;
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null && at !== around; at = at.parentElement)
    steps.unshift(step(at, isPrivate, true));
  const path = [':scope', ...steps].join(' > ');
  return steps.length > 0 && path.length <= 500 && isOnly(path) ? path : undefined;
}

/** The chain of hosts an element's shadow root hangs on; undefined in a document, null where it can't be named. */
export function hostOf(element: Element, isPrivate: IsPrivate): string | null | undefined {
  const root = element.getRootNode();
  if (root.nodeType === 9) return undefined; // a Document
  if (!('host' in root)) return null;
  const { host } = root as ShadowRoot; // only shadow roots have a host
  const inner = host.getRootNode() as Root; // a connected element's root is a document or a shadow root
  const own = hostSelector(inner, host, isPrivate);
  if (own === undefined) return null;
  const outer = hostOf(host, isPrivate);
  if (outer === null) return null;
  return outer === undefined ? own : `${outer}${shadowJoint}${own}`;
}

/** Hosts are told apart by what they are called in markup: `case-field[label="…"]` would hold words, `name` and `slot` don't. */
function hostSelector(root: Root, host: Element, isPrivate: IsPrivate): string | undefined {
  const tag = escapeCss(host.localName);
  if (finds(root, tag, [host])) return tag;
  for (const attribute of ['name', 'field', 'key', 'data-field', 'data-name', 'data-testid', 'slot']) {
    const value = host.getAttribute(attribute);
    if (!value || !/^[A-Za-z][\w.:-]*$/.test(value) || isRandomName(value) || isPrivate(value)) continue;
    const selector = `${tag}[${attribute}="${value}"]`;
    if (finds(root, selector, [host])) return selector;
  }
  return selectorIn(root, host, isPrivate);
}
