/** What the practice Ingatlanok.hu has, for a person. */
import { html } from 'hono/html';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { numberText } from '../../exact-json.ts';
import { layout, type Markup } from '../page/layout.ts';
import type { IngatlanokState, Property } from './state.ts';

const frame = {
  title: 'Cvičné Ingatlanok.hu',
  name: 'CVIČNÉ INGATLANOK.HU',
  promise: 'nic se nezveřejňuje',
  silent: 'Cvičné Ingatlanok.hu neodpovídá.',
};

export function statePage(state: IngatlanokState, now: number): Markup {
  const failing = state.failing.filter((at) => at > now - 60 * 60 * 1000).length;
  return layout(
    frame,
    html`<header>
      <h1>Cvičné Ingatlanok.hu</h1>
      <p class="counts">${state.properties.length} inzerátů · ${state.sellers.length} prodejců ·
        chybných požadavků za hodinu ${failing} ze 100</p>
    </header>
    ${
      state.properties.length === 0
        ? html`<p class="empty"><strong>Zatím tu není žádný inzerát.</strong><br>
            Odešlete v cvičném režimu první a do vteřiny se tu objeví.</p>`
        : html`<ol class="records">${[...state.properties].reverse().slice(0, 200).map(row)}</ol>`
    }`,
  );
}

function row(one: Property): Markup {
  const { property, location, price, description } = one.blocks;
  const amount = `${numberText(price?.price) ?? '–'} ${text(price?.price_currency).toUpperCase()}`;
  const address = [location?.zip_code, location?.address].map(text).filter(Boolean).join(' ');
  return html`<li id="property-${one.id}" class="record">
    <div class="what">
      <p class="line"><span class="chip ok">${text(property?.action)}</span
        ><span class="number">${one.transferId ?? one.id}</span></p>
      <h2>${text(property?.type)} · ${amount}</h2>
      <p class="muted">${address}${location?.is_address_public === true ? ' (adresa veřejná)' : ''}</p>
    </div>
    <dl class="facts">
      <dt>Kód</dt><dd>${one.id}</dd>
      <dt>Změněno</dt><dd>${formatPrague(new Date(one.updatedAt).toISOString(), 'cs')}</dd>
      <dt>Fotografií</dt><dd>${one.images.length}</dd>
      <dt>Placené volby</dt><dd>${property?.is_featured === true ? 'zvýraznění' : '–'}</dd>
    </dl>
    <p class="muted">${text(description?.hu).slice(0, 300)}</p>
  </li>`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (numberText(value) ?? '');
}
