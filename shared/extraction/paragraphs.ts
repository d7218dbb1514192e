/** Running text of the page: the lines that belong to one paragraph, joined. */

import { isElement, isTextArea, parentOf } from './dom.ts';
import { type Heading, lineText, type Page } from './page.ts';

export interface Paragraph {
  readonly text: string;
  /** The text without case and diacritics, letter for letter as long as `text`. */
  readonly folded: string;
  readonly element: Element;
  readonly heading: Heading | null;
  readonly order: number;
}

/** Lower case without diacritics, so that an index in the one text is an index in the other. */
export function foldAligned(text: string): string {
  const whole = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (whole.length === text.length) return whole;
  let folded = '';
  for (const char of text) {
    const one = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += one.length === char.length ? one : char.length === 1 ? one.charAt(0) || ' ' : char;
  }
  return folded;
}

const minLength = 30;
const maxLength = 60_000;
/** Cheap gate: only paragraphs with one of these stems are looked at closely. */
const worthReading =
  /okres|(?<![a-zà-ž])LV\s|podán|podan|jistot|příhoz|prihoz|cena|ceny|cenu|dražb|drazb|dražeb|katastr|k\. ?ú|vlastnictví|podíl|oprávněn|povinn|účet|účtu|symbol|parc|\d{1,3}[\s-]?(EX|ED|DD)[\s-]|auction|deposit|bid|deed|árver/i;

export function paragraphs(page: Page): Paragraph[] {
  const found: Paragraph[] = [];
  let text = '';
  let element: Element | null = null;
  let heading: Heading | null = null;
  let order = 0;

  function close(): void {
    if (element && text.length >= minLength && worthReading.test(text)) push(text, element, heading, order);
    text = '';
    element = null;
  }

  function push(whole: string, at: Element, above: Heading | null, position: number): void {
    const plain = whole
      .slice(0, maxLength)
      .normalize('NFC')
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t\n]/g, ' ')
      .replace(/[\u2010-\u2014\u2212]/g, '–')
      .replace(/ {2,}/g, ' ');
    found.push({
      text: plain,
      folded: foldAligned(plain),
      element: at,
      heading: above,
      order: position,
    });
  }

  for (const line of page.lines) {
    if (line.outside) {
      close();
      continue;
    }
    const area = line.pieces.find(
      (piece) => piece.control && piece.text.length > 100 && isElement(piece.node) && isTextArea(piece.node),
    );
    if (area && isElement(area.node))
      push(area.text.replace(/\s+/g, ' '), area.node, line.heading, line.order);
    const own = line.pieces.some((piece) => piece.control)
      ? lineText(line.pieces.filter((piece) => !piece.control))
      : line.text;
    const goesOn = element !== null && (line.block === element || wraps(text, element, line.block));
    if (!goesOn || text.length > maxLength) close();
    if (own === '') continue;
    if (element === null) {
      element = line.block;
      heading = line.heading;
      order = line.order;
    }
    text = text === '' ? own : `${text} ${own}`;
  }
  close();
  return found;
}

/** Texts converted from print break every line into a block of its own. */
function wraps(text: string, before: Element, next: Element): boolean {
  if (text.length < 50 || /[.:;!?]\s*$/.test(text)) return false;
  if (!/^(p|div|span)$/.test(next.localName) || before.localName !== next.localName) return false;
  return parentOf(before) === parentOf(next);
}
