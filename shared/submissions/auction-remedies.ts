import { type AuctionState, isAuctionState } from './auction-life.ts';
import type { Remedy } from './remedies.ts';

/** The resolution that belongs to its end, and a new term. */
const ended: readonly Remedy[] = [
  { action: 'edit', trace: 'changed' },
  { action: 'copy', trace: 'new-beside-old' },
];

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
  deferred: ended,
  cancelled: ended,
  finished: ended,
  bidding: [],
  objections: [],
  paid: [{ action: 'edit', trace: 'changed' }],
  deleted: [],
};

/** @param state as the portal says it; one we don't know has none. */
export function auctionRemedies(state: string): readonly Remedy[] {
  return isAuctionState(state) ? remedies[state] : [];
}
