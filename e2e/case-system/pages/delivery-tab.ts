/** Doručování: the writing to be posted in a label cell + value cell table, earlier service below. */
import { html } from 'hono/html';
import type { Notice, OfficeCase } from '../cases/case-types.ts';
import { czechDay } from '../print.ts';
import type { Markup } from './layout.ts';

function noticeTable(notice: Notice): Markup {
  const { addressee, registryOffice } = notice;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Č. j.', notice.referenceNumber],
    ['Druh písemnosti', notice.type],
    ['Písemnost', notice.description],
    ['Adresát – název', addressee.companyName],
    ['Adresát – IČO', addressee.companyId],
    ['Adresát – jméno', addressee.firstName],
    ['Adresát – příjmení', addressee.lastName],
    ['Datum narození', addressee.birthDate === undefined ? undefined : czechDay(addressee.birthDate)],
    ['Adresa adresáta', addressee.address],
    ['Ohlašovna', registryOffice?.name],
    ['Kód ADM ohlašovny', registryOffice?.addressPointCode],
    ['Místo doručení', notice.deliveryPlace],
    ['Druh doručení', notice.deliveryKind],
    ['Vyvěsit dne', czechDay(notice.postOn)],
  ];
  return html`<h3>Vyvěšení na úřední desku</h3>
<table class="dvousloupec"><tbody>${rows.flatMap(([label, value]) =>
    value === undefined ? [] : [html`<tr><td class="p">${label}</td><td>${value}</td></tr>`],
  )}</tbody></table>`;
}

export function deliveryTab({ notice, serviceHistory }: OfficeCase): Markup {
  return html`${notice === undefined ? '' : noticeTable(notice)}
<h3>Historie doručování</h3>
${
  serviceHistory.length === 0
    ? html`<p class="prazdno">Žádné doručované písemnosti.</p>`
    : html`<table class="seznam">
  <thead><tr><th>Č. j. písemnosti</th><th>Obsah</th><th>Komu</th><th>Vypraveno</th><th>Výsledek</th></tr></thead>
  <tbody>${serviceHistory.map(
    ([number, writing, addressee, day, result]) =>
      html`<tr><td class="znacka">${number}</td><td>${writing}</td><td>${addressee}</td><td class="cislo">${czechDay(day)}</td><td>${result}</td></tr>`,
  )}</tbody>
</table>`
}`;
}
