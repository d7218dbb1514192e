/** The look before a create: what the portal has under the business key, and what a new record must be told from. */
import { z } from 'zod';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Run } from '../connector.ts';
import { Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { differingFields, isSameKind, sameNumber, toCandidate } from './compare.ts';
import { listAuctions } from './list-auctions.ts';
import type { Portal } from './portal.ts';
import type { PortalRecord } from './schema.ts';

/** Stored with the intent of a create: every hash that carried the number before. */
export const baselineSchema = z.object({ known: z.array(z.string()), complete: z.boolean() });
export type Baseline = z.output<typeof baselineSchema>;

export interface Surroundings {
  readonly baseline: Baseline;
  /** The record an earlier create of this submission made after its answer was lost. */
  readonly late: PortalRecord | undefined;
}

/**
 * @throws Undecided `duplicate-at-remote` when another record stands under the business key and nobody gave a
 * reason for one more.
 */
export async function lookAround(
  portal: Portal,
  run: Run,
  auction: AuctionSubmission,
): Promise<Surroundings> {
  const list = await listAuctions(portal.client, run.signal);
  const carrying = list.records.filter((one) => sameNumber(one.number, auction.number));
  const baseline = { known: carrying.map((one) => one.hash), complete: list.complete };

  const earlier = run.firstIntent('create', baselineSchema);
  if (earlier !== undefined) {
    const fresh = unknownRecords(carrying, auction, earlier, run.ignoredRemoteIds);
    const [only] = fresh;
    const isOurs = fresh.length === 1 && only !== undefined && earlier.complete;
    if (isOurs && differingFields(only, auction).length === 0) return { baseline: earlier, late: only };
    if (fresh.length > 0) throw duplicate(portal, fresh, auction);
    // What was there before the first try stays the measure: a record that came since is not an old one.
    return { baseline: earlier, late: undefined };
  }
  const inTheWay = carrying.filter(
    (one) => isInTheWay(one, auction) && !run.ignoredRemoteIds.includes(one.hash),
  );
  if (inTheWay.length > 0 && run.duplicateReason === null) throw duplicate(portal, inTheWay, auction);
  return { baseline, late: undefined };
}

/** Records under our number that weren't there before the create and that nobody has ruled out. */
export function unknownRecords(
  records: readonly PortalRecord[],
  auction: AuctionSubmission,
  baseline: Baseline,
  ignored: readonly string[],
): PortalRecord[] {
  return records.filter(
    (one) =>
      sameNumber(one.number, auction.number) &&
      isSameKind(one, auction.auctionKind) &&
      one.status !== 'deleted' &&
      !baseline.known.includes(one.hash) &&
      !ignored.includes(one.hash),
  );
}

/** The business key of a record is taken (reference, section 12; PD-18). */
export function isInTheWay(
  record: PortalRecord,
  auction: Pick<AuctionSubmission, 'auctionKind' | 'startsAt'>,
): boolean {
  const status = record.status ?? '';
  if (!isSameKind(record, auction.auctionKind) || assumptions.closedStates.includes(status)) return false;
  if (status === '' || assumptions.openStates.includes(status)) return true;
  const startsAt = auction.startsAt === undefined ? null : new Date(auction.startsAt).toISOString();
  return (record.start_at ?? null) === startsAt;
}

function duplicate(portal: Portal, records: readonly PortalRecord[], auction: AuctionSubmission): Undecided {
  return new Undecided(
    { code: 'duplicate-at-remote', params: { count: records.length } },
    records.map((one) => toCandidate(portal.baseUrl, one, auction)),
  );
}
