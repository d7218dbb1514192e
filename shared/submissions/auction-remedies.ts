import { type AuctionState, isAuctionState } from './auction-life.ts';
import type { Remedy } from './remedies.ts';

const remedies: Readonly<Record<AuctionState, readonly Remedy[]>> = {
  draft: [
    { action: 'edit', trace: 'none' },
    { action: 'delete', trace: 'none' },
  ],
  // The term can't be changed: it is deferred or cancelled, and announced anew (portal reference, section 7).
  upcoming: [
    { action: 'edit', trace: 'changed' },
    { action: 'defer', trace: 'stays-deferred' },
    { action: 'cancel', trace: 'stays-cancelled' },
  ],
  deferred: [{ action: 'copy', trace: 'new-beside-old' }],
  cancelled: [{ action: 'copy', trace: 'new-beside-old' }],
  finished: [{ action: 'copy', trace: 'new-beside-old' }],
  bidding: [],
  objections: [],
  paid: [],
  deleted: [],
};

/** @param state as the portal says it; one we don't know has none. */
export function auctionRemedies(state: string): readonly Remedy[] {
  return isAuctionState(state) ? remedies[state] : [];
}
