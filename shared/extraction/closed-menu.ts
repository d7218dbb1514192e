/**
 * Links that stand in a closed menu of files (`Dokumenty ▾` with a list that opens on a click). Nobody sees them until
 * then, so a link counts only where the menu says what it holds and what opens it can be seen. Values in menus stay hidden.
 */
import { idOf, parentOf } from './dom.ts';
import { sectionKind } from './labels/sections.ts';
import { escapeCss } from './selector-for.ts';
import type { VisibilityReader } from './visibility.ts';

const menuClass = /(^|[\s_-])(dropdown|drop|menu|submenu|popover|popup|flyout|listbox)([\s_-]|$)/i;
const menuTags = /^(ul|ol|div|menu|details)$/;
const maxDepth = 7;

export interface ClosedMenu {
  /** What opens it. */
  readonly toggle: Element;
  readonly name: string;
  /** The name says that the menu holds files. */
  readonly holdsFiles: boolean;
}

const nameOf = (element: Element): string =>
  (element.textContent ?? '').replace(/[^\p{L}\p{N}\s]+/gu, ' ').trim();

function isMenu(element: Element): boolean {
  if (!menuTags.test(element.localName)) return false;
  return (
    element.getAttribute('role') === 'menu' ||
    menuClass.test(element.getAttribute('class') ?? '') ||
    (element.localName !== 'div' && opener(element) !== undefined)
  );
}

/** The button, link or name right before a box, or the one that ARIA ties to it. */
function opener(menu: Element): Element | undefined {
  const id = idOf(menu);
  const named = menu.getAttribute('aria-labelledby');
  const byName = named ? menu.ownerDocument.getElementById(named) : null;
  if (byName) return byName;
  const before = menu.previousElementSibling;
  if (before && isToggle(before)) return before;
  const inside = before ? [...before.querySelectorAll('button,a,[aria-haspopup]')].find(isToggle) : undefined;
  if (inside) return inside;
  return id === ''
    ? undefined
    : (menu.ownerDocument.querySelector(`[aria-controls="${escapeCss(id)}"]`) ?? undefined);
}

function isToggle(element: Element): boolean {
  if (element.hasAttribute('aria-haspopup') || element.hasAttribute('aria-expanded')) return true;
  const href = element.getAttribute('href');
  return (
    element.localName === 'button' ||
    (element.localName === 'a' && (href === null || /^#|^javascript:/i.test(href)))
  );
}

/** The closed menu a link stands in; undefined where it stands in none or where the link is hidden inside of it, too. */
export function closedMenuOf(link: Element, read: VisibilityReader): ClosedMenu | undefined {
  if (read(link) !== 'hidden') return undefined;
  let menu: Element | undefined;
  for (let at = parentOf(link), depth = 0; at && depth < maxDepth; at = parentOf(at), depth++) {
    if (isMenu(at)) menu = at;
    const above = parentOf(at);
    if (!above || read(above) !== 'hidden') break;
  }
  const toggle = menu && opener(menu);
  if (!menu || !toggle || read(toggle) === 'hidden' || hiddenInside(link, menu)) return undefined;
  const name = nameOf(toggle);
  const kind = sectionKind(name);
  return { toggle, name, holdsFiles: kind === 'documents' || kind === 'photos' };
}

/** Something between the link and its menu hides the link on its own account. */
function hiddenInside(link: Element, menu: Element): boolean {
  for (let at: Element | null = link; at && at !== menu; at = parentOf(at)) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at);
    if (at.hasAttribute('hidden') || style?.display === 'none' || style?.fontSize === '0px') return true;
  }
  return false;
}
