/** The list of cases with search and filters: many file marks, so no case page. */
import { html } from 'hono/html';
import { archivedRows } from '../cases/archive.ts';
import type { OfficeCase } from '../cases/case-types.ts';
import { czechDay } from '../print.ts';
import { layout, type Markup } from './layout.ts';

export interface ListFilter {
  readonly search: string;
  readonly state: string;
  readonly referee: string;
}

interface Row {
  readonly href: string | null;
  readonly cells: readonly [
    mark: string,
    creditor: string,
    debtor: string,
    state: string,
    referee: string,
    opened: string,
  ];
  /** Further text the search looks through. */
  readonly keywords: string;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, '');
}

function rowOf(officeCase: OfficeCase): Row {
  const names = (...roles: string[]) =>
    officeCase.parties
      .filter(({ role }) => roles.includes(role))
      .map(({ name }) => name)
      .join(', ');
  return {
    href: `/spis/${officeCase.id}`,
    cells: [
      officeCase.fileMark,
      names('oprávněný') || '—',
      names('povinný', 'navrhovatel'),
      officeCase.state,
      officeCase.referee,
      officeCase.openedOn,
    ],
    keywords: [officeCase.matter, ...officeCase.parties.map(({ companyId }) => companyId ?? '')].join(' '),
  };
}

function archivedRow(cells: Row['cells']): Row {
  return { href: null, cells, keywords: '' };
}

const states = ['dražba', 'doručování', 'splátky', 'mzda', 'skončeno', 'zastaveno'];
const referees = ['Nováková', 'Pospíchal', 'Kostelník'];

function options(values: readonly string[], chosen: string, all: string): Markup {
  return html`<option value="">${all}</option>${values.map(
    (value) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${value}</option>`,
  )}`;
}

export function listPage(cases: readonly OfficeCase[], filter: ListFilter): Markup {
  const all = [...cases.map(rowOf), ...archivedRows.map((cells) => archivedRow(cells))];
  const rows = all.filter(
    ({ cells, keywords }) =>
      fold(`${cells.join(' ')} ${keywords}`).includes(fold(filter.search)) &&
      fold(cells[3]).includes(fold(filter.state)) &&
      (filter.referee === '' || cells[4] === filter.referee),
  );
  return layout(
    { title: 'Spisy', section: 'spisy', query: filter.search, status: `Nalezeno záznamů: ${rows.length}` },
    html`<div class="cesta"><a href="/spisy">Evidence</a> › Spisy</div>
<h1>Seznam spisů</h1>
<form class="filtr" method="get" action="/spisy">
  <label>Text <input name="hledat" value="${filter.search}"></label>
  <label>Stav <select name="stav">${options(states, filter.state, 'všechny stavy')}</select></label>
  <label>Referent <select name="referent">${options(referees, filter.referee, 'celý úřad')}</select></label>
  <button type="submit">Filtrovat</button> <a href="/spisy">Zrušit filtr</a>
  <span class="vpravo"><a href="/spisy/export.csv">Export do CSV</a></span>
</form>
<table class="seznam" id="seznam-spisu">
  <thead><tr><th class="uzky"><input type="checkbox" aria-label="Vybrat vše"></th><th>Sp. zn.</th><th>Oprávněný</th><th>Povinný</th><th>Stav</th><th>Referent</th><th>Založeno</th></tr></thead>
  <tbody>${rows.map(
    ({ href, cells: [mark, creditor, debtor, state, referee, opened] }) => html`
    <tr${href === null ? html` class="archiv"` : ''}><td class="uzky"><input type="checkbox" aria-label="Vybrat ${mark}"></td><td class="znacka">${
      href === null ? mark : html`<a href="${href}">${mark}</a>`
    }</td><td>${creditor}</td><td>${debtor}</td><td>${state}</td><td>${referee}</td><td class="cislo">${czechDay(opened)}</td></tr>`,
  )}${rows.length === 0 ? html`<tr><td colspan="7" class="prazdno">Žádný spis neodpovídá zadání.</td></tr>` : ''}
  </tbody>
</table>
<p class="strankovani">Zobrazeno ${rows.length} z ${rows.length} · strana 1 z 1 · archivní spisy nelze otevřít z této stanice</p>`,
  );
}
