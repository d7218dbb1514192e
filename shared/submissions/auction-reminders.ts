/** What an office still owes an auction that ended otherwise than planned. Pure. */
import type { DocumentType } from '../case/record.ts';

export const auctionReminders = ['resolution-missing', 'term-not-announced'] as const;
export type AuctionReminder = (typeof auctionReminders)[number];

export interface KnownAuction {
  readonly number: string;
  /** As the portal says it. */
  readonly state: string;
  /** Instant. */
  readonly startsAt: string | null;
  /** Types of its documents; null: not known. */
  readonly documentTypes: readonly string[] | null;
  /** A person said that no new term will be announced. */
  readonly isDismissed: boolean;
}

const resolutionOf: Readonly<Record<string, DocumentType>> = {
  deferred: 'resolution_defer',
  cancelled: 'resolution_cancel',
};
/** A draft is not announced yet. */
const announced: ReadonlySet<string> = new Set(['upcoming', 'bidding', 'objections', 'finished', 'paid']);

/**
 * - `resolution-missing`: the usnesení about the deferral or cancellation isn't attached (portal reference, section 8).
 * - `term-not-announced`: deferred, and no later auction of the case is public yet, nor did a person dismiss it.
 * @param others the other auctions of the same case.
 */
export function remindersOf(auction: KnownAuction, others: readonly KnownAuction[]): AuctionReminder[] {
  const reminders: AuctionReminder[] = [];
  const resolution = Object.hasOwn(resolutionOf, auction.state) ? resolutionOf[auction.state] : undefined;
  if (resolution !== undefined && auction.documentTypes?.includes(resolution) === false) {
    reminders.push('resolution-missing');
  }
  const isAnnouncedAnew = others.some(
    (other) => announced.has(other.state) && (other.startsAt ?? '') > (auction.startsAt ?? ''),
  );
  if (auction.state === 'deferred' && !auction.isDismissed && !isAnnouncedAnew) {
    reminders.push('term-not-announced');
  }
  return reminders;
}
