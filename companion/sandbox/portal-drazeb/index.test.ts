import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, createPortalState, duplicates, type PortalSandbox } from './index.ts';
import {
  client,
  connect,
  connectTo,
  countingRandom,
  createReady,
  json,
  type PortalClient,
  testNow,
  vary,
} from './test-client.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;
let now: number;

beforeEach(async () => {
  now = testNow;
  sandbox = createPortalSandbox({ now: () => now, random: countingRandom() });
  portal = await connectTo(sandbox);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;
describe('an auction', () => {
  it('is created as a draft and answered as the portal shows it', async () => {
    const { status, body } = await portal.create(vary({}));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      hash: expect.stringMatching(/^[a-zA-Z]{5}$/),
      slug: `142ex81-25-27-${String(body.hash).toLowerCase()}`,
      type: 'real',
      status: 'draft',
      enabled: false,
      number: '142EX81/25-27',
      start_at: '2027-03-12T09:00:00.000+00:00',
      estimated_price: 3_600_000,
      account_specific_symbol: null,
      item: { title: 'Byt 3+1, Zaječí', ruian: 21_734_569, category: { id: 13, type: 'real' } },
      auctioneer_office: { id: 1 },
      responsible_person: { id: 11, name: 'Mgr. Jana Nová' },
      images: [],
      documents: [],
      updated_at: '2027-01-04T08:00:00.000+00:00',
    });
    expect(await portal.detail(String(body.hash))).toMatchObject({ status: 200, body });
  });

  it.each(['real', 'movable', 'virtual'])('is created as %s', async (kind) => {
    const { body } = await portal.create(vary({ 'item.category': null }), kind);
    expect(body.type).toBe(kind);
  });

  it('is created as a voluntary one under its own address', async () => {
    const body = vary({ number: '142DD81/25', voluntary: true });
    const answer = await portal.call('/admin/auctions/new/voluntary/real.json', json('POST', body));
    expect(answer.status).toBe(201);
  });

  it('is refused with the errors by field', async () => {
    const answer = await portal.create(vary({ item_price: 0.5, number: 'x' }));
    expect([answer.status, answer.body]).toEqual([
      422,
      {
        errors: {
          number: ['This value is not a valid file number.'],
          item_price: ['This value should be a whole number.'],
        },
        message: 'Validation Failed',
      },
    ]);
    expect(broken()).toEqual(['pattern:number', 'fraction:item_price']);
  });

  it('is edited as a whole: what is left out is gone', async () => {
    const { body } = await portal.create(vary({}));
    now += 60_000;
    const edited = await portal.edit(String(body.hash), vary({ 'item.title': 'Jiný', end_at: undefined }));
    expect(edited.body).toMatchObject({
      hash: body.hash,
      end_at: null,
      item: { title: 'Jiný' },
      created_at: body.created_at,
      updated_at: '2027-01-04T08:01:00.000+00:00',
    });
    expect(broken()).toEqual([]);
  });

  it('keeps its term once published, while other values may change', async () => {
    const hash = await createReady(portal);
    await portal.move(hash, 'to_upcoming');
    const kept = Object.keys(Object((await portal.detail(hash)).body.documents));
    const documents = kept.map((known) => ({ hash: known, document_type: 'auction_decree' }));
    expect((await portal.edit(hash, vary({ documents, 'item.title': 'Jiný' }))).status).toBe(200);
    const moved = await portal.edit(hash, vary({ documents, start_at: '2027-03-12T09:30:00.000Z' }));
    expect(moved.body.errors).toEqual({ start_at: ['start_at cannot be changed once published'] });
    expect(broken()).toEqual(['term-fixed:start_at']);
  });

  it('cannot be edited, moved or copied once deleted, yet still tells its state', async () => {
    const hash = String((await portal.create(vary({}))).body.hash);
    await portal.move(hash, 'to_deleted');
    expect((await portal.edit(hash, vary({}))).status).toBe(409);
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(409);
    expect((await portal.call(`/admin/auctions/${hash}/copy.json`, { method: 'PATCH' })).status).toBe(409);
    expect((await portal.detail(hash)).body.status).toBe('deleted');
    expect((await portal.list()).body).toEqual({ '@count': 0 });
  });

  it('is copied into a new draft with the same number and without attachments', async () => {
    const hash = await createReady(portal);
    await portal.move(hash, 'to_upcoming');
    await portal.move(hash, 'to_deferred');
    const { status, body } = await portal.call(`/admin/auctions/${hash}/copy.json`, { method: 'PATCH' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'draft', number: '142EX81/25-27', documents: [] });
    expect(body.hash).not.toBe(hash);
    expect((await portal.detail(hash)).body.status).toBe('deferred');
  });

  it.each([['Ykwdg'], ['constructor'], ['__proto__'], ['%2e%2e']])('is not found by %s', async (hash) => {
    expect((await portal.detail(hash)).status).toBe(404);
    expect((await portal.move(hash, 'to_upcoming')).status).toBe(404);
    expect((await portal.call(`/admin/auctions/${hash}/copy.json`, { method: 'PATCH' })).status).toBe(404);
  });

  it('is found by its hash in the right case only, never by slug or number', async () => {
    const { hash, slug } = (await portal.create(vary({}))).body;
    const swapped = String(hash).replace(/./, (c) =>
      c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase(),
    );
    for (const name of [swapped, slug, '142EX81%2F25-27']) {
      expect((await portal.detail(String(name))).status).toBe(404);
    }
  });

  it('belongs to its office', async () => {
    const state = createPortalState();
    state.offices.push({
      id: 2,
      title: 'Jiný',
      district: 'Brno',
      responsible_persons: [{ id: 21, name: 'Cizí' }],
    });
    state.users['jiny@urad.cz'] = { password: 'heslo', office: 2 };
    const shared = createPortalSandbox({ state, now: () => now });
    const ours = await connectTo(shared);
    const hash = await createReady(ours);
    const send = (path: string, init: RequestInit) => shared.app.request(path, init);
    const theirs = await connect(send, 'jiny@urad.cz', 'heslo');
    expect((await theirs.detail(hash)).status).toBe(403);
    expect((await theirs.move(hash, 'to_deleted')).status).toBe(403);
    expect((await theirs.list()).body['@count']).toBe(0);
    expect(JSON.parse((await theirs.call('/admin/offices.json')).text)).toMatchObject([{ id: 2 }]);
    expect((await ours.detail(hash)).body.status).toBe('draft');
  });
});

it('lists categories with their kinds and the office with its persons', async () => {
  const categories: unknown = JSON.parse((await portal.call('/admin/categories.json')).text);
  expect(categories).toContainEqual({
    id: 13,
    title: 'Byty',
    type: 'real',
    full_path: '/Nemovitosti/Byty',
    parent: 1,
  });
  const offices: unknown = JSON.parse((await portal.call('/admin/offices.json')).text);
  expect(offices).toMatchObject([{ id: 1, responsible_persons: [{ id: 11 }, { id: 12 }] }]);
});

it('answers 404 for what it does not have, and holds it against the client', async () => {
  expect((await portal.call('/admin/auctions/new/execution/land.json', json('POST', {}))).status).toBe(404);
  expect(broken()).toEqual(['unknown-path:']);
  expect((await portal.call('/admin/auctions.json', { method: 'DELETE' })).status).toBe(404);
});

describe('duplicates', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['the same number, kind and start', {}, true],
    ['another číslo listu', { number: '142EX81/25-28' }, false],
    ['another start', { start_at: '2027-03-12T09:30:00.000Z' }, false],
  ])('%s: %s', async (_name, changes, found) => {
    await portal.create(vary({}));
    await portal.create(vary(changes));
    expect(duplicates(sandbox.state).length > 0).toBe(found);
  });

  it('are counted in draft and upcoming only', async () => {
    const hash = await createReady(portal);
    await portal.move(hash, 'to_upcoming');
    const again = await createReady(portal);
    expect(duplicates(sandbox.state)).toEqual([[hash, again]]);
    await portal.move(hash, 'to_cancelled');
    expect(duplicates(sandbox.state)).toEqual([]);
  });
});

it('keeps a state that survives being written and read as JSON', async () => {
  const hash = await createReady(portal);
  const state = JSON.parse(JSON.stringify(sandbox.state)) as typeof sandbox.state;
  const restored = createPortalSandbox({ state, now: () => now });
  const answer = await client((path, init) => restored.app.request(path, init), portal.token).move(
    hash,
    'to_upcoming',
  );
  expect(answer.status).toBe(200);
});

it('finds no broken rule in the whole life of an auction filed by a good client', async () => {
  const hash = await createReady(portal);
  await portal.move(hash, 'to_upcoming');
  await portal.list('?limit=100&offset=0');
  await portal.move(hash, 'to_deferred');
  const kept = Object.keys(Object((await portal.detail(hash)).body.documents));
  const documents = kept.map((known) => ({ hash: known, document_type: 'auction_decree' }));
  await portal.edit(hash, vary({ documents: [...documents, await portal.newDocument('resolution_defer')] }));
  expect(sandbox.journal.flatMap(({ brokenRules }) => brokenRules)).toEqual([]);
  expect(sandbox.journal.map(({ effect }) => effect?.kind ?? null)).toEqual([
    null,
    'upload',
    'create',
    'to_upcoming',
    null,
    'to_deferred',
    null,
    'upload',
    'edit',
  ]);
});
