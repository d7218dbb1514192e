/** What happens in one run, decided by its seed alone, so that the seed replays it. */
import type { Fault, FaultAction } from '../sandbox/faults.ts';
import type { HandEntry } from './messages.ts';
import { portalUnderTest } from './portal-drazeb/system.ts';
import { createRandom, type Random } from './random.ts';
import type { Order, SystemUnderTest } from './system-under-test.ts';

/** Something done from outside, `at` milliseconds after the start. */
export type Action = { readonly at: number } & (
  | { readonly what: 'store' | 'undo' | 'stop' | 'send-now' | 'retry'; readonly order: number }
  /** SIGKILL from outside, wherever the companion is. */
  | { readonly what: 'kill' }
  /** The companion's clock is set, by so many milliseconds. */
  | { readonly what: 'set-clock'; readonly by: number }
  /** The disk has room for so many more pages of the database. */
  | { readonly what: 'limit-pages'; readonly pagesLeft: number; readonly forMs: number }
  /** No file may grow beyond so many bytes (RLIMIT_FSIZE). */
  | { readonly what: 'limit-files'; readonly bytes: number; readonly forMs: number }
  /** Another process holds the database's write lock. */
  | { readonly what: 'lock'; readonly forMs: number }
);

/** How one process of the companion ends, and how long it is away then. */
interface Death {
  /** Counted in points from its start. */
  readonly atPoint: number;
  readonly downMs: number;
}

export interface Plan {
  readonly seed: number;
  readonly system: SystemUnderTest;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly latencyMs: number;
  readonly orders: readonly Order[];
  readonly faults: readonly Fault[];
  readonly byHand: readonly HandEntry[];
  /** Something of the office was at the remote before. */
  readonly hasStanding: boolean;
  readonly deaths: readonly Death[];
  readonly actions: readonly Action[];
}

/** An ordinary morning, and right before each change of the clocks in Prague. */
const starts = ['2027-03-01T08:00:00Z', '2027-03-28T00:59:00Z', '2027-10-31T00:59:00Z'] as const;
/** More points than one order passes. */
const pointsInTurn = 140;
const minuteMs = 60_000;

/** @param among systems of which the seed picks one; the same seed and the same systems make the same plan. */
export function makePlan(seed: number, among: readonly SystemUnderTest[] = [portalUnderTest]): Plan {
  const random = createRandom(seed);
  const system = random.pick(among);
  const start = Date.parse(random.pick(starts));
  // Every fourth seed goes through the points one by one; the others make a bad day of several things at once.
  const inTurn = seed % 4 === 0;
  const orders = system.orders(random, start, inTurn ? 1 : 2 + random.below(3));
  const downMs = (): number => random.pick([0, 3_000, 150_000]);
  const deaths = inTurn
    ? [{ atPoint: 1 + (Math.floor(seed / 4) % pointsInTurn), downMs: downMs() }]
    : Array.from({ length: random.below(4) }, () => ({
        atPoint: 1 + random.below(orders.length * 90),
        downMs: downMs(),
      }));
  // Where no record was ever seen at the remote, nothing there can prove that one is missing.
  const hasStanding = random.chance(0.8);
  return {
    seed,
    system,
    start,
    latencyMs: random.pick([0, 40, 1_000]),
    orders,
    faults: Array.from({ length: inTurn ? random.below(2) : random.below(5) }, () =>
      makeFault(random, system),
    ),
    byHand: [
      ...(hasStanding ? [{ ...system.standing(start), atRequest: 1, publish: false }] : []),
      ...(inTurn || random.chance(0.7) ? [] : makeHandEntries(random, system, orders)),
    ],
    hasStanding,
    deaths,
    actions: [...storing(random, orders), ...(inTurn ? [] : makeActions(random, orders))].toSorted(
      (a, b) => a.at - b.at,
    ),
  };
}

function storing(random: Random, orders: readonly Order[]): Action[] {
  let at = 0;
  return orders.map((order, index) => {
    at += random.pick([0, 1_000, 20_000, 4 * minuteMs]);
    // What follows another order comes when that can be done.
    return { at: order.relation === 'follows' ? at + 10 * minuteMs : at, what: 'store', order: index };
  });
}

function makeFault(random: Random, system: SystemUnderTest): Fault {
  return {
    ...random.pick(system.targets),
    nth: 1 + random.below(3),
    times: random.chance(0.8) ? 1 : 1 + random.below(3),
    action: makeFaultAction(random),
  };
}

function makeFaultAction(random: Random): FaultAction {
  const kind = random.pick([
    'drop-before',
    'drop-after',
    'effect-later',
    'effect-later',
    'delay',
    'status',
    'status',
    'expire-token',
  ] as const);
  // Within the time that the reference gives an effect to appear.
  if (kind === 'effect-later') return { kind, ms: 1 + random.below(119_000) };
  if (kind === 'delay') return { kind, ms: 1 + random.below(90_000) };
  if (kind !== 'status') return { kind };
  const status = random.pick([500, 502, 503, 429] as const);
  return {
    kind,
    status,
    // Who answers 429 has not worked on the request.
    ...(status === 429 ? {} : { carriedOut: random.chance(0.5) }),
    ...(random.chance(0.5) ? { retryAfterSeconds: random.below(300) } : {}),
  };
}

function makeHandEntries(random: Random, system: SystemUnderTest, orders: readonly Order[]): HandEntry[] {
  const entry = system.handEntry(random.pick(orders));
  if (entry === null) return [];
  // Before everything, or somewhere in the middle.
  return [
    { ...entry, atRequest: random.chance(0.3) ? 1 : 2 + random.below(30), publish: random.chance(0.5) },
  ];
}

function makeActions(random: Random, orders: readonly Order[]): Action[] {
  const order = (): number => random.below(orders.length);
  const at = (): number =>
    random.pick([random.below(16_000), random.below(40_000), random.below(10 * minuteMs)]);
  const forMs = (): number => random.pick([1_000, 10_000, 3 * minuteMs]);
  const makers: readonly (() => Action)[] = [
    () => ({ at: at(), what: 'undo', order: order() }),
    () => ({ at: 15_000 + random.below(5_000), what: 'stop', order: order() }),
    () => ({ at: at(), what: 'stop', order: order() }),
    () => ({ at: at(), what: 'send-now', order: order() }),
    () => ({ at: at(), what: 'retry', order: order() }),
    () => ({ at: at(), what: 'kill' }),
    () => ({ at: at(), what: 'kill' }),
    () => ({ at: at(), what: 'set-clock', by: random.pick([-1, 1]) * 60 * minuteMs }),
    () => ({ at: at(), what: 'limit-pages', pagesLeft: random.below(3), forMs: forMs() }),
    () => ({ at: at(), what: 'limit-files', bytes: 4_096 * random.below(60), forMs: forMs() }),
    () => ({ at: at(), what: 'lock', forMs: forMs() }),
  ];
  return Array.from({ length: random.below(4) }, () => random.pick(makers)());
}
