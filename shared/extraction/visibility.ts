/**
 * What a person could see. Threat: a page (or a text pasted into it) hides a second value that only a machine reads.
 * `seen` is on screen, `panel` becomes seen by opening a tab or an accordion, `hidden` is everything else
 * (closed dialogs, prototype rows, off-screen, transparent and zero-size text). Proved by visibility.test.ts.
 */
import { idOf, isElement, parentOf } from './dom.ts';

export type Visibility = 'seen' | 'panel' | 'hidden';

const worst = (a: Visibility, b: Visibility): Visibility =>
  a === 'hidden' || b === 'hidden' ? 'hidden' : a === 'panel' || b === 'panel' ? 'panel' : 'seen';

const panelClass =
  /(^|[\s_-])(tab-?pane|tabs?-?panel|tab-?content|tabs?-?body|mat-mdc-tab-body|mat-tab-body|ui-tabs-panel|ui-accordion-content|accordion-(body|collapse|content|panel)|expansion-panel(-content)?|x-tabpanel-child|p-tabview-panel|p-accordion-content)/i;
const dialogClass = /(^|[\s_-])(modal|dialog|popup|popover|tooltip|dropdown-menu|ui-dialog)([\s_-]|$)/i;
const dialogRole = /^(dialog|alertdialog|tooltip|menu|listbox)$/;

export type VisibilityReader = (node: Element) => Visibility;

/** Pages name their panels by address, control or class; ids that a tab or an accordion head points at are panels. */
export function panelIds(document: Document): Set<string> {
  const ids = new Set<string>();
  const heads = document.querySelectorAll(
    '[role="tab"],[aria-expanded][aria-controls],[data-toggle],[data-bs-toggle],[data-target],[data-tab],li>a[href^="#"],[class*="tab"] a[href^="#"],[class*="tab"][href^="#"]',
  );
  for (const head of heads) {
    if (
      /modal|dropdown|dialog/.test(
        head.getAttribute('data-toggle') ?? head.getAttribute('data-bs-toggle') ?? '',
      )
    ) {
      continue;
    }
    if (/dialog|menu|listbox/.test(head.getAttribute('aria-haspopup') ?? '')) continue;
    for (const name of ['aria-controls', 'href', 'data-target', 'data-bs-target', 'data-tab']) {
      const value = head.getAttribute(name);
      if (!value) continue;
      if (name === 'href' && !value.startsWith('#')) continue;
      for (const id of value.split(/\s+/)) ids.add(id.replace(/^#/, ''));
    }
  }
  ids.delete('');
  return ids;
}

function isDialog(element: Element): boolean {
  if (element.localName === 'dialog') return true;
  if (dialogRole.test(element.getAttribute('role') ?? '')) return true;
  return dialogClass.test(element.getAttribute('class') ?? '');
}

function isPanel(element: Element, ids: ReadonlySet<string>): boolean {
  if (isDialog(element)) return false;
  if (element.getAttribute('role') === 'tabpanel') return true;
  if (ids.has(idOf(element))) return true;
  if (element.getAttribute('hidden') === 'until-found') return true;
  return panelClass.test(element.getAttribute('class') ?? '');
}

const far = (length: string): boolean => Number.parseFloat(length) <= -900;
const alphaZero = /^transparent$|^rgba\(([^,]+,){3}\s*0(\.0+)?\s*\)|\/\s*0(\.0+)?%?\s*\)$/;

function offScreen(style: CSSStyleDeclaration): boolean {
  if (far(style.textIndent)) return true;
  if (/scale\(0|matrix\(0, 0, 0, 0,|translate[XY]?\(\s*-\d{3,}/.test(style.transform)) return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  if (far(style.left) || far(style.top) || far(style.right) || far(style.marginLeft)) return true;
  return /rect\((0|1)(px)?[ ,]/.test(style.clip) || /inset\((50|100)%/.test(style.clipPath);
}

function collapsed(style: CSSStyleDeclaration): boolean {
  if (!/hidden|clip/.test(style.overflow + style.overflowX + style.overflowY)) return false;
  return [style.height, style.width, style.maxHeight, style.maxWidth].some((size) =>
    /^[01](\.\d+)?px$/.test(size),
  );
}

/** A reader with a memory for one reading of one page; styles are asked only for what is asked about. */
export function createVisibility(top: Document): VisibilityReader {
  const memory = new Map<Element, Visibility>();
  const panels = new Map<Document, Set<string>>();

  function panelIdsOf(document: Document): Set<string> {
    const known = panels.get(document);
    if (known) return known;
    const ids = panelIds(document);
    panels.set(document, ids);
    return ids;
  }

  function outer(element: Element): Element | null {
    const parent = parentOf(element);
    if (parent) return parent;
    return element.ownerDocument === top ? null : (element.ownerDocument.defaultView?.frameElement ?? null);
  }

  function own(element: Element, parent: Element | null): Visibility {
    if (element.localName === 'dialog' && !element.hasAttribute('open')) return 'hidden';
    if (element.localName === 'template') return 'hidden';
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    const asPanel = (): Visibility =>
      isPanel(element, panelIdsOf(element.ownerDocument)) ? 'panel' : 'hidden';
    if (parent?.localName === 'details' && !parent.hasAttribute('open') && element.localName !== 'summary')
      return 'panel';
    if (!style) return element.hasAttribute('hidden') ? asPanel() : 'seen';
    if (style.display === 'none') return asPanel();
    if (/hidden|collapse/.test(style.visibility)) {
      const above = parent?.ownerDocument.defaultView?.getComputedStyle(parent).visibility;
      // The value is inherited: only the element that began it decides whether this is a panel.
      if (above === style.visibility && parent && reader(parent) === 'panel') return 'panel';
      return asPanel();
    }
    if (style.opacity !== '' && Number(style.opacity) < 0.05) return asPanel();
    if (collapsed(style)) return asPanel();
    if (style.getPropertyValue('content-visibility') === 'hidden') return asPanel();
    if (alphaZero.test(style.color) || style.fontSize === '0px' || style.fontSize === '0') return 'hidden';
    // Text in the colour of its own background.
    if (style.color !== '' && style.color === style.backgroundColor) return 'hidden';
    return offScreen(style) ? 'hidden' : 'seen';
  }

  function reader(element: Element): Visibility {
    const known = memory.get(element);
    if (known) return known;
    const parent = outer(element);
    const above = parent ? reader(parent) : 'seen';
    const answer = above === 'hidden' ? above : worst(above, own(element, parent));
    memory.set(element, answer);
    return answer;
  }

  return reader;
}

/** Visibility of any node: that of the element that shows it. */
export function visibilityOf(node: Node, read: VisibilityReader): Visibility {
  const element = isElement(node) ? node : parentOf(node);
  return element ? read(element) : 'hidden';
}
