/** Which headings stand above a place: by level as in a table of contents, and never beyond the box they head. */
import { hasContent } from './content.ts';
import { sectionKind } from './labels/sections.ts';
import type { Heading } from './page.ts';

interface Open {
  readonly heading: Heading;
  readonly level: number;
  scope: Element;
  /** The child of the scope that the heading stands in. */
  via: Element;
  contentSeen: boolean;
}

/** A line that heads what follows without being marked as a heading (`<div>Povinný</div>`). */
export const wordLevel = 7;
/** Names of containers (legend, caption, tab): they hold until their container ends. */
export const containerLevel = 0;

const notHeadings = new Set(['dt', 'th', 'label', 'dd']);

export class HeadingStack {
  readonly #open: Open[] = [];

  current(): Heading | null {
    return this.#open.at(-1)?.heading ?? null;
  }

  /** @param scope the element whose end ends the heading, unless nothing but the heading stands in it */
  push(text: string, element: Element, level: number, scope: Element): void {
    while (level > containerLevel) {
      const last = this.#open.at(-1);
      if (!last || last.level < level) break;
      this.#open.pop();
    }
    const heading = { text, element, kind: sectionKind(text), up: this.current() };
    this.#open.push({ heading, level, scope, via: element, contentSeen: level === containerLevel });
  }

  /** Text or a control stood below the open headings. */
  seeContent(): void {
    for (const one of this.#open) one.contentSeen = true;
  }

  /** Takes a short line for a heading when its words say what follows. */
  pushWords(text: string, block: Element): void {
    if (/\d{3}|[:,]\s*\S|\.\w{3,4}$/.test(text) || notHeadings.has(block.localName)) return;
    if (block.localName === 'td' && (block.parentElement?.children.length ?? 0) > 1) return;
    if (sectionKind(text) !== undefined) this.push(text, block, wordLevel, block);
  }

  /** An element ends; a heading that was all it held heads what comes next in `parent`. */
  leave(element: Element, parent: Element | undefined): void {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const one = this.#open[index];
      if (one?.scope !== element) continue;
      if (!one.contentSeen && parent && !(one.level === wordLevel && this.#isCell(one, element))) {
        one.via = element;
        one.scope = parent;
      } else this.#open.splice(index, 1);
    }
  }

  /** A label with an empty value beside it, or the last value of a row: neither heads what comes next. */
  #isCell({ via, scope }: Open, element: Element): boolean {
    const next = element.nextElementSibling;
    if (next !== null && !hasContent(next)) return true;
    if (scope === via) return false;
    for (let before = via.previousElementSibling; before; before = before.previousElementSibling) {
      if (hasContent(before)) return true;
    }
    return false;
  }
}
