/** Persons in tables with one a row: their side stands in a column of its own, in the head or in the heading above. */
import type { Person } from '../case/record.ts';
import { attribute, type FoundPerson, type Side, sideOf } from './found-person.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import { type SectionKind, sectionKind } from './labels/sections.ts';
import { confidenceOf, type RecordTable } from './pair.ts';
import { parsePersons } from './persons.ts';

const cellText = ({ element }: RecordTable['rows'][number], index: number): string =>
  (element.children[index]?.textContent ?? '').trim();

/** A role and nothing else: `povinný nekomunikuje` is a note. */
const roleAlone =
  /^(?:\d{1,2}\.\s*)?(?:[a-zà-ž]+|účastník [a-zà-ž]+|strana [a-zà-ž]+|[a-zà-ž]+ (?:osoba|strana|účastník|party))(?:\s*(?:č\.\s*)?\d{1,2})?\.?$/i;

/** The column that says of each row whose side it is on, whatever its head is; -1 where none does. */
function roleColumn({ rows, columns }: RecordTable): number {
  return columns.findIndex(
    (column, index) =>
      (column === undefined || column.slot === 'kindWords') &&
      rows.some((row) => {
        const text = cellText(row, index);
        return (index === 0 || roleAlone.test(text)) && sideOf(sectionKind(text)) !== undefined;
      }),
  );
}

export function recordPersons(records: readonly RecordTable[], side: Side): FoundPerson[] {
  const found: FoundPerson[] = [];
  for (const table of records) {
    if (table.isLong || isForeign(table.heading)) continue;
    const [kind] = kindsAbove(table.heading);
    if (kind === 'documents' || kind === 'photos' || kind === 'payment') continue;
    const at = (slot: string): number => table.columns.findIndex((column) => column?.slot === slot);
    const role = at('personRole');
    const ownColumn = at(side);
    const names = [at('personName'), at('title'), at('firstName'), at('lastName')];
    const roles = role < 0 ? roleColumn(table) : -1;
    const roleOf = (row: RecordTable['rows'][number]): SectionKind | undefined =>
      sectionKind(role >= 0 ? (row.cells[role]?.text ?? '') : cellText(row, roles));
    const hasRoles = role >= 0 || roles >= 0;
    if (!hasRoles && ownColumn < 0 && sideOf(kind) !== side) continue;
    if (ownColumn >= 0 && (at('fileMark') >= 0 || at('referenceNumber') >= 0)) continue;
    for (const row of table.rows) {
      const cell = (index: number): string => (index < 0 ? '' : (row.cells[index]?.text ?? ''));
      if (hasRoles && sideOf(roleOf(row)) !== side) continue;
      const whole =
        ownColumn >= 0
          ? cell(ownColumn)
          : cell(names[0] ?? -1) ||
            cell(names[1] ?? -1) ||
            [cell(names[2] ?? -1), cell(names[3] ?? -1)].filter(Boolean).join(' ');
      const value = row.cells.find((one) => one && one.text !== '' && whole.includes(one.text));
      if (!value || value.visibility === 'hidden') continue;
      const rest: Partial<Person>[] = [];
      table.columns.forEach((column, index) => {
        if (column) rest.push(attribute({ slot: column.slot, raw: cell(index) }));
      });
      for (const person of parsePersons(whole)) {
        found.push({
          person: Object.assign({}, person, ...rest) as Person, // parts of one person
          raw: whole,
          element: value.element,
          label: table.labels[names.find((index) => index >= 0) ?? ownColumn] ?? '',
          visibility: value.visibility,
          rung: 'label',
          confidence: confidenceOf.column,
          order: table.order,
        });
      }
    }
  }
  return found;
}
