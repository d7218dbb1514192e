/** Is this the page of one case, and of which? A score with reasons a person can read. */
import type { FieldId } from '../case/fields.ts';
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import { isInput, parentOf } from './dom.ts';
import { isExample } from './example-words.ts';
import { isForeign } from './headings-above.ts';
import type { Page } from './page.ts';
import type { RecordTable } from './pair.ts';
import type { Candidate } from './resolve.ts';
import type { VisibilityReader } from './visibility.ts';

export interface MarkedPlace {
  readonly mark: string;
  readonly raw: string;
  readonly element: Element;
}

export interface Marks {
  /** Marks in the title of the document or in headings, the page's own name first. */
  readonly heading: readonly MarkedPlace[];
  /** Marks in the body outside of rows, links, menus. */
  readonly body: readonly MarkedPlace[];
  /** Different marks that stand in rows of tables and in links. */
  readonly listed: ReadonlySet<string>;
  /** Different marks below headings like `Podobné dražby`, which say themselves that they are other cases. */
  readonly foreign: ReadonlySet<string>;
}

function inList(element: Element): boolean {
  for (let at: Element | null = element, depth = 0; at && depth < 8; at = parentOf(at), depth++) {
    if (at.localName === 'a' || at.localName === 'option') return true;
    if (at.localName === 'tr' || at.getAttribute('role') === 'row')
      return (at.parentElement?.children.length ?? 0) > 2 && at.children.length > 2;
  }
  return false;
}

export function findMarks(page: Page, read: VisibilityReader): Marks {
  const heading: MarkedPlace[] = [];
  const body: MarkedPlace[] = [];
  const listed = new Set<string>();
  const foreign = new Set<string>();
  for (const { text, element, level } of page.headings) {
    const marks = findFileMarks(text);
    const [first] = marks;
    if (!first || read(element) === 'hidden') continue;
    if (level <= 3 || heading.length === 0)
      heading.push({ mark: formatFileMark(first.mark), raw: first.raw, element });
  }
  for (const line of page.lines) {
    if (line.isHeading) continue;
    const text = line.text;
    if (!/\d\s*\/\s*\d/.test(text)) continue;
    const inner = line.pieces.find((piece) => /\d\s*\/\s*\d/.test(piece.text))?.node ?? line.block;
    const owner = parentOf(inner) ?? line.block;
    for (const { mark, raw, index } of findFileMarks(text)) {
      if (read(owner) === 'hidden' || isExample(text.slice(0, index))) continue;
      const name = formatFileMark(mark);
      if (isForeign(line.heading)) foreign.add(name);
      else if (line.outside || inList(owner)) listed.add(name);
      else body.push({ mark: name, raw, element: owner });
    }
  }
  return { heading, body, listed, foreign };
}

/** Which of several cases the person is at: the chosen tab, the row or box with the focus. */
export function focusedMark(page: Page): string | undefined {
  const chosen = new Set<string>();
  const note = (element: Element): void => {
    const text = element.textContent ?? '';
    if (text.length > 200) return;
    for (const { mark } of findFileMarks(text)) chosen.add(formatFileMark(mark));
  };
  for (const document of page.documents) {
    for (const element of document.querySelectorAll(
      '[aria-selected="true"],[aria-current]:not([aria-current="false"]),[role="tab"].active,.tab.active,.nav-link.active',
    ))
      note(element);
  }
  const [only, second] = chosen;
  return second ? undefined : only;
}

const auctionFields = new Set<FieldId>([
  'lowestBid',
  'appraisedPrice',
  'deposit',
  'startsAt',
  'minimumIncrement',
  'debtors',
  'creditors',
  'cadastralArea',
  'titleDeed',
  'addressee',
  'registryOffice',
  'price',
  'floorArea',
  'lots',
]);

interface Evidence {
  readonly page: Page;
  readonly read: VisibilityReader;
  readonly marks: Marks;
  readonly candidates: readonly Candidate[];
  readonly records: readonly RecordTable[];
  readonly found: readonly FieldId[];
}

export interface Verdict {
  readonly isCasePage: boolean;
  readonly reasons: readonly string[];
}

const errorTitle =
  /\b(404|403|500|502|503|chyba|error|nenalezen\w*|not found|přístup odepřen|access denied|vypršel\w*|odhlášen\w*)\b/i;
const listTitle =
  /^(seznam|přehled|evidence|výsledky|vyhledávání|hledání|list of|search|results|my cases|moje spisy|všechny|kalendář|calendar|dashboard|nástěnka|doručená pošta|inbox|odeslaná|nastavení|settings|preferences|administrace|statistik)/iu;

/** Adds up what speaks for and against; from 3 points it is the page of a case. */
export function judgePage({ page, read, marks, candidates, records, found }: Evidence): Verdict {
  const reasons: string[] = [];
  let score = 0;
  const weigh = (points: number, reason: string): void => {
    score += points;
    reasons.push(reason);
  };
  const named = new Set(marks.heading.map(({ mark }) => mark));
  const labelled = new Set(
    candidates
      .filter(({ field, weak, raw }) => field === 'fileMark' && !weak && findFileMarks(raw).length > 0)
      .map(({ raw }) => raw),
  );
  if (named.size === 1) weigh(2, 'file-mark-in-heading');
  if (labelled.size > 0) weigh(2, 'file-mark-labelled');
  const inBody = new Set(marks.body.map(({ mark }) => mark));
  if (named.size === 0 && labelled.size === 0 && inBody.size === 1) weigh(1, 'file-mark-in-text');
  const telling = found.filter((field) => auctionFields.has(field)).length + (found.includes('lots') ? 1 : 0);
  const many = found.filter((field) => field !== 'fileMark' && field !== 'referenceNumber').length;
  if (telling > 0) weigh(Math.min(3, telling), 'case-values');
  else if (many > 1) weigh(1, 'some-values');
  const own = named.size + labelled.size + inBody.size > 0;
  const rows = records.filter(
    ({ columns, rows: body }) =>
      body.length > 1 &&
      columns.some((column) => column?.slot === 'fileMark' || column?.slot === 'referenceNumber'),
  );
  const listed = own ? marks.listed : new Set([...marks.listed, ...marks.foreign]);
  const ownMarks = new Set(
    [...labelled].flatMap((raw) => findFileMarks(raw).map(({ mark }) => formatFileMark(mark))),
  );
  const referenced = new Set(
    candidates
      .filter(({ field, weak }) => field === 'referenceNumber' && !weak)
      .flatMap(({ raw }) => findFileMarks(raw).map(({ mark }) => formatFileMark(mark))),
  );
  // A ruling printed on the page names its case by its own number.
  const namesCase = labelled.size > 0 || (referenced.size === 1 && found.includes('fileMark'));
  const others = [...listed].filter(
    (mark) =>
      !named.has(mark) &&
      !(ownMarks.size === 1 && ownMarks.has(mark)) &&
      !(referenced.size === 1 && referenced.has(mark)),
  ).length;
  if (others > 1 && named.size !== 1 && (telling < 3 || !namesCase)) weigh(-4, 'list-of-cases');
  // Two cases side by side are a choice, three with a label each a list.
  else if (ownMarks.size > 2 && !found.includes('fileMark')) weigh(-4, 'list-of-cases');
  else if (others > 5 && named.size !== 1 && telling < 4) weigh(-3, 'list-of-cases');
  else if (rows.length > 0 && !own) weigh(-2, 'list-of-cases');
  // A page that names its case and says this much about it is that case's, whatever its title or a dialog in it.
  const isCertain = telling >= 3 && found.includes('fileMark') && (named.size === 1 || labelled.size > 0);
  const titles = [
    page.document.title,
    ...page.headings.filter(({ level }) => level === 1).map(({ text }) => text),
  ];
  if (!isCertain && titles.some((title) => listTitle.test(title.trim())) && named.size === 0)
    weigh(-3, 'list-or-settings-title');
  if (titles.some((title) => errorTitle.test(title)) && telling < 2) weigh(-4, 'error-page');
  const asksPassword = page.controls.some(
    ({ element }) => isInput(element) && element.type === 'password' && read(element) === 'seen',
  );
  if (asksPassword && !isCertain) weigh(-4, 'login');
  const labelledFields = new Set(
    candidates
      .filter(({ rung, field }) => rung === 'label' && auctionFields.has(field))
      .map(({ field }) => field),
  );
  if (labelledFields.size < 2 && looksLikeMail(page)) weigh(-4, 'mail');
  if (!own && telling < 4) weigh(-2, 'no-file-mark');
  return { isCasePage: score >= 3, reasons };
}

/** Mail programs show who wrote to whom about what. */
function looksLikeMail(page: Page): boolean {
  let hits = 0;
  let addresses = 0;
  for (const line of page.lines) {
    if (line.pieces.length > 6) continue;
    const [, name] =
      /^\s*(od|komu|předmět|kopie|odesláno|from|to|cc|subject|sent|odesílatel|příjemce)\s*(?:$|:)/iu.exec(
        line.text,
      ) ?? [];
    if (name === undefined) continue;
    hits++;
    const next = page.lines[line.order + 1]?.text ?? '';
    if (/\S@\S/.test(line.text) || (line.text.length < 20 && /\S@\S/.test(next))) addresses++;
  }
  return hits >= 3 || addresses >= 2;
}
