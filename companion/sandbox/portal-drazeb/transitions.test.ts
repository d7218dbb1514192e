import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { auctionStates } from './document-matrix.ts';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import { connectTo, countingRandom, createReady, type PortalClient, testNow, vary } from './test-client.ts';
import { transitions } from './transitions.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;
let now: number;

beforeEach(async () => {
  now = testNow;
  sandbox = createPortalSandbox({ now: () => now, random: countingRandom(), tokenLifetimeSeconds: 1e9 });
  portal = await connectTo(sandbox);
});

const statusOf = (hash: string) => sandbox.state.auctions[hash]?.status;
function force(hash: string, status: (typeof auctionStates)[number]): void {
  const auction = sandbox.state.auctions[hash];
  if (auction !== undefined) auction.status = status;
}

/** Copied from the portal reference, section 7. */
const allowed = new Map([
  ['to_upcoming from draft', 'upcoming'],
  ['to_deleted from draft', 'deleted'],
  ['to_deferred from upcoming', 'deferred'],
  ['to_cancelled from upcoming', 'cancelled'],
  ['to_paid from upcoming', 'paid'],
]);

describe('a transition', () => {
  const pairs = Object.keys(transitions).flatMap((name) =>
    auctionStates.map((from) => [name, from] as const),
  );

  it.each(pairs)('%s from %s is as documented', async (name, from) => {
    const hash = await createReady(portal);
    force(hash, from);
    const answer = await portal.move(hash, name);
    const to = allowed.get(`${name} from ${from}`);
    expect([answer.status, statusOf(hash)]).toEqual(to === undefined ? [409, from] : [200, to]);
    if (to !== undefined) expect(answer.body.status).toBe(to);
  });

  it('is refused when repeated, and changes nothing', async () => {
    const hash = await createReady(portal);
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(200);
    const { updated_at } = (await portal.detail(hash)).body;
    now += 5000;
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(409);
    expect((await portal.detail(hash)).body).toMatchObject({ status: 'upcoming', updated_at });
  });

  it.each([
    ['an unknown one', { transition: 'to_bidding' }, 'transition'],
    ['a state for a name', { transition: 'upcoming' }, 'transition'],
    ['a name that every object knows', { transition: 'constructor' }, 'transition'],
    ['null', { transition: null }, 'transition'],
    ['a list', { transition: ['to_upcoming'] }, 'transition'],
    ['another key beside it', { transition: 'to_upcoming', number: '142EX81/25' }, 'number'],
  ])('is refused: %s', async (_name, body, field) => {
    const hash = await createReady(portal);
    const answer = await portal.edit(hash, body);
    expect([answer.status, statusOf(hash)]).toEqual([422, 'draft']);
    expect(answer.body.errors).toHaveProperty([field]);
  });

  it('keeps attachments although its body lists none', async () => {
    const hash = await createReady(portal);
    await portal.move(hash, 'to_upcoming');
    expect(sandbox.state.auctions[hash]?.documents).toHaveLength(1);
  });
});

describe('publishing', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['no start', { start_at: null }, 'start_at', 'publish-missing'],
    ['no estimate', { estimated_price: null }, 'estimated_price', 'publish-missing'],
    ['no lowest bid', { item_price: null }, 'item_price', 'publish-missing'],
    ['no increment', { minimal_bid: null }, 'minimal_bid', 'publish-missing'],
    ['no place', { 'item.ruian': null }, 'item.ruian', 'publish-missing'],
    [
      'no cadastral area',
      { 'item.ruian_cadastral_office': null },
      'item.ruian_cadastral_office',
      'publish-missing',
    ],
    [
      'nothing said of a deposit',
      {
        caution_deposit: undefined,
        caution_account_number: undefined,
        caution_variable_symbol: undefined,
        account_specific_symbol: undefined,
      },
      'caution_deposit',
      'publish-missing',
    ],
    ['a start this very moment', { start_at: '2027-01-04T08:00:00.000Z' }, 'start_at', 'start-in-past'],
    ['a start in the past', { start_at: '2026-12-31T08:00:00.000Z' }, 'start_at', 'start-in-past'],
  ])('is refused with %s', async (_name, changes, field, rule) => {
    const hash = await createReady(portal, changes);
    const answer = await portal.move(hash, 'to_upcoming');
    expect([answer.status, statusOf(hash)]).toEqual([422, 'draft']);
    expect(answer.body.message).toBe('Validation Failed');
    expect(Object.keys(Object(answer.body.errors))).toEqual([field]);
    expect(sandbox.journal.at(-1)?.brokenRules).toEqual([`${rule}:${field}`]);
  });

  it('is refused without a decree, however many other documents there are', async () => {
    const documents = [await portal.newDocument('expert_report'), await portal.newDocument('other_doc')];
    const { body } = await portal.create(vary({ documents }));
    const answer = await portal.move(String(body.hash), 'to_upcoming');
    expect(answer.body).toEqual({
      errors: { documents: ['At least one auction_decree is required.'] },
      message: 'Validation Failed',
    });
  });

  it('says in its own words that the start is past', async () => {
    const hash = await createReady(portal);
    now = Date.parse('2027-03-12T09:00:00.000Z');
    expect((await portal.move(hash, 'to_upcoming')).body).toEqual({
      errors: { start_at: ['start_at must be in the future'] },
      message: 'Validation Failed',
    });
  });

  it('is done a second before the start', async () => {
    const hash = await createReady(portal);
    now = Date.parse('2027-03-12T08:59:59.000Z');
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(200);
  });

  it('needs a venue or the place of the item, not both', async () => {
    const hash = await createReady(portal, { 'item.ruian': null, ruian: 123 });
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(200);
  });

  it('needs neither cadastral area nor place for a movable', async () => {
    const documents = [await portal.newDocument('auction_decree')];
    const changes = {
      'item.category': 20,
      'item.ruian': null,
      'item.ruian_cadastral_office': null,
      documents,
    };
    const { body } = await portal.create(vary(changes), 'movable');
    expect((await portal.move(String(body.hash), 'to_upcoming')).status).toBe(200);
  });
});

it('moves a published auction on when its term comes', async () => {
  const hash = await createReady(portal);
  await portal.move(hash, 'to_upcoming');
  now = Date.parse('2027-03-12T09:30:00.000Z');
  expect((await portal.detail(hash)).body.status).toBe('bidding');
  expect((await portal.move(hash, 'to_cancelled')).status).toBe(409);
  now = Date.parse('2027-03-12T10:00:00.000Z');
  expect((await portal.detail(hash)).body.status).toBe('finished');
});

it('never reaches a state by another way than the table, whatever is tried', async () => {
  const names = Object.keys(transitions);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 5 }), async (tried) => {
      const hash = await createReady(portal);
      let expected = 'draft';
      for (const name of tried) {
        expected = allowed.get(`${name} from ${expected}`) ?? expected;
        await portal.move(hash, name);
        expect(statusOf(hash)).toBe(expected);
      }
    }),
    { numRuns: 40 },
  );
});
