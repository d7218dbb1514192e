/** What opens in its own window: print view and record of proceedings; and the export. */
import { html } from 'hono/html';
import type { OfficeCase } from '../cases/case-types.ts';
import { office } from '../cases/office.ts';
import { crowns, czechDay, czechMoment } from '../print.ts';
import { type Markup, shell } from './layout.ts';

export function printPage(officeCase: OfficeCase): Markup {
  return shell(
    `Tisk ${officeCase.fileMark}`,
    html`<article class="tisk">
<p>${office.name}, ${office.bailiff}</p>
<h1>Spisový obal ${officeCase.fileMark}</h1>
<p>Věc: ${officeCase.matter}</p>
<p>Založeno: ${czechDay(officeCase.openedOn)}</p>
${officeCase.parties.map((party) => html`<p>${party.role}: ${party.name}, ${party.address}</p>`)}
${officeCase.auctions.map(
  (auction) =>
    html`<p>Vyhláška ${auction.referenceNumber}: ${auction.startsAt === null ? 'bez termínu' : czechMoment(auction.startsAt)}, nejnižší podání ${crowns(auction.lowestBid)}</p>`,
)}
</article>`,
    'tisk-okno',
  );
}

export function protocolPage(officeCase: OfficeCase): Markup {
  return shell(
    `Protokol ${officeCase.fileMark}`,
    html`<article class="tisk">
<h1>Protokol o jednání</h1>
<p>sp. zn. ${officeCase.fileMark}, sepsaný v sídle úřadu</p>
<p>Přítomni: ${officeCase.referee}. Účastníci se nedostavili. Jednání skončeno bez závěru.</p>
<p>Neúplný záznam, není součástí elektronického spisu.</p>
</article>`,
    'tisk-okno',
  );
}

/** Rows for a spreadsheet: quoted, parted by semicolons, with a byte order mark as Czech spreadsheets expect. */
export function exportCsv(cases: readonly OfficeCase[]): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = cases.map(({ fileMark, matter, state, referee }) =>
    [fileMark, matter, state, referee].map(quote).join(';'),
  );
  return `\ufeffSp. zn.;Věc;Stav;Referent\r\n${rows.join('\r\n')}\r\n`;
}
