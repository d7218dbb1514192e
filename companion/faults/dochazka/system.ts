/** Docházka.net under test: arrivals and departures of the office's people, some recorded by two clerks at once. */
import { attendanceKey, attendanceMoment } from '../../../shared/submissions/attendance.ts';
import type { Random } from '../random.ts';
import type { Order, SystemUnderTest } from '../system-under-test.ts';

/** Users of the practice system, by name. */
const users = [
  [123, 'Jan Novák'],
  [124, 'Jana Nová'],
  [125, 'Petr Malý'],
] as const;

export const dochazkaUnderTest: SystemUnderTest = {
  system: 'dochazka',
  urlVariable: 'PODATELNA_DOCHAZKA_URL',
  basePath: '/v1',
  secret: { apiKey: 'cvicny-klic' },
  orders: (random, now, count) => {
    const orders: Order[] = [];
    for (let index = 0; index < count; index += 1) orders.push(nextOrder(random, now, orders));
    return orders;
  },
  withFiles: (payload) => payload,
  followUp: async (order) => order.payload,
  targets: [
    { method: 'GET', path: '/v1/attendance' },
    { method: 'POST', path: '/v1/attendance' },
    { method: 'POST', path: '/v1/attendance' },
    { path: '/**' },
  ],
  standing: (now) => ({
    number: '900',
    kind: 'arrival',
    startsAt: attendanceMoment(new Date(now).toISOString()),
  }),
  handEntry: ({ payload }) => ({
    number: String(payload.userId),
    kind: String(payload.type),
    startsAt: String(payload.at),
  }),
};

function nextOrder(random: Random, now: number, before: readonly Order[]): Order {
  const of = before.length === 0 ? null : random.below(before.length);
  const other = of === null ? undefined : before[of];
  if (other?.relation !== 'first' || random.chance(0.55)) return firstOrder(random, now, before.length);
  const copy = { ...other, id: random.uuid(), of };
  if (random.chance(0.5)) return { ...copy, relation: 'again' };
  // The office calls the person something else; it is the same record all the same.
  return { ...copy, payload: { ...other.payload, userName: 'pan Novák' }, relation: 'rival' };
}

function firstOrder(random: Random, now: number, index: number): Order {
  const [userId, userName] = random.pick(users);
  const type = random.pick(['arrival', 'departure'] as const);
  // No two of a plan in the same second.
  const at = attendanceMoment(new Date(now - (random.below(3000) * 10 + index) * 1000).toISOString());
  return {
    id: random.uuid(),
    caseKey: attendanceKey({ userId, type, at }),
    payload: { kind: 'attendance', action: 'record', userId, userName, type, at, note: '' },
    files: [],
    key: `${userId}|${type}|${at}`,
    title: userName,
    publishes: true,
    relation: 'first',
    of: null,
  };
}
