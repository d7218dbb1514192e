/** Účastníci: a table with column headers, and what is recovered as a definition list. */
import { html } from 'hono/html';
import type { OfficeCase } from '../cases/case-types.ts';
import { crowns, czechDay } from '../print.ts';
import type { Markup } from './layout.ts';

export function partiesTab(officeCase: OfficeCase): Markup {
  const { claim, related } = officeCase;
  return html`<table class="seznam ucastnici">
  <thead><tr><th>Role</th><th>Jméno / název</th><th>Datum nar.</th><th>R. č.</th><th>IČO</th><th>Adresa</th><th>Zástupce</th></tr></thead>
  <tbody>${officeCase.parties.map(
    (party) => html`
    <tr><td>${party.role}</td><td><b>${party.name}</b></td><td class="cislo">${
      party.birthDate === undefined ? '' : czechDay(party.birthDate)
    }</td><td class="cislo">${party.personalNumber ?? ''}</td><td class="cislo">${party.companyId ?? ''}</td><td>${party.address}</td><td>${party.representative ?? ''}</td></tr>`,
  )}
  </tbody>
</table>
${
  claim === null
    ? ''
    : html`<h3>Vymáhaná povinnost</h3>
<dl class="udaje">
  <dt>Jistina</dt><dd>${crowns(claim)}</dd>
  <dt>Úrok z prodlení</dt><dd>8,25 % ročně od podání žaloby do zaplacení</dd>
  <dt>Náklady předchozího řízení</dt><dd>${crowns(14278)}</dd>
  <dt>Náklady exekuce</dt><dd>${crowns(7865)}</dd>
  <dt>Dosud vymoženo</dt><dd>${crowns(0)}</dd>
</dl>
<h3>Exekuční titul</h3>
<p>Platební rozkaz Okresního soudu v Břeclavi, vykonatelný; pověření vydáno ke dni založení spisu.</p>`
}${
  related === undefined
    ? ''
    : html`
<h3>Souběh exekucí</h3>
<ul class="soubeh">${related.map((fileMark) => html`<li>${fileMark} – proti témuž povinnému</li>`)}</ul>`
}`;
}
