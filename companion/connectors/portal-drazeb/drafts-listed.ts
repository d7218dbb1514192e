/**
 * Whether the portal's list shows drafts at all. A list that leaves them out and still calls itself complete would make
 * a create whose answer was lost look as if it had never happened, and it would be sent again. So the absence of a draft
 * is proved by the list only where drafts have been seen in it.
 */
import type { Run } from '../connector.ts';
import type { AuctionList } from './list-auctions.ts';

const fact = 'list-shows-drafts';

/** Learns from a reading taken while a record of ours, `hash`, was certainly there and not known to be published. */
export function learnFromOwnDraft(run: Pick<Run, 'facts'>, list: AuctionList, hash: string): void {
  const own = list.records.find((one) => one.hash === hash);
  // An incomplete reading that misses it teaches nothing, nor does one that shows it published meanwhile.
  if (own === undefined ? !list.complete : own.status !== 'draft') return;
  const value = own === undefined ? 'no' : 'yes';
  if (run.facts.recall(fact) !== value) run.facts.remember(fact, value);
}

/** True when a draft that isn't in this reading isn't there. */
export function provesAbsence(run: Pick<Run, 'facts'>, list: AuctionList): boolean {
  if (!list.complete) return false;
  const known = run.facts.recall(fact);
  return known === null ? list.records.some((one) => one.status === 'draft') : known === 'yes';
}
