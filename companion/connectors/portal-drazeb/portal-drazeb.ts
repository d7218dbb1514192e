/** The connector of Portál dražeb. */
import type { AuctionKind } from '../../../shared/case/record.ts';
import type { Payload } from '../../../shared/contract/submission.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import type { AuctionAction } from '../../../shared/submissions/auction.ts';
import type { AuctionChange, AuctionFollowSubmission } from '../../../shared/submissions/auction-change.ts';
import { tradeFindings } from '../../../shared/submissions/auction-trade-checks.ts';
import type { Connector, Description, Look, LookQuery, OpenCheck } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import { createPortalClient, type PortalClientOptions } from './client.ts';
import { isSameKind, sameNumber, toCandidate } from './compare.ts';
import { listAuctions } from './list-auctions.ts';
import { asAuction, isAuction, type Portal } from './portal.ts';
import { type Prepared, prepare } from './prepare.ts';
import { readChoices, readForPerson } from './read-for-person.ts';
import { reconcile } from './reconcile.ts';
import { submit } from './submit.ts';
import { asChange } from './submit-change.ts';
import { survey } from './survey.ts';

const steps: Readonly<Record<AuctionAction | AuctionChange['action'], readonly string[]>> = {
  publish: ['login', 'look', 'upload', 'create', 'attach', 'publish', 'verify'],
  'save-draft': ['login', 'look', 'upload', 'create', 'attach', 'verify'],
  'publish-draft': ['login', 'look', 'publish', 'verify'],
  edit: ['login', 'look', 'upload', 'edit', 'verify'],
  follow: ['login', 'look'],
  copy: ['login', 'look', 'copy', 'upload', 'edit', 'verify'],
  delete: ['login', 'look', 'change', 'verify'],
  defer: ['login', 'look', 'change', 'upload', 'edit', 'verify'],
  cancel: ['login', 'look', 'change', 'upload', 'edit', 'verify'],
  pay: ['login', 'look', 'change', 'upload', 'edit', 'verify'],
};
const filesSteps: ReadonlySet<string> = new Set(['upload', 'edit']);

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
    check: async (signal) => {
      const { responsiblePerson, offices } = await readChoices(portal, signal);
      const [office] = offices;
      return offices.length === 1 && office?.title ? office.title : responsiblePerson?.name;
    },
    look: (query, signal) => look(portal, query, signal),
    prepare: (run) => prepare(portal, run),
    send: (run, prepared) => submit(portal, run, prepared),
    reconcile: (run, step) => reconcile(portal, run, step),
    openChecks,
    read: (id, signal) => readForPerson(portal, id, signal),
    choices: (signal) => readChoices(portal, signal),
    survey: (known, signal) => survey(portal, known, signal),
    isClosed: (state) => assumptions.closedStates.includes(state),
  };
}

function describe(payload: Payload): Description {
  const change = asChange(payload);
  if (change !== undefined) return describeChange(change);
  const auction = asAuction(payload);
  return {
    fileMark: auction.number,
    files: auction.attachments.map((one) => ({ ...one, isImage: one.documentType === 'image' })),
    businessKey: businessKeyOf(auction.number, auction.auctionKind, auction.startsAt ?? ''),
    number: auction.number,
    title: auction.title,
    action: auction.action,
    steps: steps[auction.action],
    isPublic: auction.action !== 'save-draft',
    remoteId: auction.remoteHash ?? null,
    filesAreThere: auction.action === 'publish-draft',
  };
}

/** @param startsAt an instant in any spelling, empty where there is none. */
function businessKeyOf(number: string, auctionKind: AuctionKind, startsAt: string): string {
  const instant = startsAt === '' ? '' : new Date(startsAt).toISOString();
  return `portal-drazeb|${number.toUpperCase()}|${auctionKind}|${instant}`;
}

function describeChange(change: AuctionChange): Description {
  const { action, number, auctionKind, remoteHash } = change;
  if (action === 'follow') return describeFollow(change);
  const files = change.attachments.map((one) => ({ ...one, isImage: one.documentType === 'image' }));
  const common = { fileMark: number, files, number, title: change.title, action };
  if (action === 'copy') {
    const startsAt = change.changes.startsAt ?? '';
    const businessKey = businessKeyOf(number, auctionKind, startsAt);
    return {
      ...common,
      businessKey,
      steps: steps.copy,
      isPublic: false,
      remoteId: null,
      sourceId: remoteHash,
    };
  }
  const isTransition = action !== 'edit';
  return {
    ...common,
    businessKey: `portal-drazeb|${remoteHash}|${action}`,
    steps: steps[action].filter((step) => !isTransition || files.length > 0 || !filesSteps.has(step)),
    isPublic: action === 'edit' ? change.seen.state !== 'draft' : action !== 'delete',
    remoteId: remoteHash,
    changesRecord: true,
    discards: action === 'delete',
  };
}

/** What is followed stands in the way of filing the same again, as if it had been filed from here. */
function describeFollow({ number, title, action, remoteHash }: AuctionFollowSubmission): Description {
  return {
    fileMark: number,
    files: [],
    businessKey: `portal-drazeb|${remoteHash}|${action}`,
    number,
    title,
    action,
    steps: steps.follow,
    isPublic: false,
    remoteId: remoteHash,
    changesRecord: true,
  };
}

/** A draft isn't public yet: it is checked when it is published. */
function openChecks(payload: Payload, office: OfficeSettings, now: number): readonly OpenCheck[] {
  if (!isAuction(payload) || payload.action === 'save-draft') return [];
  return tradeFindings(payload, office, { now: new Date(now).toISOString(), usedNumbers: [], parties: [] });
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
