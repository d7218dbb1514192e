import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import {
  client,
  connectTo,
  countingRandom,
  goodAuction,
  json,
  type PortalClient,
  testNow,
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
const holding = (token: string) => client((path, init) => sandbox.app.request(path, init), token);
const login = (body: unknown) => holding('').call('/login/jwt', json('POST', body));

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
    const answer = await holding('').call(`/admin/${path}`);
    expect([answer.status, answer.body.message]).toEqual([401, 'JWT Token not found']);
    expect(broken()).toEqual(['no-token:']);
  });

  it.each([
    ['made up', () => 'a.b.c'],
    ['with another signature', () => `${portal.token.slice(0, -3)}AAA`],
    ['named like what every object knows', () => 'constructor'],
  ])('refuses a token %s', async (_name, token) => {
    expect((await holding(token()).list()).body.message).toBe('Invalid JWT Token');
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
