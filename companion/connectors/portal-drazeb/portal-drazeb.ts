/** The connector of Portál dražeb. */
import type { Payload } from '../../../shared/contract/submission.ts';
import type { AuctionAction } from '../../../shared/submissions/auction.ts';
import type { Connector, Description, Look, LookQuery } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import { createPortalClient, type PortalClientOptions } from './client.ts';
import { isSameKind, sameNumber, toCandidate } from './compare.ts';
import { listAuctions } from './list-auctions.ts';
import { asAuction, type Portal } from './portal.ts';
import { type Prepared, prepare } from './prepare.ts';
import { reconcile } from './reconcile.ts';
import { submit } from './submit.ts';

const steps: Readonly<Record<AuctionAction, readonly string[]>> = {
  publish: ['login', 'look', 'upload', 'create', 'attach', 'publish', 'verify'],
  'save-draft': ['login', 'look', 'upload', 'create', 'attach', 'verify'],
  'publish-draft': ['login', 'look', 'publish', 'verify'],
};

/**
 * @param options `baseUrl` without a trailing slash; `chosen`: the office and person to file under where the
 * portal lists several.
 */
export function createPortalDrazeb(
  options: PortalClientOptions & Pick<Portal, 'chosen'>,
): Connector<Prepared> {
  const portal: Portal = { ...options, client: createPortalClient(options) };
  return {
    system: 'portal-drazeb',
    settleMs: assumptions.settleMs,
    describe,
    look: (query, signal) => look(portal, query, signal),
    prepare: (run) => prepare(portal, run),
    send: (run, prepared) => submit(portal, run, prepared),
    reconcile: (run, step) => reconcile(portal, run, step),
  };
}

function describe(payload: Payload): Description {
  const auction = asAuction(payload);
  const startsAt = auction.startsAt === undefined ? '' : new Date(auction.startsAt).toISOString();
  return {
    fileMark: auction.number,
    files: auction.attachments.map((one) => ({ ...one, isImage: one.documentType === 'image' })),
    businessKey: `portal-drazeb|${auction.number.toUpperCase()}|${auction.auctionKind}|${startsAt}`,
    number: auction.number,
    title: auction.title,
    action: auction.action,
    steps: steps[auction.action],
    isPublic: auction.action !== 'save-draft',
    remoteId: auction.remoteHash ?? null,
  };
}

/** Whatever carries the number, also what is cancelled or of another kind: the person judges. */
async function look(portal: Portal, query: LookQuery, signal: AbortSignal): Promise<Look> {
  const list = await listAuctions(portal.client, signal);
  const records = list.records.filter(
    (one) => sameNumber(one.number, query.number) && one.status !== 'deleted',
  );
  return {
    records: records.map((one) => ({
      ...toCandidate(portal.baseUrl, one),
      matches: isSameKind(one, query.recordKind),
    })),
    complete: list.complete,
  };
}
