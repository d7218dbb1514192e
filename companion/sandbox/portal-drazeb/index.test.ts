import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, createPortalState, duplicates, type PortalSandbox } from './index.ts';
import {
  type Answer,
  client,
  connectTo,
  countingRandom,
  createReady,
  goodAuction,
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
const with_ = (token: string) => client((path, init) => sandbox.app.request(path, init), token);
const login = (body: unknown) => with_('').call('/login/jwt', json('POST', body));

describe('login', () => {
  it('answers a token whose claims tell its life', async () => {
    const [header, claims] = portal.token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toEqual({ typ: 'JWT', alg: 'RS256' });
    expect(JSON.parse(claims ?? '')).toEqual({
      iat: testNow / 1000,
      exp: testNow / 1000 + 3600,
      roles: ['ROLE_API'],
      username: 'cvicny@urad.cz',
    });
  });

  it.each([
    ['a wrong password', { username: 'cvicny@urad.cz', password: 'x' }],
    ['an unknown user', { username: 'nikdo@urad.cz', password: 'cvicne-heslo' }],
    ['a user every object knows', { username: 'constructor', password: 'x' }],
  ])('refuses %s', async (_name, body) => {
    const answer = await login(body);
    expect([answer.status, answer.body.message]).toEqual([401, 'Invalid credentials.']);
  });

  it.each([
    ['no password', { username: 'cvicny@urad.cz' }, 422],
    ['a numeric password', { username: 'cvicny@urad.cz', password: 1 }, 422],
    ['a further key', { username: 'cvicny@urad.cz', password: 'x', remember: true }, 422],
    ['a list', [], 400],
  ])('refuses a body with %s', async (_name, body, status) => {
    expect((await login(body)).status).toBe(status);
  });

  it('takes the users it was given and no others', async () => {
    const other = createPortalSandbox({ users: { 'a@b.cz': 'heslo' } });
    const enter = (username: string, password: string) =>
      other.app.request('/login/jwt', json('POST', { username, password }));
    expect((await enter('a@b.cz', 'heslo')).status).toBe(200);
    expect((await enter('cvicny@urad.cz', 'cvicne-heslo')).status).toBe(401);
  });
});

describe('the gate before /admin', () => {
  const paths = ['auctions.json', 'categories.json', 'offices.json', 'auctions/Ykwdg.json', 'nothing'];

  it.each(paths)('refuses %s without a token, and holds it against the client', async (path) => {
    const answer = await with_('').call(`/admin/${path}`);
    expect([answer.status, answer.body.message]).toEqual([401, 'JWT Token not found']);
    expect(broken()).toEqual(['no-token:']);
  });

  it.each([
    ['made up', () => 'a.b.c'],
    ['with another signature', () => `${portal.token.slice(0, -3)}AAA`],
    ['named like what every object knows', () => 'constructor'],
  ])('refuses a token %s', async (_name, token) => {
    expect((await with_(token()).list()).body.message).toBe('Invalid JWT Token');
  });

  it('refuses another scheme', async () => {
    const headers = { authorization: `Basic ${portal.token}` };
    expect((await sandbox.app.request('/admin/auctions.json', { headers })).status).toBe(401);
  });

  it('takes a token to the last second and not a second longer, without blame', async () => {
    now += 3_599_999;
    expect((await portal.list()).status).toBe(200);
    now += 1;
    expect((await portal.list()).body).toEqual({ code: 401, message: 'Expired JWT Token' });
    expect(broken()).toEqual([]);
  });
});

describe('JSON bodies', () => {
  const path = '/admin/auctions/new/execution/real.json';
  const body = JSON.stringify(goodAuction);

  it.each([['application/json'], ['application/json;charset=utf-8'], ['Application/JSON; charset=UTF-8']])(
    'are taken as %s',
    async (type) => {
      const init = { method: 'POST', headers: { 'content-type': type }, body };
      expect((await portal.call(path, init)).status).toBe(201);
    },
  );

  it.each<[string, RequestInit, number]>([
    ['text', { body, headers: { 'content-type': 'text/plain' } }, 415],
    ['no type at all', { body: new Blob([body]) }, 415],
    ['a type that merely begins alike', { body, headers: { 'content-type': 'application/jsonp' } }, 415],
    ['another charset', { body, headers: { 'content-type': 'application/json;charset=windows-1250' } }, 415],
    ['a form', { body: new URLSearchParams({ number: '142EX81/25' }) }, 415],
    ['half a body', { body: body.slice(0, -1), headers: { 'content-type': 'application/json' } }, 400],
    ['nothing', { headers: { 'content-type': 'application/json' } }, 400],
    ['a list', { body: '[]', headers: { 'content-type': 'application/json' } }, 400],
    ['null', { body: 'null', headers: { 'content-type': 'application/json' } }, 400],
    [
      'bytes that are not UTF-8',
      { body: Uint8Array.from([0x22, 0xe1, 0x22]), headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'more than a megabyte',
      { body: JSON.stringify('x'.repeat(1_050_000)), headers: { 'content-type': 'application/json' } },
      413,
    ],
  ])('are refused: %s', async (_name, init, status) => {
    expect((await portal.call(path, { method: 'POST', ...init })).status).toBe(status);
    expect(broken()).toHaveLength(1);
    expect(Object.keys(sandbox.state.auctions)).toEqual([]);
  });
});

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
    const entered = await shared.app.request(
      '/login/jwt',
      json('POST', { username: 'jiny@urad.cz', password: 'heslo' }),
    );
    const { token } = (await entered.json()) as { token: string };
    const theirs = client((path, init) => shared.app.request(path, init), token);
    expect((await theirs.detail(hash)).status).toBe(403);
    expect((await theirs.move(hash, 'to_deleted')).status).toBe(403);
    expect((await theirs.list()).body['@count']).toBe(0);
    expect(JSON.parse((await theirs.call('/admin/offices.json')).text)).toMatchObject([{ id: 2 }]);
    expect((await ours.detail(hash)).body.status).toBe('draft');
  });
});

describe('the list', () => {
  const numbers = (answer: Answer) =>
    Object.entries(answer.body)
      .filter(([key]) => key !== '@count')
      .map(([key, record]) => [key, Object(record).number]);

  beforeEach(async () => {
    for (const sheet of [1, 2, 3]) await portal.create(vary({ number: `142EX81/25-${sheet}` }));
  });

  it('is an object with the newest first and the number of all', async () => {
    const answer = await portal.list();
    expect(numbers(answer)).toEqual([
      ['0', '142EX81/25-3'],
      ['1', '142EX81/25-2'],
      ['2', '142EX81/25-1'],
    ]);
    expect(answer.body['@count']).toBe(3);
  });

  it('honours limit and offset, and is empty behind the end', async () => {
    expect(numbers(await portal.list('?limit=2&offset=1'))).toEqual([
      ['0', '142EX81/25-2'],
      ['1', '142EX81/25-1'],
    ]);
    expect((await portal.list('?limit=2&offset=3')).body).toEqual({ '@count': 3 });
    expect(broken()).toEqual([]);
  });

  it('is cut to a page when the client names no limit', async () => {
    const short = createPortalSandbox({ state: sandbox.state, pageSize: 2, now: () => now });
    const answer = await client((path, init) => short.app.request(path, init), portal.token).list();
    expect([numbers(answer).length, answer.body['@count']]).toEqual([2, 3]);
  });

  it('always shows the same page where paging is not honoured', async () => {
    const stubborn = createPortalSandbox({
      state: sandbox.state,
      pageSize: 2,
      pagingHonoured: false,
      now: () => now,
    });
    const { list } = client((path, init) => stubborn.app.request(path, init), portal.token);
    expect(numbers(await list('?limit=2&offset=2'))).toEqual(numbers(await list()));
  });

  it.each(['limit=0', 'limit=101', 'limit=-1', 'limit=x', 'limit=1.5', 'limit=', 'offset=-1', 'offset=1e3'])(
    'refuses %s',
    async (query) => {
      expect((await portal.list(`?${query}`)).status).toBe(422);
    },
  );

  it('ignores a filter and holds it against the client', async () => {
    expect((await portal.list('?number=142EX81/25-1')).body['@count']).toBe(3);
    expect(broken()).toEqual(['unknown-query:number']);
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
