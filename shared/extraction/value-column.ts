import type { Cell, Table } from './table-model.ts';

/** Heads the column of what a field holds, where others tell its type or a function: `Sloupec | Typ | Hodnota`. */
const valueHead = /^(?:hodnota|value|obsah|érték)$/i;

/** The cell of a row of a field that holds its value; undefined where the table names no one column of values. */
export function valueCell(row: readonly Cell[], { rows }: Table): Cell | undefined {
  const head = rows[0];
  if (!head || head.length < 3 || head === row) return undefined;
  const columns = head.filter((cell) => valueHead.test((cell.element.textContent ?? '').trim()));
  const [only, second] = columns;
  if (!only || second || only.column < 2) return undefined;
  return row.find((cell) => cell.column === only.column);
}
