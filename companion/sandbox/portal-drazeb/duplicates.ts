import type { PortalAuction, PortalState } from './state.ts';

/**
 * Groups of auctions in draft or upcoming that carry the same number, kind and start: what a client must never cause.
 * Each group lists the hashes, oldest first; an empty list means there is no duplicate.
 */
export function duplicates(state: PortalState): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const auction of Object.values(state.auctions)) {
    if (auction.status !== 'draft' && auction.status !== 'upcoming') continue;
    const key = businessKey(auction);
    groups.set(key, [...(groups.get(key) ?? []), auction.hash]);
  }
  return [...groups.values()].filter((hashes) => hashes.length > 1);
}

function businessKey({ kind, data }: PortalAuction): string {
  return JSON.stringify([data.number, kind, data.start_at]);
}
