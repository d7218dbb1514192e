/**
 * The receipt as a PDF: one A4 page, and further ones only where the documents don't fit. The same data make the same
 * bytes, so that a receipt can be made again and compared.
 */
import { PDF, rgb } from '@libpdf/core';
import { formatFileMark, parseFileMark, printFileMark } from '../../shared/formats/file-mark.ts';
import { formatPrague } from '../../shared/formats/prague-time.ts';
import { writeAuditMark } from '../audit/audit-mark.ts';
import { toIso } from '../clock.ts';
import type { FontFiles } from './fonts.ts';
import type { ReceiptData } from './receipt-data.ts';
import { settleBytes } from './settle-bytes.ts';
import { bottom, createSheet, grey, left, right, type Sheet, type TextStyle } from './sheet.ts';
import { nameOfDocumentType, nameOfFiling, nameOfStep, sizeInWords, systemNames } from './words.ts';

const training = rgb(0.72, 0.11, 0.11);
const link = rgb(0.05, 0.3, 0.65);
const labelWidth = 118;
/** Closer together nobody could read it: what doesn't fit goes on the next page. */
const leastHeight = 15.5;
const value: TextStyle = { size: 9.5 };

const time = (ms: number): string => formatPrague(toIso(ms), 'cs');

export async function drawReceipt(data: ReceiptData, files: FontFiles): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = PDF.create();
  const at = new Date(data.doneAt);
  pdf.setTitle(`Doklad o odeslání ${data.number}`);
  pdf.setSubject(writeAuditMark(data.audit));
  pdf.setProducer('Podatelna');
  pdf.setCreator('Podatelna');
  pdf.setLanguage('cs-CZ');
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  const fonts = { regular: pdf.embedFont(files.regular), bold: pdf.embedFont(files.bold) };
  const sheet = createSheet(pdf, fonts, (one) => drawHead(one, data));

  drawFiling(sheet, data);
  drawAnswer(sheet, data);
  drawDocuments(sheet, data);
  drawFeet(sheet, data);
  return settleBytes(await pdf.save({ subsetFonts: true }));
}

function drawHead(sheet: Sheet, data: ReceiptData): void {
  if (data.training) drawTraining(sheet);
  const isFirst = sheet.pages.length === 1;
  sheet.put(isFirst ? 'Doklad o odeslání' : 'Doklad o odeslání – pokračování', left, {
    bold: true,
    size: isFirst ? 18 : 12,
  });
  sheet.putRight('Podatelna', right, { size: 9.5, color: grey });
  sheet.down(isFirst ? 16 : 12);
  const about = `${nameOfFiling(data.kind, data.action)}, ${data.number}`;
  sheet.put(sheet.wrap(about, right - left, { size: 10 }, 1)[0] ?? '', left, { size: 10, color: grey });
  sheet.down(10);
  sheet.line();
  sheet.down(17);
}

/** Nobody may take a training receipt for a real one, not even a copy of a part of the page. */
function drawTraining(sheet: Sheet): void {
  const page = sheet.page();
  page.drawRectangle({ x: 0, y: 816, width: 595, height: 26, color: training });
  const y = sheet.y();
  sheet.down(y - 825);
  sheet.put('CVIČNÉ – nic nebylo doopravdy odesláno ani zveřejněno', left, {
    bold: true,
    size: 10,
    color: rgb(1, 1, 1),
  });
  sheet.down(825 - y);
  for (const height of [180, 470]) {
    page.drawText('CVIČNÉ', {
      x: 120,
      y: height,
      font: sheet.fonts.bold,
      size: 96,
      color: training,
      opacity: 0.08,
      rotate: { angle: 30, origin: { x: 120, y: height } },
    });
  }
}

function row(
  sheet: Sheet,
  label: string,
  text: string,
  options: { mostLines?: number; uri?: string } = {},
): void {
  if (text === '') return;
  const lines = sheet.wrap(text, right - left - labelWidth, value, options.mostLines ?? 2);
  sheet.need(lines.length * 13);
  sheet.put(label, left, { size: 9.5, color: grey });
  for (const line of lines) {
    const { uri } = options;
    sheet.put(line, left + labelWidth, uri === undefined ? value : { ...value, color: link });
    if (uri !== undefined) {
      const y = sheet.y();
      sheet.page().addLinkAnnotation({
        rect: { x: left + labelWidth, y: y - 3, width: right - left - labelWidth, height: 13 },
        uri,
        borderWidth: 0,
      });
    }
    sheet.down(13);
  }
}

function title(sheet: Sheet, text: string): void {
  sheet.need(48);
  sheet.down(9);
  sheet.put(text, left, { bold: true, size: 11 });
  sheet.down(15);
}

function drawFiling(sheet: Sheet, data: ReceiptData): void {
  const mark = parseFileMark(data.fileMark);
  row(sheet, 'Podání', nameOfFiling(data.kind, data.action));
  row(sheet, 'Spisová značka', mark === undefined ? data.fileMark : printFileMark(mark));
  if (mark === undefined || data.number !== formatFileMark(mark)) row(sheet, 'Číslo', data.number);
  row(sheet, 'Název', data.title, { mostLines: 3 });
  row(sheet, 'Kam', `${systemNames[data.system]} (${data.host})`);
  row(sheet, 'Připravil(a)', data.preparedBy);
  row(sheet, 'Schválil(a)', data.approvedBy);
  row(sheet, 'Odesláno z', data.pair);
  row(sheet, 'Převzato k odeslání', time(data.storedAt));
  row(sheet, 'Dokončeno a ověřeno', time(data.doneAt));
  row(sheet, 'Číslo podání', data.id);
}

function drawAnswer(sheet: Sheet, data: ReceiptData): void {
  title(sheet, 'Odpověď příjemce');
  const { remote } = data;
  row(sheet, 'Záznam', remote.id);
  row(sheet, 'Stav záznamu', remote.state);
  row(sheet, 'Odkaz', remote.url ?? '', remote.url === null ? {} : { uri: remote.url });
  for (const step of data.steps) {
    const how = step.reconciled ? 'bez odpovědi, zjištěno čtením' : 'potvrzeno';
    row(sheet, nameOfStep(step.name), `odesláno ${time(step.sentAt)}; ${how} ${time(step.answeredAt)}`);
  }
}

/** Two lines a document, closer together where there are many; name and fingerprint never part. */
function drawDocuments(sheet: Sheet, { documents }: ReceiptData): void {
  if (documents.length === 0) return;
  title(sheet, `Dokumenty (${documents.length})`);
  const height = Math.min(24, Math.max(leastHeight, (sheet.y() - bottom) / documents.length));
  const size = Math.min(8.5, height * 0.42);
  for (const [index, document] of documents.entries()) {
    sheet.need(height - 4);
    const facts = [
      nameOfDocumentType(document.documentType),
      document.size === null ? '' : sizeInWords(document.size),
    ].filter((one) => one !== '');
    sheet.put(`${index + 1}.`, left, { size, color: grey });
    sheet.put(sheet.wrap(document.name, 330, { size }, 1)[0] ?? '', left + 20, { size });
    sheet.putRight(facts.join(', '), right, { size, color: grey });
    sheet.down(height * 0.45);
    sheet.put(`SHA-256 ${document.sha256}`, left + 20, { size: size * 0.88, color: grey });
    sheet.down(height * 0.55);
  }
}

function drawFeet(sheet: Sheet, data: ReceiptData): void {
  const { line, link: head } = data.audit;
  for (const [index, page] of sheet.pages.entries()) {
    const put = (text: string, y: number): void => {
      page.drawText(text, { x: left, y, font: sheet.fonts.regular, size: 7.5, color: grey });
    };
    page.drawLine({
      start: { x: left, y: 82 },
      end: { x: right, y: 82 },
      thickness: 0.6,
      color: rgb(0.8, 0.81, 0.84),
    });
    put(`Záznam o činnosti (audit): řádek ${line}, otisk ${head}`, 70);
    put('Doklad sestavila Podatelna ze svého záznamu; není to potvrzení příjemce. Časy jsou pražské.', 59);
    put('Ověření: podatelna audit verify --receipt <tento soubor>', 48);
    put(`Strana ${index + 1} z ${sheet.pages.length}`, 37);
  }
}
