/** Portál dražeb under test: auctions of every kind, as clerks of one office file them. */
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Random } from '../random.ts';
import type { Order, OrderFile, SystemUnderTest } from '../system-under-test.ts';
import { portalKey } from './portal-key.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Larger than one piece of the channel. */
const largeFileBytes = 600 * 1024;

export const portalUnderTest: SystemUnderTest = {
  system: 'portal-drazeb',
  urlVariable: 'PODATELNA_PORTAL_DRAZEB_URL',
  basePath: '',
  secret: { username: 'cvicny@urad.cz', password: 'cvicne-heslo' },
  orders: (random, now, count) => {
    const orders: Order[] = [];
    for (let index = 0; index < count; index += 1) orders.push(nextOrder(random, now, orders));
    return orders;
  },
  withFiles: (payload, attachments) => ({ ...payload, attachments }),
  followUp,
  targets: [
    { method: 'POST', path: '/login/jwt' },
    { method: 'GET', path: '/admin/auctions.json' },
    { method: 'GET', path: '/admin/offices.json' },
    { method: 'POST', path: '/admin/auctions/upload-document' },
    { method: 'POST', path: '/admin/auctions/new/**' },
    { method: 'POST', path: '/admin/auctions/new/**' },
    { method: 'GET', path: '/admin/auctions/*.json' },
    { method: 'PATCH', path: '/admin/auctions/*.json', body: 'to_upcoming' },
    { method: 'PATCH', path: '/admin/auctions/*.json', body: 'to_upcoming' },
    { method: 'PATCH', path: '/admin/auctions/*.json', body: 'to_deferred' },
    { method: 'PATCH', path: '/admin/auctions/*.json', body: 'documents' },
    { path: '/**' },
  ],
  standing: (now) => ({
    number: '142EX7/26-1',
    kind: 'movable',
    startsAt: new Date(now + 90 * dayMs).toISOString(),
  }),
  handEntry: (order) => {
    const { number, auctionKind, startsAt } = order.payload;
    if (typeof startsAt !== 'string') return null;
    return { number: String(number), kind: String(auctionKind), startsAt };
  },
};

function nextOrder(random: Random, now: number, before: readonly Order[]): Order {
  const of = before.length === 0 ? null : random.below(before.length);
  const other = of === null ? undefined : before[of];
  if (other?.relation !== 'first' || random.chance(0.55)) return firstOrder(random, now, before.length);
  const copy = { ...other, id: random.uuid(), of };
  if (!other.publishes) {
    // A draft is saved first and published later.
    const payload = { ...other.payload, action: 'publish-draft' };
    return { ...copy, payload, publishes: true, relation: 'follows' };
  }
  const isChanged = before.some((one) => one.change !== undefined && one.of === of);
  if (!isChanged && random.chance(0.4)) return { ...copy, ...changeOf(random, other), relation: 'follows' };
  if (random.chance(0.4)) return { ...copy, relation: 'again' };
  const title = `${other.title}, znovu`;
  const changed = { ...copy, title, payload: { ...other.payload, title } };
  if (random.chance(0.6)) return { ...changed, relation: 'rival' };
  return { ...changed, relation: 'one-more', duplicateReason: 'druhá dražba téže věci' };
}

/** What an office does to an auction it has published: its words are put right, it is deferred or cancelled. */
function changeOf(random: Random, { payload, title }: Order): Pick<Order, 'payload' | 'files' | 'change'> {
  const { kind, auctionKind, number } = payload;
  const action = random.pick(['edit', 'defer', 'cancel'] as const);
  const common = { kind, auctionKind, number, title, action };
  if (action === 'edit') {
    const other = `${title}, opraveno`;
    const change = { state: null, title: other };
    return { payload: { ...common, changes: { title: other } }, files: [], change };
  }
  const documentType = action === 'defer' ? 'resolution_defer' : 'resolution_cancel';
  const file = { name: 'usnesení.pdf', documentType, text: `usnesení ${String(number)}`, size: 1 } as const;
  const state = action === 'defer' ? 'deferred' : 'cancelled';
  return { payload: common, files: random.chance(0.6) ? [file] : [], change: { state, title: null } };
}

async function followUp(
  { payload }: Order,
  remoteHash: string,
  read: () => Promise<RemoteRecord | undefined>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (payload.action !== 'edit') return { ...payload, remoteHash };
  const record = await read();
  if (record === undefined || record.images === null || record.documents === null) return undefined;
  const files = [...record.images, ...record.documents].map((file) => file.id);
  const seen = { state: record.state, updatedAt: record.updatedAt, files };
  return { ...payload, remoteHash, seen, removed: [] };
}

function firstOrder(random: Random, now: number, index: number): Order {
  const auctionKind = random.pick(['real', 'movable', 'virtual'] as const);
  const action = random.chance(0.75) ? 'publish' : 'save-draft';
  const serial = 100 + random.below(900) * 10 + index;
  const fileMark = `142EX${serial}/27`;
  const startsAt = new Date(now + 60 * dayMs).toISOString();
  const title = `Dražba ${serial}`;
  const place = {
    cadastral: { code: '642649' },
    itemPlace: { addressPointCode: '21738321' },
  };
  const payload: Omit<AuctionSubmission, 'attachments'> = {
    kind: 'auction',
    action,
    auctionKind,
    number: `${fileMark}-27`,
    voluntary: false,
    title,
    startsAt,
    endsAt: new Date(now + 61 * dayMs).toISOString(),
    appraisedPrice: 3_000_000,
    lowestBid: 2_000_000,
    minimumIncrement: 10_000,
    deposit: random.chance(0.3)
      ? null
      : { amount: 200_000, account: '19-2000145399/0800', variableSymbol: '8125', specificSymbol: null },
    ...(auctionKind === 'real' ? place : {}),
  };
  return {
    id: random.uuid(),
    caseKey: { fileMark, kind: 'auction', lot: '27' },
    payload,
    files: filesOf(random, serial),
    key: portalKey(payload.number, auctionKind, startsAt),
    title,
    publishes: action === 'publish',
    relation: 'first',
    of: null,
  };
}

function filesOf(random: Random, serial: number): readonly OrderFile[] {
  const file = (documentType: OrderFile['documentType'], name: string): OrderFile => ({
    name,
    documentType,
    text: `${name} ${serial}`,
    // The end of a picture must be near its last byte.
    size: documentType !== 'image' && random.chance(0.15) ? largeFileBytes : 1,
  });
  return [
    file('auction_decree', 'vyhláška.pdf'),
    ...(random.chance(0.6) ? [file('expert_report', 'posudek.pdf')] : []),
    ...(random.chance(0.4) ? [file('image', 'foto.png')] : []),
  ];
}
