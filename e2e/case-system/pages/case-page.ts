/** The detail of one case: heading, tool bar, five tabs. All panels are in the page; hidden ones carry `hidden`. */
import { html } from 'hono/html';
import type { OfficeCase } from '../cases/case-types.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import { crowns, czechDay } from '../print.ts';
import { auctionTab } from './auction-tab.ts';
import { deliveryTab } from './delivery-tab.ts';
import { documentsTab } from './documents-tab.ts';
import { layout, type Markup } from './layout.ts';
import { partiesTab } from './parties-tab.ts';
import { subjectTab } from './subject-tab.ts';

const tabs = [
  ['ucastnici', 'Účastníci'],
  ['predmet', 'Předmět'],
  ['drazba', 'Dražba'],
  ['dorucovani', 'Doručování'],
  ['dokumenty', 'Dokumenty'],
] as const;

function toolBar({ id, fileMark }: OfficeCase): Markup {
  return html`<div class="lista" role="toolbar" aria-label="Akce spisu">
  <button type="button" data-uprava="konec" data-hlaska="Změny ve spisu byly uloženy.">Uložit</button>
  <button type="button" data-uprava="zacatek" data-hlaska="Spis je uzamčen pro úpravy.">Upravit</button>
  <span class="mezera"></span>
  <a class="tl" href="/spis/${id}/tisk" target="_blank">Tisk</a>
  <a class="tl" href="/spis/${id}/export.csv">Export</a>
  <a class="tl" href="/spis/${id}/protokol" target="_blank">Protokol o jednání</a>
  <a class="tl" href="mailto:sekretariat@exekutor-breclav.example?subject=${encodeURIComponent(fileMark)}">E-mail</a>
  <span class="mezera"></span>
  <a class="tl" href="/napoveda">Nápověda</a>
</div>`;
}

function heading(officeCase: OfficeCase): Markup {
  return html`<div class="spis-hlava">
  <h1>${officeCase.fileMark}</h1>
  <span class="vec">${officeCase.matter}</span>
  <span class="stitek">${officeCase.state}</span>
  ${officeCase.restriction === undefined ? '' : html`<span class="stitek uzavreny">${officeCase.restriction}</span>`}
</div>
<table class="prehled"><tbody>
  <tr><td class="p">Sp. zn.</td><td>${officeCase.fileMark}</td><td class="p">Referent</td><td>${officeCase.referee}</td><td class="p">Založeno</td><td>${czechDay(officeCase.openedOn)}</td></tr>
  <tr><td class="p">Agenda</td><td>${officeCase.claim === null ? 'DD – dobrovolné dražby' : 'EX – exekuce'}</td><td class="p">Vymáhaná částka</td><td>${
    officeCase.claim === null ? '—' : crowns(officeCase.claim)
  }</td><td class="p">Senát / kolej</td><td>2 / B</td></tr>
</tbody></table>`;
}

/** Renders the case; reads its documents, because the table prints their sizes. */
export async function casePage(officeCase: OfficeCase, store: DocumentStore): Promise<Markup> {
  const panels = [
    partiesTab(officeCase),
    subjectTab(officeCase),
    auctionTab(officeCase),
    deliveryTab(officeCase),
    await documentsTab(officeCase, store),
  ];
  return layout(
    {
      title: `Spis ${officeCase.fileMark}`,
      section: 'spisy',
      status: `Spis ${officeCase.fileMark} · pouze čtení`,
    },
    html`<div class="cesta"><a href="/spisy">Spisy</a> › ${officeCase.fileMark}</div>
${toolBar(officeCase)}
${heading(officeCase)}
<div class="zalozky" role="tablist" aria-label="Části spisu">${tabs.map(
      ([id, label], index) => html`
  <button type="button" role="tab" id="zalozka-${id}" aria-controls="panel-${id}" aria-selected="${index === 0 ? 'true' : 'false'}" tabindex="${index === 0 ? 0 : -1}" data-zalozka="${id}" title="Alt+${index + 1}">${label}</button>`,
    )}
</div>
${tabs.map(
  (
    [id],
    index,
  ) => html`<section class="panel" role="tabpanel" id="panel-${id}" aria-labelledby="zalozka-${id}"${index === 0 ? '' : html` hidden`}>
${panels[index]}
</section>`,
)}`,
  );
}
