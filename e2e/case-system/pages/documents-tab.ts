/** Dokumenty: the table of files, photographs with a thumbnail, and a link that is no attachment. */
import { html } from 'hono/html';
import type { CaseFile, OfficeCase } from '../cases/case-types.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import { czechDay, fileSize } from '../print.ts';
import type { Markup } from './layout.ts';

async function fileRow(officeCase: OfficeCase, file: CaseFile, store: DocumentStore): Promise<Markup> {
  const href = `/spis/${officeCase.id}/dokument/${file.n}`;
  const stored = await store.read(officeCase, file);
  const isPhoto = file.content.type === 'photo';
  return html`
    <tr><td>${
      isPhoto
        ? html`<a href="${href}" target="_blank"><img class="nahled" src="${href}/nahled" alt="${file.name}" width="75" height="50"></a> `
        : html`<span class="ikona pdf" aria-hidden="true">PDF</span> `
    }<a href="${href}"${isPhoto ? html` target="_blank"` : ''}>${file.name}</a></td><td>${file.kind}</td><td class="cislo">${czechDay(
      file.date,
    )}</td><td class="cislo">${stored === null ? '—' : fileSize(stored.bytes.length)}</td><td class="akce"><a href="${href}">Stáhnout</a> <button type="button" class="odkaz" data-hlaska="Odkaz byl zkopírován.">Odkaz</button></td></tr>`;
}

export async function documentsTab(officeCase: OfficeCase, store: DocumentStore): Promise<Markup> {
  const rows: Markup[] = [];
  for (const file of officeCase.files) rows.push(await fileRow(officeCase, file, store));
  return html`<div class="lista"><button type="button">Přidat soubor…</button><button type="button">Nový ze šablony…</button><label>Zobrazit <select aria-label="Zobrazit"><option>vše</option><option>jen dražba</option><option>jen fotografie</option></select></label></div>
<table class="seznam dokumenty">
  <thead><tr><th>Název</th><th>Typ</th><th>Datum</th><th>Velikost</th><th>Akce</th></tr></thead>
  <tbody>${rows}
  </tbody>
</table>
<p class="text">Interní: <a href="/spis/${officeCase.id}/protokol" target="_blank">protokol o jednání (neodesílá se)</a></p>`;
}
