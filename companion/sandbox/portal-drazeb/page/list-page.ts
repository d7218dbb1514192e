import { html } from 'hono/html';
import type { Markup } from '../../page/layout.ts';
import type { AuctionState } from '../document-matrix.ts';
import { slugOf } from '../record.ts';
import type { PortalAuction, StoredFile } from '../state.ts';
import { frame } from './frame.ts';
import { documentLabels, formatCrowns, formatSize, formatTerm, kindLabels, stateLabels } from './labels.ts';

/** All auctions, newest first, deleted ones at the end. */
export function listPage(auctions: readonly PortalAuction[]): Markup {
  const newestFirst = [...auctions].reverse();
  const present = newestFirst.filter(({ status }) => status !== 'deleted');
  const deleted = newestFirst.filter(({ status }) => status === 'deleted');
  return frame(
    'Cvičný portál dražeb',
    html`<header>
      <h1>Cvičný portál dražeb</h1>
      <p class="counts">${countStates(auctions)}</p>
    </header>
    ${auctions.length === 0 ? emptyList : html`<ol class="records">${[...present, ...deleted].map(row)}</ol>`}`,
  );
}

const emptyList = html`<p class="empty">
  <strong>Zatím tu není žádná dražba.</strong><br>
  Odešlete v cvičném režimu první a do vteřiny se tu objeví.
</p>`;

const toneOf: Partial<Record<AuctionState, 'ok' | 'attention' | 'refused'>> = {
  upcoming: 'ok',
  bidding: 'ok',
  paid: 'ok',
  objections: 'attention',
  deferred: 'attention',
  cancelled: 'refused',
  deleted: 'refused',
};

export function stateChip(status: AuctionState): Markup {
  return html`<span class="chip ${toneOf[status] ?? ''}">${stateLabels[status]}</span>`;
}

function countStates(auctions: readonly PortalAuction[]): string {
  const counts = new Map<AuctionState, number>();
  for (const { status } of auctions) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${stateLabels[status]} ${count}`).join(' · ');
}

function row(auction: PortalAuction): Markup {
  const { hash, kind, status, data, documents, images } = auction;
  return html`<li id="auction-${hash}" class="record ${status}">
    <div class="what">
      <p class="line">${stateChip(status)}<span class="number">${data.number}</span></p>
      <h2><a href="/drazba/${slugOf(auction)}">${data.item.title}</a></h2>
      <p class="muted">${kindLabels[kind]} · kód ${hash}</p>
    </div>
    <dl class="facts">
      <dt>Zahájení</dt><dd>${formatTerm(data.start_at)}</dd>
      <dt>Výsledná cena</dt><dd>${formatCrowns(data.estimated_price)}</dd>
      <dt>Nejnižší podání</dt><dd><strong>${formatCrowns(data.item_price)}</strong></dd>
      <dt>Příhoz</dt><dd>${formatCrowns(data.minimal_bid)}</dd>
      <dt>Jistota</dt><dd>${depositText(auction)}</dd>
    </dl>
    <div class="files">
      ${documents.length === 0 && images.length === 0 ? html`<p class="muted">bez příloh</p>` : ''}
      <ul>
        ${documents.map((file) => fileRow(file, 'document', documentLabels[file.document_type]))}
        ${byPriority(images).map((file) => fileRow(file, 'image', 'fotografie'))}
      </ul>
      <div class="thumbs">${byPriority(images).map(thumb)}</div>
    </div>
  </li>`;
}

function thumb({ hash, original_name }: StoredFile): Markup {
  return html`<img src="/upload/auction-image/${hash}" alt="${original_name}">`;
}

export function depositText({ data }: PortalAuction): string {
  if (!data.depositDecided) return '–';
  return data.caution_deposit === null ? 'nepožaduje se' : formatCrowns(data.caution_deposit);
}

export function byPriority(images: PortalAuction['images']): PortalAuction['images'] {
  return images.toSorted((one, other) => one.priority - other.priority);
}

export function fileRow(file: StoredFile, use: 'document' | 'image', label: string): Markup {
  return html`<li>
    <a href="/upload/auction-${use}/${file.hash}">${file.original_name}</a>
    <span class="muted">${label}, ${formatSize(file.size)}</span>
  </li>`;
}
