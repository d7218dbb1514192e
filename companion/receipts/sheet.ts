/** Lines of text on A4 pages, from the top down; a page that is full is followed by another one. */
import { type EmbeddedFont, measureText, type PDF, type PDFPage, rgb } from '@libpdf/core';

export interface Fonts {
  readonly regular: EmbeddedFont;
  readonly bold: EmbeddedFont;
}

export const left = 48;
export const right = 547;
const top = 794;
/** Below it stands the foot. */
export const bottom = 96;
export const ink = rgb(0.1, 0.11, 0.13);
export const grey = rgb(0.4, 0.42, 0.46);
const rule = rgb(0.8, 0.81, 0.84);

export interface TextStyle {
  readonly bold?: boolean;
  readonly size: number;
  readonly color?: ReturnType<typeof rgb>;
}

export interface Sheet {
  readonly pages: readonly PDFPage[];
  readonly fonts: Fonts;
  page(): PDFPage;
  y(): number;
  down(by: number): void;
  /** Another page where less than this is left. */
  need(height: number): void;
  /** One line at `x`, on the present height. */
  put(text: string, x: number, style: TextStyle): void;
  putRight(text: string, x: number, style: TextStyle): void;
  /** The text in lines of this width, at most so many; what doesn't fit ends in `…`. */
  wrap(text: string, width: number, style: TextStyle, mostLines?: number): string[];
  line(): void;
}

export function createSheet(pdf: PDF, fonts: Fonts, onPage: (sheet: Sheet) => void): Sheet {
  const pages: PDFPage[] = [];
  let y = 0;
  const fontOf = (style: TextStyle): EmbeddedFont => (style.bold === true ? fonts.bold : fonts.regular);
  /** What the typeface has no sign for is shown as a box, never left out. */
  const spell = (text: string, font: EmbeddedFont): string =>
    [...text.normalize('NFC').replace(/[\p{C}\p{Z}]+/gu, ' ')]
      .map((sign) => (font.canEncode(sign) ? sign : '\u25a1'))
      .join('');
  const widthOf = (text: string, style: TextStyle): number => {
    const font = fontOf(style);
    return measureText(spell(text, font), font, style.size);
  };
  const addPage = (): PDFPage => {
    const page = pdf.addPage({ size: 'a4' });
    pages.push(page);
    y = top;
    onPage(sheet);
    return page;
  };
  const present = (): PDFPage => pages.at(-1) ?? addPage();

  const sheet: Sheet = {
    pages,
    fonts,
    page: present,
    y: () => {
      present();
      return y;
    },
    down: (by) => {
      present();
      y -= by;
    },
    need: (height) => {
      present();
      if (y - height < bottom) addPage();
    },
    put: (text, x, style) => {
      const page = present();
      const font = fontOf(style);
      page.drawText(spell(text, font), { x, y, font, size: style.size, color: style.color ?? ink });
    },
    putRight: (text, x, style) => sheet.put(text, x - widthOf(text, style), style),
    wrap: (text, width, style, mostLines = Number.POSITIVE_INFINITY) => {
      const lines = breakLines(text, (part) => widthOf(part, style) <= width);
      if (lines.length <= mostLines) return lines;
      const kept = lines.slice(0, mostLines);
      let last = kept.pop() ?? '';
      while (last !== '' && widthOf(`${last}…`, style) > width) last = last.slice(0, -1);
      return [...kept, `${last.trimEnd()}…`];
    },
    line: () => {
      const page = present();
      page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.6, color: rule });
    },
  };
  return sheet;
}

/** At spaces; a word longer than a line is broken where the line ends. */
function breakLines(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (fits(joined)) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const sign of word) {
      if (current !== '' && !fits(current + sign)) {
        lines.push(current);
        current = '';
      }
      current += sign;
    }
  }
  return current === '' ? lines : [...lines, current];
}
