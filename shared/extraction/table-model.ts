/** Tables as rows of cells with columns counted (colspan and rowspan), native, by ARIA role, or rows of equal boxes. */
import { hasContent } from './content.ts';
import { childrenOf, isElement, parentOf } from './dom.ts';

export interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly header: boolean;
}

export interface Table {
  readonly rows: readonly (readonly Cell[])[];
}

/** A table with more rows is a ledger; its head and first rows say so. */
const maxRows = 160;

/** A row of sums holds nothing of its own. */
export const sumWord =
  /^(celkem|celkov[áéý]|součet|suma|úhrnem|mezisoučet|(sub)?total|sum|grand total|összesen)(\s\S{1,12})?\s*:?$/i;

const cellRole = /^(cell|gridcell|columnheader|rowheader)$/;

export function isCell(element: Element): boolean {
  const tag = element.localName;
  return tag === 'td' || tag === 'th' || cellRole.test(element.getAttribute('role') ?? '');
}

function isHeaderCell(element: Element): boolean {
  if (element.localName === 'th') return true;
  if (element.getAttribute('role') === 'columnheader') return true;
  return element.parentElement?.parentElement?.localName === 'thead';
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number(cell.getAttribute(name) ?? '1');
  return Number.isInteger(value) && value > 0 && value <= 200 ? value : 1;
}

function build(rows: Iterable<Element>, cellsOf: (row: Element) => Iterable<Element>): Table {
  const built: Cell[][] = [];
  const taken = new Map<number, number>(); // column → rows it is still covered by a rowspan
  let index = 0;
  for (const row of rows) {
    const cells: Cell[] = [];
    let column = 0;
    const covered: [number, number][] = [];
    for (const element of cellsOf(row)) {
      while ((taken.get(column) ?? 0) > 0) column++;
      cells.push({ element, row: index, column, header: isHeaderCell(element) });
      const width = span(element, 'colspan');
      const height = span(element, 'rowspan');
      for (let at = column; at < column + width; at++) if (height > 1) covered.push([at, height]);
      column += width;
    }
    for (const [at, left] of taken) taken.set(at, left - 1);
    for (const [at, height] of covered) taken.set(at, height - 1);
    built.push(cells);
    index++;
  }
  return { rows: built };
}

function* elementsOf(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) if (isElement(child)) yield child;
}

function* rowsByRole(container: Element): Generator<Element> {
  for (const child of elementsOf(container)) {
    if (child.getAttribute('role') === 'row') yield child;
    else if (!isCell(child)) yield* rowsByRole(child);
  }
}

function* cellsByRole(row: Element): Generator<Element> {
  for (const child of elementsOf(row)) {
    if (isCell(child)) yield child;
    else yield* cellsByRole(child);
  }
}

function tableOf(cell: Element): { container: Element; native: boolean } | undefined {
  for (let at = parentOf(cell); at; at = parentOf(at)) {
    if (at.localName === 'table') return { container: at, native: true };
    if (/^(table|grid|treegrid)$/.test(at.getAttribute('role') ?? ''))
      return { container: at, native: false };
  }
  return undefined;
}

const rowsOf = (table: Element | undefined): Element[] =>
  table && 'rows' in table ? [...(table as HTMLTableElement).rows] : []; // localName is table

/** Grids that scroll below their head keep it in a table of its own: the next table in the page has the rows. */
function bodyOf(head: Element): Element | undefined {
  const [row, second] = rowsOf(head);
  if (!row || second || row.children.length < 2 || ![...row.children].every(isHeaderCell)) return undefined;
  for (let at = head, depth = 0; depth < 4 && at.parentElement; at = at.parentElement, depth++) {
    let next = at.nextElementSibling;
    while (next && !hasContent(next)) next = next.nextElementSibling;
    if (!next) continue;
    const table = next.localName === 'table' ? next : next.querySelector('table');
    // What has a heading of its own is about something else.
    const begins = (table?.textContent ?? '').trim().slice(0, 60);
    if (!(next.textContent ?? '').trimStart().startsWith(begins)) return undefined;
    const [first] = rowsOf(table ?? undefined);
    const fits = first?.children.length === row.children.length && ![...first.children].some(isHeaderCell);
    return fits && table ? table : undefined;
  }
  return undefined;
}

export interface TableReader {
  /** The table a cell belongs to, built once. */
  of(cell: Element): Table | undefined;
  /** Rows of equal boxes without any table markup, from the row a box stands in. */
  ofBoxes(row: Element): Table | undefined;
}

export function createTableReader(): TableReader {
  const tables = new Map<Element, Table>();

  function native(container: Element): Table {
    const rows = [...rowsOf(container), ...rowsOf(bodyOf(container))].slice(0, maxRows);
    return build(rows, (row) => row.children);
  }

  return {
    of(cell) {
      const found = tableOf(cell);
      if (!found) return undefined;
      const { container } = found;
      const known = tables.get(container);
      if (known) return known;
      const table = found.native ? native(container) : build(rowsByRole(container), cellsByRole);
      tables.set(container, table);
      return table;
    },
    ofBoxes(row) {
      const known = tables.get(row);
      if (known) return known;
      const count = row.children.length;
      if (count < 2 || !row.parentElement) return undefined;
      const rows: Element[] = [row];
      const collectRows = (siblings: Iterable<Element>, after: Element): void => {
        let seen = false;
        for (const sibling of siblings) {
          if (seen && hasContent(sibling)) {
            if (sibling.children.length === count) rows.push(sibling);
            else if (rows.length === 1 && sibling.children.length > 0) {
              for (const inner of sibling.children) if (inner.children.length === count) rows.push(inner);
            }
          } else if (sibling === after) seen = true;
        }
      };
      collectRows(row.parentElement.children, row);
      const above = row.parentElement;
      if (rows.length === 1 && above.parentElement) collectRows(above.parentElement.children, above);
      if (rows.length < 2) return undefined;
      const table = build(rows, (one) => one.children);
      tables.set(row, table);
      return table;
    },
  };
}
