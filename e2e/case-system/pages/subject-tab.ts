/** Předmět: definition list, select and textarea, a four-column table of the cadastre, a grid of the place. */
import { html } from 'hono/html';
import type { Cadastre, OfficeCase, Place } from '../cases/case-types.ts';
import { crowns, czechMoment, decimal } from '../print.ts';
import type { Markup } from './layout.ts';

const kinds = ['nemovitá věc', 'movitá věc', 'jiné majetkové právo', 'podnik / závod'];

function cadastreTable({ area, areaCode, titleDeed, parcels, share }: Cadastre): Markup {
  return html`<h3>Katastr nemovitostí</h3>
<table class="prehled sirsi"><tbody>
  <tr><td class="p">Kat. území:</td><td>${area}</td><td class="p">Kód k. ú.:</td><td>${areaCode}</td></tr>
  <tr><td class="p">LV č.:</td><td>${titleDeed}</td><td class="p">Spoluvl. podíl:</td><td>${share}</td></tr>
  <tr><td class="p">Parcely:</td><td>${parcels.join(', ')}</td><td class="p">Katastrální pracoviště:</td><td>Břeclav</td></tr>
</tbody></table>`;
}

function placeGrid(place: Place): Markup {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Adresa', place.address],
    ['Obec', place.municipality],
    ['Okres', place.district],
    ['PSČ', place.zipCode],
    ['Kód adresního místa (RÚIAN)', place.addressPointCode],
    ['Zeměpisná šířka', place.latitude === undefined ? undefined : decimal(place.latitude, 6)],
    ['Zeměpisná délka', place.longitude === undefined ? undefined : decimal(place.longitude, 6)],
  ];
  return html`<h3>Umístění</h3>
<div class="mrizka">${rows.map(
    ([label, value]) => html`
  <div class="radek"><div class="popisek">${label}</div><div class="hodnota">${value ?? '—'}</div></div>`,
  )}
</div>`;
}

function lotsTable({ auctions }: OfficeCase): Markup {
  return html`<h3>Dražené položky</h3>
<table class="seznam">
  <thead><tr><th>Č. j. vyhlášky</th><th>Položka</th><th>Popis</th><th>Výsledná cena</th><th>Zahájení</th></tr></thead>
  <tbody>${auctions.map(
    (auction) => html`
    <tr><td class="znacka">${auction.referenceNumber}</td><td>${auction.title ?? ''}</td><td>${auction.description ?? ''}</td><td class="cislo">${crowns(
      auction.appraisedPrice,
    )}</td><td class="cislo">${auction.startsAt === null ? 'dosud neurčeno' : czechMoment(auction.startsAt)}</td></tr>`,
  )}
  </tbody>
</table>`;
}

export function subjectTab(officeCase: OfficeCase): Markup {
  const { subject } = officeCase;
  if (subject === undefined) return html`<p class="prazdno">Ve spisu není evidován předmět prodeje.</p>`;
  return html`<div class="pole"><label for="druh-veci">Druh věci</label><select id="druh-veci" name="druhVeci">${kinds.map(
    (kind) => html`<option${kind === subject.kind ? html` selected` : ''}>${kind}</option>`,
  )}</select></div>
<dl class="udaje">
  <dt>Název předmětu</dt><dd>${subject.title}</dd>
  <dt>Kategorie</dt><dd>${subject.category}</dd>
  ${(subject.details ?? []).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}
</dl>
<div class="pole vysoke"><label for="popis-predmetu">Popis</label><textarea id="popis-predmetu" rows="4" readonly>${subject.description}</textarea></div>
${subject.cadastre === undefined ? '' : cadastreTable(subject.cadastre)}
${subject.place === undefined ? '' : placeGrid(subject.place)}
${officeCase.auctions.length > 1 ? lotsTable(officeCase) : ''}`;
}
