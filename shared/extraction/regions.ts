/** Parts of a page: what is not about the case (menus, filters, page feet), what heads or names a part, what is large. */
import { hasOwnChildren, idOf, isIcon } from './dom.ts';

const roles = /^(navigation|menu|menubar|toolbar|search|listbox|contentinfo|tablist|tooltip)$/;
const names =
  /(^|[\s_-])(nav(bar|igation|-?menu)?|breadcrumbs?|menu|side-?nav|filters?|filtr|search(-?(form|box|bar|panel))?|hledani|vyhledavani|footer|paticka|pagination|pager|cookies?)([\s_-]|$)/i;
const boxes = new Set('div ul ol form section aside table fieldset header td'.split(' '));

/** @param attributes names of the attributes the element has */
export function isOutside(element: Element, attributes: readonly string[]): boolean {
  const tag = element.localName;
  if (tag === 'nav') return true;
  if (tag === 'footer') return element.closest('main,article,[role="main"]') === null;
  if (attributes.includes('role') && roles.test(element.getAttribute('role') ?? '')) return true;
  if (!boxes.has(tag)) return false;
  const className = attributes.includes('class') ? (element.getAttribute('class') ?? '') : '';
  const id = attributes.includes('id') ? idOf(element) : '';
  if ((className === '' && id === '') || !names.test(`${className} ${id}`)) return false;
  // Some frameworks call the whole page `menu-wrapper`, others `nav-tabs-custom` what holds the tabs and their panels.
  return (
    element.querySelector('h1,main,[role="main"],textarea,[role="tabpanel"],[class*="tab-pane"]') === null
  );
}

const headingTags = new Map(
  Object.entries({
    h1: 1,
    h2: 2,
    h3: 3,
    h4: 4,
    h5: 5,
    h6: 6,
    legend: 0,
    caption: 0,
    summary: 0,
    'mat-card-title': 4,
    'mat-panel-title': 4,
  }),
);

/** Level of a heading element; undefined when the element is none. */
export function headingLevel(element: Element, attributes: readonly string[]): number | undefined {
  const level = headingTags.get(element.localName);
  if (level !== undefined) return level;
  if (attributes.includes('role') && element.getAttribute('role') === 'heading')
    return Number(element.getAttribute('aria-level') ?? '2') || 2;
  return undefined;
}

/** Tabs that name their panel by address (`<li><a href="#tab-2">Povinní</a>`): panel id → text of the tab. */
function tabTexts(document: Document): Map<string, string> {
  const texts = new Map<string, string>();
  const tabs = 'li>a[href^="#"],[role="tab"][aria-controls],[data-bs-target],[data-tab]';
  for (const tab of document.querySelectorAll(tabs)) {
    const id = ['aria-controls', 'href', 'data-bs-target', 'data-tab']
      .map((name) => tab.getAttribute(name))
      .find(Boolean);
    if (id && id.length > 1) texts.set(id.replace(/^#/, ''), tab.textContent ?? '');
  }
  return texts;
}

/** Reads the tabs of each document once. */
export function createTabTexts(): (document: Document) => ReadonlyMap<string, string> {
  const memory = new Map<Document, ReadonlyMap<string, string>>();
  return (document) => {
    const known = memory.get(document) ?? tabTexts(document);
    memory.set(document, known);
    return known;
  };
}

/** The name ARIA or a tab gives to a container. */
export function containerName(
  element: Element,
  attributes: readonly string[],
  tabs: (document: Document) => ReadonlyMap<string, string>,
): string | undefined {
  const own = element.ownerDocument;
  if (attributes.includes('aria-labelledby')) {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    return ids.map((id) => own.getElementById(id)?.textContent ?? '').join(' ');
  }
  if (attributes.includes('aria-label')) return element.getAttribute('aria-label') ?? '';
  return attributes.includes('id') ? tabs(own).get(idOf(element)) : undefined;
}

const largeBoxes = /^(body|main|div|section|article|form|table|tbody|ul|ol|dl)$/;
/** An ordinary box with so many elements that walking it takes a noticeable part of a frame. */
export const isLargeBox = (element: Element): boolean =>
  largeBoxes.test(element.localName) &&
  !element.hasAttribute('role') &&
  !isIcon(element) &&
  hasOwnChildren(element) &&
  element.getElementsByTagName('*').length > 300;
