/** A letter of the office as PDF: letterhead, number, heading, paragraphs over as many pages as they need. */
import { type FontInput, layoutText, measureText, PDF, type PDFPage, rgb, StandardFonts } from '@libpdf/core';
import { office } from '../cases/office.ts';
import type { FontFiles } from './font.ts';

export interface Letter {
  readonly title: string;
  readonly referenceNumber: string;
  readonly heading: string;
  readonly subheading?: string;
  /** A paragraph that begins with `§ ` is a section title, one with `| ` a table row of two cells parted by ` | `. */
  readonly paragraphs: readonly string[];
  readonly date: string;
  readonly author?: string;
}

const left = 64;
const right = 531;
const bottom = 76;
const ink = rgb(0.08, 0.08, 0.1);

/** Letters WinAnsi lacks lose their marks; used only where no font of the machine knows Czech. */
export function withoutDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/[„“”]/g, '"')
    .replaceAll('\u00a0', ' ');
}

/** Writes the letter. `fonts` null gives Helvetica and text without diacritics. The bytes are a plain PDF 1.7. */
export async function writeLetter(letter: Letter, fonts: FontFiles | null): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = PDF.create();
  const regular: FontInput = fonts === null ? StandardFonts.Helvetica : pdf.embedFont(fonts.regular);
  const bold: FontInput = fonts === null ? StandardFonts.HelveticaBold : pdf.embedFont(fonts.bold);
  const spell = (text: string) => (fonts === null ? withoutDiacritics(text) : text.replaceAll('\u00a0', ' '));
  pdf.setTitle(spell(letter.title));

  const pages: PDFPage[] = [];
  let y = 0;
  const newPage = (): PDFPage => {
    const page = pdf.addPage({ size: 'a4' });
    pages.push(page);
    y = 776;
    return page;
  };
  let page = newPage();
  const line = (text: string, x: number, font: FontInput, size: number) =>
    page.drawText(spell(text), { x, y, font, size, color: ink });
  const rightLine = (text: string, font: FontInput, size: number) =>
    line(text, right - measureText(spell(text), font, size), font, size);
  const centred = (text: string, size: number) =>
    line(text, (left + right - measureText(spell(text), bold, size)) / 2, bold, size);
  const need = (height: number) => {
    if (y - height < bottom) page = newPage();
  };
  const paragraph = (text: string, x: number, font: FontInput, size: number, maxWidth: number) => {
    for (const row of layoutText(spell(text), font, size, maxWidth, size * 1.4).lines) {
      need(size * 1.4);
      line(row.text, x, font, size);
      y -= size * 1.4;
    }
  };

  line(office.name, left, bold, 13);
  y -= 15;
  line(`${office.bailiff}, ${office.title}`, left, regular, 9.5);
  y -= 12;
  line(`${office.address}, tel. ${office.phone}, DS ${office.databox}`, left, regular, 8.5);
  y -= 8;
  page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.8, color: ink });
  y -= 24;
  rightLine(`č. j. ${letter.referenceNumber}`, bold, 10.5);
  y -= 40;
  centred(letter.heading, 16);
  y -= 20;
  if (letter.subheading !== undefined) centred(letter.subheading, 10.5);
  y -= 28;

  for (const text of letter.paragraphs) {
    if (text.startsWith('§ ')) {
      need(48);
      y -= 8;
      paragraph(text.slice(2), left, bold, 10.5, right - left);
      y -= 2;
      continue;
    }
    if (text.startsWith('| ')) {
      const [label = '', value = ''] = text.slice(2).split(' | ');
      need(16);
      line(label, left + 12, regular, 10);
      paragraph(value, left + 210, regular, 10, right - left - 210);
      y -= 3;
      continue;
    }
    paragraph(text, left, regular, 10, right - left);
    y -= 8;
  }

  need(90);
  y -= 18;
  line(`V Břeclavi dne ${letter.date}`, left, regular, 10);
  y -= 36;
  rightLine(letter.author ?? `${office.bailiff}, v. r.`, regular, 10);
  y -= 13;
  rightLine(letter.author === undefined ? office.title : 'znalec v oboru oceňování', regular, 9);

  for (const [index, each] of pages.entries()) {
    const foot = spell(`${letter.referenceNumber}     strana ${index + 1} z ${pages.length}`);
    each.drawText(foot, { x: left, y: 44, font: regular, size: 8, color: rgb(0.4, 0.4, 0.4) });
  }
  return new Uint8Array(await pdf.save({ subsetFonts: true }));
}
