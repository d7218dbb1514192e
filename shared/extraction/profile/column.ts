/** A lot that is a row, and the heads of its cells: a column keeps its head when another is put before it. */
import { foldText } from '../../formats/text.ts';
import { matchLabel } from '../labels/lookup.ts';
import { type Cell, isCell, sumWord, type Table, type TableReader } from '../table-model.ts';

export interface Column {
  readonly cell: Element;
  /** What may be its head, from the top. */
  readonly heads: readonly Element[];
}

const cellMarks = 'td,th,[role="cell"],[role="gridcell"],[role="rowheader"]';
const isRow = (element: Element): boolean =>
  element.localName === 'tr' || element.getAttribute('role') === 'row';

const shortText = (element: Element): string => {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length > 100 ? '' : text;
};

function earlier(element: Element): readonly Element[] {
  const all = [...(element.parentElement?.children ?? [])];
  return all.slice(0, all.indexOf(element));
}

/** Rows of equal boxes without any table markup: their head is the first of them, or stands in a block before theirs. */
function boxColumns(row: Element): readonly Column[] {
  const count = row.children.length;
  const around = row.parentElement;
  if (count < 2 || around === null) return [];
  const alike = (one: Element): boolean => one.children.length === count;
  const before = earlier(around).flatMap((block) => [block, ...block.children]);
  const heads = [before.findLast(alike), earlier(row).find(alike)].filter((one) => one !== undefined);
  return [...row.children].map((cell, index) => ({
    cell,
    heads: heads.flatMap((head) => head.children[index] ?? []),
  }));
}

/** The table a cell is read with: its own, or that of a head which stays in place while the rows scroll. */
function tableOf(cell: Element, tables: TableReader): Table | undefined {
  const own = tables.of(cell);
  if (own?.rows.some((cells) => cells.some(({ header }) => header)) !== false) return own;
  const container = cell.closest('table');
  if (container === null) return own;
  const all = [...container.ownerDocument.querySelectorAll('table')];
  const before = all[all.indexOf(container) - 1]?.querySelector('th');
  const headed = before ? tables.of(before) : undefined;
  return headed?.rows.some((cells) => cells.some(({ element }) => element === cell)) ? headed : own;
}

const headers = new WeakMap<Table, readonly Cell[]>();

/** Cells marked as heads, looked for once for all rows of a table. */
function headersOf(table: Table): readonly Cell[] {
  const known = headers.get(table) ?? table.rows.flatMap((cells) => cells.filter(({ header }) => header));
  headers.set(table, known);
  return known;
}

function topOf(rows: Table['rows'], column: number): Cell | undefined {
  for (const cells of rows) {
    const cell = cells.find((one) => one.column === column);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** The cells of a row with their heads; none where the element is no row. */
export function columnsOf(row: Element, tables: TableReader): readonly Column[] {
  const first = isRow(row) ? [...row.querySelectorAll(cellMarks)].find(isCell) : undefined;
  if (first === undefined) return boxColumns(row);
  const table = tableOf(first, tables);
  const own = table?.rows.find((cells) => cells.some(({ element }) => element === first));
  if (table === undefined || own === undefined) return [];
  const index = own[0]?.row ?? 0;
  const marked = headersOf(table).filter(({ row }) => row < index);
  return own.map(({ element, column }) => {
    const heads = marked.filter((cell) => cell.column === column);
    const top = heads.length > 0 ? undefined : topOf(table.rows.slice(0, index), column);
    return {
      cell: element,
      heads: [...heads, ...(top === undefined ? [] : [top])].map((one) => one.element),
    };
  });
}

/** Cells of the columns with a head of these words. */
export function cellsByColumn(columns: readonly Column[], label: string): readonly Element[] {
  const wanted = foldText(label);
  return columns
    .filter(({ heads }) => heads.some((head) => foldText(shortText(head)) === wanted))
    .map(({ cell }) => cell);
}

/** The heads of the column a value stands in, as printed: words that are heads in markup or known labels. */
export function headsOf(columns: readonly Column[], value: Element): readonly string[] {
  const own = columns.find(({ cell }) => cell.contains(value));
  const rowIsHead = (head: Element): boolean =>
    head.localName === 'th' ||
    head.getAttribute('role') === 'columnheader' ||
    head.closest('thead') !== null ||
    [...(head.parentElement?.children ?? [])].some((one) => matchLabel(shortText(one)) !== undefined);
  return (own?.heads ?? []).filter(rowIsHead).map(shortText);
}

/** A row of heads or of sums is no lot, whatever it stands among. */
export function isNoRecord(element: Element): boolean {
  if (!isRow(element)) return false;
  if (/^(thead|tfoot)$/.test(element.parentElement?.localName ?? '')) return true;
  const cells = [...element.children];
  const isHead = (cell: Element): boolean =>
    cell.localName === 'th' || cell.getAttribute('role') === 'columnheader';
  if (cells.length > 1 && cells.every(isHead)) return true;
  return cells.slice(0, 3).some((cell) => sumWord.test(shortText(cell)));
}
