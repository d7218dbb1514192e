/** Labels in table cells: beside their value, above a column, or above equal rows of boxes. */

import { hasContent } from './content.ts';
import { parentOf, spacedText } from './dom.ts';
import { type LabelMatch, matchLabel } from './labels/lookup.ts';
import type { Line } from './page.ts';
import type { AddPair, LabelLine, RecordTable } from './pair.ts';
import { type Cell, isCell, sumWord, type Table, type TableReader } from './table-model.ts';
import { valueOrTick } from './tick.ts';
import { valueCell } from './value-column.ts';
import { readValue, type ValueText } from './value-text.ts';
import type { VisibilityReader } from './visibility.ts';

interface Input {
  readonly labelLines: readonly LabelLine[];
  readonly tables: TableReader;
  readonly read: VisibilityReader;
  readonly add: AddPair;
  readonly records: RecordTable[];
}

interface TablePairs {
  /** True when the label stands in a table cell and was dealt with here. */
  has(labelLine: LabelLine): boolean;
  readBoxes(row: Element, line: Line): void;
}

/** Columns of an extract of the cadastre; a table with any other known column is about something else. */
const placeSlots = new Set<string>([
  'parcels',
  'titleDeed',
  'cadastralArea',
  'cadastralAreaCode',
  'municipality',
  'district',
  'share',
  'lotNumber',
  'kindWords',
  'listingType',
]);

/** Heads a list of messages: `Předmět` and `Komu` beside it are theirs. */
const senderHead = /^(od|odesílatel|from|sender)$/iu;

/** Longer tables are ledgers and lists; their rows are neither lots nor parties. */
const maxRows = 150;

const shortText = (element: Element): string => {
  const text = element.textContent ?? '';
  return text.length > 200 ? '' : text.replace(/\s+/g, ' ').trim();
};
const labelOf = (cell: Cell): LabelMatch | undefined => matchLabel(shortText(cell.element));

function cellOf(line: Line): Element | null {
  for (let at: Element | null = line.block; at; at = parentOf(at)) {
    if (isCell(at)) return at;
    if (/^(body|table|form|section|dl|ul)$/.test(at.localName)) return null;
  }
  return null;
}

/** Does this row head the columns below it? */
function isHeaderRow(table: Table, row: readonly Cell[]): boolean {
  const first = row[0];
  if (!first) return false;
  // Rows of data are told apart at once: no heading cell, and no label where a head would begin.
  if (first.row > 0 && !row.some((cell) => cell.header) && !row.some((cell) => labelOf(cell))) return false;
  const filled = row.filter((cell) => hasContent(cell.element));
  const below = table.rows.slice(first.row + 1, first.row + 9).filter((cells) => cells.length > 0);
  if (below.length === 0) return false;
  if (row.some((cell) => cell.element.parentElement?.parentElement?.localName === 'thead'))
    return filled.length > 0;
  const next = below[0];
  if (!next) return false;
  if (filled.every((cell) => cell.header)) {
    // `<th>label</th><th>value</th>` in every row is a sloppy list of pairs, not a head over heads.
    return filled.length > 1
      ? !next.every((cell) => cell.header)
      : row.length > 1 || next.every((cell) => !cell.header);
  }
  if (row.some((cell) => cell.header)) return false;
  const known = row.map((cell) => labelOf(cell) !== undefined);
  const adjacent = known.some((isKnown, index) => isKnown && known[index + 1]);
  const belowIsLabel = next.some((cell, index) => known[index] && labelOf(cell) !== undefined);
  if (adjacent && !belowIsLabel) return next.length === row.length;
  const isTop = table.rows.slice(0, first.row).every((cells) => cells.length === 1);
  if (row.length < 3 || !isTop || filled.length !== row.length) return false;
  const wordy = row.every(
    (cell) =>
      shortText(cell.element).length > 0 &&
      shortText(cell.element).length < 40 &&
      !/\d/.test(shortText(cell.element).replace(/m2\b/i, '')),
  );
  return (
    wordy &&
    below.every(
      (cells) => cells.length === row.length && cells[0] !== undefined && labelOf(cells[0]) === undefined,
    )
  );
}

const personSide = /^(debtors|creditors|addressee)$/;
const personPart = /^(personName|birthDate|companyId|personAddress|firstName|lastName)$/;

export function tablePairs({ labelLines, tables, read, add, records }: Input): TablePairs {
  const done = new Set<LabelLine>();
  const headRows = new Set<readonly Cell[]>();
  const headerMemory = new Map<readonly Cell[], boolean>();

  function heads(table: Table, row: readonly Cell[]): boolean {
    const known = headerMemory.get(row);
    if (known !== undefined) return known;
    const answer = isHeaderRow(table, row);
    headerMemory.set(row, answer);
    return answer;
  }

  function columns(table: Table, row: readonly Cell[], line: Line): void {
    if (headRows.has(row)) return;
    headRows.add(row);
    const start = row[0]?.row ?? 0;
    const isMail = row.some((cell) => senderHead.test(shortText(cell.element)));
    const matches = row.map((cell) => {
      const match = labelOf(cell);
      return isMail && match?.weak ? undefined : match;
    });
    const body: { element: Element; cells: (ValueText | undefined)[] }[] = [];
    const isLong = table.rows.length - start > maxRows;
    for (const cells of table.rows.slice(start + 1, isLong ? start + 4 : undefined)) {
      const first = cells[0];
      if (!first || heads(table, cells)) {
        if (first && body.length > 0) break;
        continue;
      }
      if (cells.length === 1 && row.length > 1) continue;
      // Below one row of values begins another part of the table: `| ID | Kategorie |`, its row, then `| Stav | nový |`.
      if (body.length > 0 && cells.some((cell) => cell.header) && cells.length !== row.length) break;
      const rowElement = first.element.parentElement ?? first.element;
      if (/^tfoot$/.test(rowElement.parentElement?.localName ?? '')) continue;
      if (cells.slice(0, 3).some((cell) => sumWord.test(shortText(cell.element)))) continue;
      const values = row.map((head, index) => {
        if (!matches[index]) return undefined;
        const cell = cells.find((one) => one.column === head.column);
        return cell ? readValue([cell.element], cell.element, read) : undefined;
      });
      if (values.every((value) => !value || value.text === '' || value.visibility === 'hidden')) continue;
      body.push({ element: rowElement, cells: values });
    }
    const labels = row.map((cell) => shortText(cell.element));
    const only = body[0];
    if (only && body.length === 1 && !isLong) {
      matches.forEach((match, index) => {
        const value = only.cells[index];
        if (match && value) add(match, labels[index] ?? '', value, line, 'column');
      });
    }
    paymentRow(body, matches, labels, line);
    placeColumns(body, matches, labels, line);
    if (body.length > 0)
      records.push({
        columns: matches,
        labels,
        rows: body,
        isLong,
        heading: line.heading,
        order: line.order,
      });
  }

  /** An extract of the cadastre: one parcel a row, and the same title deed and area in each. */
  function placeColumns(
    body: RecordTable['rows'],
    matches: RecordTable['columns'],
    labels: readonly string[],
    line: Line,
  ): void {
    if (body.length < 2 || matches.some((match) => match && !placeSlots.has(match.slot))) return;
    matches.forEach((match, index) => {
      const cells = body.map(({ cells: own }) => own[index]).filter((cell) => cell && cell.text !== '');
      const [first] = cells;
      if (!match || !first || cells.some((cell) => cell?.visibility === 'hidden')) return;
      const texts = [...new Set(cells.map((cell) => cell?.text ?? ''))];
      if (match.slot === 'parcels')
        add(match, labels[index] ?? '', { ...first, text: texts.join('\n') }, line, 'column');
      else if (texts.length === 1) add(match, labels[index] ?? '', first, line, 'column');
    });
  }

  /** A row a purpose: the account and symbols of the deposit stand in the row that speaks of it. */
  function paymentRow(
    body: RecordTable['rows'],
    matches: RecordTable['columns'],
    labels: readonly string[],
    line: Line,
  ): void {
    const own = body.filter(({ element }) => /jistot|deposit/i.test(spacedText(element, 300)));
    const [row] = own;
    if (
      !row ||
      own.length > 1 ||
      body.length < 2 ||
      !matches.some((match) => match?.slot === 'depositAccount')
    )
      return;
    matches.forEach((match, index) => {
      const value = row.cells[index];
      if (value && match && /^deposit/.test(match.slot))
        add({ slot: match.slot, weak: false }, labels[index] ?? '', value, line, 'column');
    });
  }

  function beside(row: readonly Cell[], at: number, table: Table, labelLine: LabelLine): void {
    const { line, match, label } = labelLine;
    const own = row[at];
    let index = at + 1;
    const named = at === 0 ? valueCell(row, table) : undefined;
    if (named) {
      add(match, label, valueOrTick(match, [named.element], named.element, read), line, 'cell');
      return;
    }
    const isColon = (cell: Cell | undefined): boolean =>
      cell !== undefined && /^[:\s]*$/.test(cell.element.textContent ?? '') && !hasContent(cell.element);
    if (isColon(row[index]) && row.length === at + 3) index++; // a cell for the colon alone
    const value = row[index];
    if (!own || !value || labelOf(value)) {
      stacked(row, table, labelLine);
      return;
    }
    if (value.header && own.header && !/\d/.test(shortText(value.element))) return;
    const extra = row.slice(index + 1).filter((cell) => hasContent(cell.element));
    const others = extra.filter((cell) => /\d/.test(shortText(cell.element)) && !labelOf(cell));
    const head = table.rows[0];
    const previous = row[index + 1];
    // `| Oprávněný | jméno | nar. | adresa |` below `| | Jméno | Nar. | Adresa |`: a record of a person (parties.ts).
    const isPersonRow =
      personSide.test(match.slot) &&
      head !== row &&
      head?.some((cell) => personPart.test(labelOf(cell)?.slot ?? ''));
    if (isPersonRow) return;
    if (
      at === 0 &&
      own.header &&
      extra.length > 0 &&
      extra.length === others.length &&
      head &&
      head !== row &&
      previous &&
      !labelOf(previous)
    ) {
      for (const cell of [value, ...extra]) {
        const top = head.find((one) => one.column === cell.column);
        add(
          match,
          label,
          readValue([cell.element], cell.element, read),
          line,
          'cell',
          top?.element ?? cell.element,
        );
      }
      return;
    }
    const text = valueOrTick(match, [value.element], value.element, read);
    if (/^[^.]{1,60}:$/.test(text.text)) return;
    add(match, label, text, line, 'cell');
  }

  /** One column only: the label in one row, its value in the next. */
  function stacked(row: readonly Cell[], table: Table, { line, match, label }: LabelLine): void {
    const cell = row[0];
    if (!cell || row.length !== 1 || table.rows.some((cells) => cells.length > 1)) return;
    const next = table.rows[cell.row + 1]?.[0];
    if (!next || labelOf(next) || next.element.querySelector('table')) return;
    add(match, label, readValue([next.element], next.element, read), line, 'cell');
  }

  for (const labelLine of labelLines) {
    const element = cellOf(labelLine.line);
    const table = element ? tables.of(element) : undefined;
    if (!element || !table) continue;
    const row = table.rows.find((cells) => cells.some((cell) => cell.element === element));
    const at = row?.findIndex((cell) => cell.element === element) ?? -1;
    if (!row || at < 0) continue;
    // A cell that holds more than the label (label above value inside one cell) is no label cell.
    if (!matchLabel(shortText(element)) && shortText(element) !== labelLine.line.text) continue;
    done.add(labelLine);
    if (heads(table, row)) columns(table, row, labelLine.line);
    else beside(row, at, table, labelLine);
  }

  return {
    has: (labelLine) => done.has(labelLine),
    readBoxes(row, line) {
      const table = tables.ofBoxes(row);
      const first = table?.rows[0];
      if (table && first) columns(table, first, line);
    },
  };
}
