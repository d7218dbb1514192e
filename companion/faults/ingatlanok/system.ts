/** Ingatlanok.hu under test: listings with pictures, some filed twice, some changed once they are there. */
import { practiceOffice } from '../../sandbox/ingatlanok/state.ts';
import type { Random } from '../random.ts';
import type { Order, OrderFile, SystemUnderTest } from '../system-under-test.ts';

export const ingatlanokUnderTest: SystemUnderTest = {
  system: 'ingatlanok',
  urlVariable: 'PODATELNA_INGATLANOK_URL',
  basePath: '/api/json/v3',
  secret: { username: 'cvicna', password: 'cvicne-heslo' },
  orders: (random, now, count) => {
    const orders: Order[] = [];
    for (let index = 0; index < count; index += 1) orders.push(nextOrder(random, now, orders));
    return orders;
  },
  // A change leaves the pictures alone: its order has those of the listing.
  withFiles: (payload, images) => ('changeId' in payload ? payload : { ...payload, images }),
  followUp: async (order, remoteId) => ({ ...order.payload, remoteId }),
  targets: [
    { method: 'GET', path: '/api/json/v3/property' },
    { method: 'POST', path: '/api/json/v3/property' },
    { method: 'POST', path: '/api/json/v3/property' },
    { method: 'POST', path: '/api/json/v3/property/image' },
    { method: 'POST', path: '/api/json/v3/batch' },
    { method: 'PUT', path: '/api/json/v3/property' },
    { path: '/**' },
  ],
  standing: (now) => ({ number: '142EX1-20', kind: 'house', startsAt: new Date(now).toISOString() }),
  handEntry: ({ payload }) =>
    payload.action === 'create'
      ? { number: String(payload.transferId), kind: 'house', startsAt: '2027-05-12T09:00:00.000Z' }
      : null,
};

function nextOrder(random: Random, _now: number, before: readonly Order[]): Order {
  const of = before.length === 0 ? null : random.below(before.length);
  const other = of === null ? undefined : before[of];
  if (other?.relation !== 'first' || random.chance(0.55)) return firstOrder(random, before.length);
  const copy = { ...other, id: random.uuid(), of };
  if (random.chance(0.4)) return { ...copy, relation: 'again' };
  if (random.chance(0.5)) {
    const { kind, fileMark, officeId, transferId } = other.payload;
    const payload = {
      kind,
      action: 'change',
      fileMark,
      officeId,
      transferId,
      changeId: random.uuid(),
      price: '7',
    };
    return { ...copy, payload, relation: 'follows' };
  }
  return { ...copy, payload: { ...other.payload, price: '5' }, relation: 'rival' };
}

function firstOrder(random: Random, index: number): Order {
  const serial = 100 + random.below(900) * 10 + index;
  const fileMark = `142EX${serial}/27`;
  const transferId = `142EX${serial}-27`;
  const title = `Ház ${serial}`;
  return {
    id: random.uuid(),
    caseKey: { fileMark, kind: 'listing', lot: '' },
    payload: {
      kind: 'listing',
      action: 'create',
      fileMark,
      officeId: practiceOffice,
      transferId,
      listingType: 'house',
      listingAction: 'sale',
      regionId: '1071',
      price: '89900000.50',
      currency: 'huf',
      description: { hu: title },
    },
    files: filesOf(random, serial),
    key: `${transferId}|`,
    title,
    publishes: true,
    relation: 'first',
    of: null,
  };
}

function filesOf(random: Random, serial: number): readonly OrderFile[] {
  const names = ['elöl.png', 'hátul.png'].slice(0, random.below(3));
  return names.map((name) => ({ name, documentType: 'image', text: `${name} ${serial}`, size: 1 }));
}
