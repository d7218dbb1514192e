/** The five transitions and what publishing needs (portal reference, sections 7 and 13, PD-22). */
import type { AuctionState } from './document-matrix.ts';
import { type Findings, refuse } from './findings.ts';
import type { PortalAuction, PortalPlace } from './state.ts';

export const transitions = {
  to_upcoming: { from: 'draft', to: 'upcoming' },
  to_deleted: { from: 'draft', to: 'deleted' },
  to_deferred: { from: 'upcoming', to: 'deferred' },
  to_cancelled: { from: 'upcoming', to: 'cancelled' },
  to_paid: { from: 'upcoming', to: 'paid' },
} as const satisfies Record<string, { readonly from: AuctionState; readonly to: AuctionState }>;
export type TransitionName = keyof typeof transitions;

export function isTransitionName(value: unknown): value is TransitionName {
  return typeof value === 'string' && Object.hasOwn(transitions, value);
}

/** Everything that stands in the way of publishing; `now` in milliseconds since 1970. */
export function checkPublishable({ kind, data, documents }: PortalAuction, now: number, to: Findings): void {
  for (const field of ['start_at', 'estimated_price', 'item_price', 'minimal_bid'] as const) {
    if (data[field] === null) refuse(to, 'publish-missing', field, 'This value should not be null.');
  }
  if (data.start_at !== null && Date.parse(data.start_at) <= now) {
    refuse(to, 'start-in-past', 'start_at', 'start_at must be in the future');
  }
  // The portal's public records of movables have no place (portal reference, section 11).
  if (kind === 'real' && !hasPlace(data) && !hasPlace(data.item)) {
    refuse(to, 'publish-missing', 'item.ruian', 'Give the place: ruian, or district with coordinates.');
  }
  if (kind === 'real' && data.item.cadastral_office === null && data.item.ruian_cadastral_office === null) {
    const message = 'Give the cadastral area by name or by code.';
    refuse(to, 'publish-missing', 'item.ruian_cadastral_office', message);
  }
  if (!data.depositDecided) {
    refuse(to, 'publish-missing', 'caution_deposit', 'Say whether a deposit is required.');
  }
  if (!documents.some(({ document_type }) => document_type === 'auction_decree')) {
    refuse(to, 'publish-missing', 'documents', 'At least one auction_decree is required.');
  }
}

function hasPlace(place: PortalPlace): boolean {
  return place.ruian !== null || place.location_district !== null;
}

/**
 * The portal itself moves a published auction on when its term comes (PD-16): to bidding at the start, to finished
 * at the end where an end is set.
 */
export function advance(auction: PortalAuction, now: number): void {
  const { start_at, end_at } = auction.data;
  if (auction.status === 'upcoming' && start_at !== null && Date.parse(start_at) <= now) {
    auction.status = 'bidding';
  }
  if (auction.status === 'bidding' && end_at !== null && Date.parse(end_at) <= now) {
    auction.status = 'finished';
  }
}
