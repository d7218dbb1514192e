/** Dražba: one fieldset a vyhláška, read-only inputs for the term and prices, a div grid for the deposit. */
import { html } from 'hono/html';
import type { Auction, OfficeCase } from '../cases/case-types.ts';
import { crowns, czechDay, czechMoment, plainCrowns } from '../print.ts';
import type { Markup } from './layout.ts';

function input(id: string, label: string, value: string): Markup {
  return html`<div class="pole"><label for="${id}">${label}</label><input id="${id}" value="${value}" readonly></div>`;
}

function depositGrid({ deposit }: Auction): Markup {
  const rows =
    deposit === null
      ? [
          ['Jistota', 'nevyžaduje se'],
          ['Účet pro složení jistoty', '—'],
          ['Variabilní symbol', '—'],
          ['Specifický symbol', '—'],
        ]
      : [
          ['Dražební jistota', crowns(deposit.amount)],
          ['Účet pro složení jistoty', deposit.account],
          ['Variabilní symbol', deposit.variableSymbol],
          ['Specifický symbol', deposit.specificSymbol ?? '—'],
        ];
  return html`<div class="mrizka">${rows.map(
    ([label, value]) => html`
  <div class="radek"><div class="popisek">${label}</div><div class="hodnota">${value}</div></div>`,
  )}
</div>`;
}

function auctionForm(officeCase: OfficeCase, auction: Auction, index: number): Markup {
  const prefix = `vyhl${index + 1}`;
  const unset = 'termín dosud neurčen';
  return html`<fieldset class="vyhlaska"><legend>Vyhláška ${auction.referenceNumber}</legend>
${auction.title === undefined ? '' : html`<p class="predmet-vyhlasky">${auction.title}</p>`}
<div class="dvojice">
  ${input(`${prefix}-cj`, 'Číslo jednací', auction.referenceNumber)}
  <div class="pole"><label for="${prefix}-typ">Typ dražby</label><select id="${prefix}-typ"><option${
    officeCase.claim === null ? '' : html` selected`
  }>exekuční</option><option${officeCase.claim === null ? html` selected` : ''}>dobrovolná</option></select></div>
  ${input(`${prefix}-od`, 'Zahájení dražby', auction.startsAt === null ? unset : czechMoment(auction.startsAt))}
  ${input(`${prefix}-do`, 'Ukončení dražby', auction.endsAt === null ? unset : czechMoment(auction.endsAt))}
  ${input(`${prefix}-cena`, 'Výsledná cena', plainCrowns(auction.appraisedPrice))}
  ${input(`${prefix}-nejnizsi`, 'Nejnižší podání', plainCrowns(auction.lowestBid))}
  ${input(`${prefix}-prihoz`, 'Min. příhoz', plainCrowns(auction.minimumIncrement))}
</div>
${depositGrid(auction)}
<p class="text">Místo konání: www.portaldrazeb.cz (elektronická dražba)</p>
<p class="text">Licitátor: ${officeCase.referee}</p>
</fieldset>`;
}

function earlierTable(earlier: NonNullable<OfficeCase['earlierAuctions']>): Markup {
  return html`<h3>Předchozí dražby</h3>
<table class="seznam">
  <thead><tr><th>Č. j.</th><th>Konáno</th><th>Nejnižší podání</th><th>Výsledek</th></tr></thead>
  <tbody>${earlier.map(
    ([number, day, lowestBid, result]) =>
      html`<tr><td class="znacka">${number}</td><td class="cislo">${czechDay(day)}</td><td class="cislo">${crowns(lowestBid)}</td><td>${result}</td></tr>`,
  )}</tbody>
</table>`;
}

export function auctionTab(officeCase: OfficeCase): Markup {
  const { auctions, earlierAuctions } = officeCase;
  if (auctions.length === 0) return html`<p class="prazdno">Ve spisu dosud nebyla nařízena dražba.</p>`;
  return html`${auctions.map((auction, index) => auctionForm(officeCase, auction, index))}
${earlierAuctions === undefined ? '' : earlierTable(earlierAuctions)}`;
}
