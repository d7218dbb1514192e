import { html } from 'hono/html';
import type { Markup } from '../../page/layout.ts';
import type { PortalAuction, PortalPlace, PortalState } from '../state.ts';
import { frame } from './frame.ts';
import { documentLabels, formatCrowns, formatTerm, kindLabels } from './labels.ts';
import { byPriority, depositText, fileRow, stateChip } from './list-page.ts';

/** Everything the portal knows about one auction. */
export function detailPage(auction: PortalAuction, state: PortalState): Markup {
  const { data, kind, status, images, documents } = auction;
  const office = state.offices.find(({ id }) => id === data.auctioneer_office);
  const person = office?.responsible_persons.find(({ id }) => id === data.responsible_person);
  const category = state.categories.find(({ id }) => id === data.item.category);
  return frame(
    `${data.number} · Cvičný portál dražeb`,
    html`<header>
      <p><a href="/">← Všechny dražby</a></p>
      <p class="line">${stateChip(status)}<span class="number">${data.number}</span></p>
      <h1>${data.item.title}</h1>
    </header>
    <div class="detail">
      <div>
        ${section('Termín a ceny', [
          ['Zahájení', formatTerm(data.start_at)],
          ['Ukončení', formatTerm(data.end_at)],
          ['Výsledná cena', formatCrowns(data.estimated_price)],
          ['Nejnižší podání', formatCrowns(data.item_price)],
          ['Minimální příhoz', formatCrowns(data.minimal_bid)],
        ])}
        ${section('Jistota', [
          ['Výše', depositText(auction)],
          ['Účet', data.caution_account_number],
          ['Variabilní symbol', data.caution_variable_symbol],
          ['Specifický symbol', data.account_specific_symbol],
        ])}
        ${section('Předmět dražby', [
          ['Druh', kindLabels[kind]],
          ['Kategorie', category?.full_path.slice(1).replaceAll('/', ' › ') ?? null],
          ['Místo', placeText(data.item)],
          ['Katastrální území', data.item.cadastral_office ?? numberText(data.item.ruian_cadastral_office)],
        ])}
        ${section('Konání a úřad', [
          ['Místo konání', placeText(data)],
          ['Dobrovolná', data.voluntary ? 'ano' : 'ne'],
          ['Úřad', office?.title ?? null],
          ['Zodpovědná osoba', person?.name ?? null],
          ['Kód na portálu', auction.hash],
          ['Založena', formatTerm(auction.created_at)],
          ['Změněna', formatTerm(auction.updated_at)],
        ])}
      </div>
      <div>
        <section>
          <h2>Dokumenty</h2>
          ${documents.length === 0 ? html`<p class="muted">žádné</p>` : ''}
          <ul class="files">
            ${documents.map((file) => fileRow(file, 'document', documentLabels[file.document_type]))}
          </ul>
        </section>
        <section>
          <h2>Fotografie</h2>
          ${images.length === 0 ? html`<p class="muted">žádné</p>` : ''}
          <div class="photos">${byPriority(images).map(photo)}</div>
        </section>
        <section>
          <h2>Popis</h2>
          ${
            data.item.description
              ? html`<p class="description">${data.item.description}</p>`
              : html`<p class="muted">bez popisu</p>`
          }
        </section>
      </div>
    </div>`,
  );
}

function section(title: string, rows: readonly (readonly [string, string | null])[]): Markup {
  return html`<section>
    <h2>${title}</h2>
    <dl class="facts">${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value ?? '–'}</dd>`)}</dl>
  </section>`;
}

function photo(image: PortalAuction['images'][number]): Markup {
  const address = `/upload/auction-image/${image.hash}`;
  return html`<figure>
    <a href="${address}"><img src="${address}" alt="${image.original_name}"></a>
    <figcaption class="muted">${image.original_name}</figcaption>
  </figure>`;
}

function placeText(place: PortalPlace): string | null {
  if (place.ruian !== null) return `adresní místo RÚIAN ${place.ruian}`;
  if (place.location_district === null) return null;
  return `okres ${place.location_district} (${place.location_latitude}, ${place.location_longitude})`;
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}
