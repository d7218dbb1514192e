import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningSandbox, serveSandbox } from '../serve.ts';
import { ConnectionDropped } from '../shell.ts';
import { createPortalSandbox, duplicates, type PortalSandbox } from './index.ts';
import {
  connect,
  connectTo,
  countingRandom,
  createReady,
  json,
  type PortalClient,
  pdf,
  testNow,
  vary,
} from './test-client.ts';

let sandbox: PortalSandbox;
let running: RunningSandbox;
let portal: PortalClient;

beforeEach(async () => {
  sandbox = createPortalSandbox({ now: () => testNow, random: countingRandom() });
  running = await serveSandbox(sandbox.app, { port: 0 });
  portal = await connect((path, init) => fetch(running.url + path, init));
});
afterEach(async () => {
  await running.stop();
});

const createPath = '/admin/auctions/new/execution/real.json';
const auctionCount = () => Object.keys(sandbox.state.auctions).length;
const last = () => sandbox.journal.at(-1);

describe('over real HTTP', () => {
  it('drops a create before it was carried out', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'drop-before' } });
    await expect(portal.create(vary({}))).rejects.toThrow('fetch failed');
    expect(auctionCount()).toBe(0);
    expect(last()).toMatchObject({ status: null, answered: false, effect: null, faults: ['drop-before'] });
  });

  it('drops a create after it was carried out, and a blind repeat is a duplicate', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'drop-after' } });
    await expect(portal.create(vary({}))).rejects.toThrow('fetch failed');
    expect(auctionCount()).toBe(1);
    expect(last()).toMatchObject({ status: 201, answered: false, effect: { kind: 'create' } });
    expect(duplicates(sandbox.state)).toEqual([]);
    expect((await portal.create(vary({}))).status).toBe(201);
    expect(duplicates(sandbox.state)).toEqual([Object.keys(sandbox.state.auctions)]);
  });

  it('carries a create out long after its answer was lost', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'effect-later', ms: 150 } });
    await expect(portal.create(vary({}))).rejects.toThrow('fetch failed');
    expect((await portal.list()).body['@count']).toBe(0);
    await sandbox.faults.settled();
    expect((await portal.list()).body['@count']).toBe(1);
    expect(sandbox.journal.find(({ path }) => path === createPath)).toMatchObject({
      status: 201,
      answered: false,
      faults: ['effect-later'],
    });
  });

  it('carries an upload out after its answer was lost, bytes and all', async () => {
    sandbox.faults.add({ path: '/admin/auctions/upload-document', action: { kind: 'effect-later', ms: 20 } });
    await expect(portal.newDocument('auction_decree')).rejects.toThrow('fetch failed');
    await sandbox.faults.settled();
    const [upload] = Object.values(sandbox.state.uploads);
    expect(Buffer.from(upload?.base64 ?? '', 'base64')).toEqual(Buffer.from(pdf));
  });

  it('strikes the publishing and not the edit that shares its address', async () => {
    const hash = await createReady(portal);
    sandbox.faults.add({
      method: 'PATCH',
      path: '/admin/auctions/*.json',
      body: 'to_upcoming',
      action: { kind: 'drop-after' },
    });
    const { documents } = (await portal.detail(hash)).body;
    const kept = Object.keys(Object(documents)).map((known) => ({
      hash: known,
      document_type: 'auction_decree',
    }));
    expect((await portal.edit(hash, vary({ documents: kept }))).status).toBe(200);
    await expect(portal.move(hash, 'to_upcoming')).rejects.toThrow('fetch failed');
    expect((await portal.detail(hash)).body.status).toBe('upcoming');
  });

  it.each([
    [429, 7],
    [503, 30],
    [500, undefined],
    [502, undefined],
  ] as const)('answers %i and carries nothing out', async (status, retryAfterSeconds) => {
    sandbox.faults.add({
      path: createPath,
      action: { kind: 'status', status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
    });
    const answer = await portal.create(vary({}));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfterSeconds?.toString() ?? null);
    expect(auctionCount()).toBe(0);
  });

  it('answers 502 although the create was carried out', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'status', status: 502, carriedOut: true } });
    expect((await portal.create(vary({}))).status).toBe(502);
    expect(auctionCount()).toBe(1);
  });

  it('answers late and right', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'delay', ms: 60 } });
    const start = performance.now();
    expect((await portal.create(vary({}))).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });

  it('expires every token on the spot, and a new one is good', async () => {
    sandbox.faults.add({ path: createPath, action: { kind: 'expire-token' } });
    const answer = await portal.create(vary({}));
    expect([answer.status, answer.body.message]).toEqual([401, 'Expired JWT Token']);
    expect(last()?.brokenRules).toEqual([]);
    const again = await connect((path, init) => fetch(running.url + path, init));
    expect((await again.create(vary({}))).status).toBe(201);
  });

  it('takes faults over HTTP for tests that run in another process', async () => {
    const send = (init: RequestInit) => fetch(`${running.url}/__sandbox/faults`, init);
    const fault = { method: 'POST', path: createPath, action: { kind: 'drop-before' } };
    expect((await send(json('POST', { ...fault, often: 1 }))).status).toBe(422);
    expect((await send({ method: 'POST', body: JSON.stringify(fault) })).status).toBe(415);
    expect((await send({ ...json('POST', 0), body: '{' })).status).toBe(422);
    expect((await send(json('POST', fault))).status).toBe(201);
    expect(await (await send({})).json()).toMatchObject([{ ...fault, hits: 0 }]);
    await expect(portal.create(vary({}))).rejects.toThrow('fetch failed');
    expect((await send({ method: 'DELETE' })).status).toBe(204);
    expect((await portal.create(vary({}))).status).toBe(201);
  });

  it('shows journal and state without file contents, passwords or tokens', async () => {
    await createReady(portal);
    const journal = await (await fetch(`${running.url}/__sandbox/journal`)).text();
    const state = await (await fetch(`${running.url}/__sandbox/state`)).text();
    expect(journal).toContain('"effect":{"kind":"create"');
    expect(state).toContain('142EX81/25-27');
    for (const secret of ['cvicne-heslo', portal.token, 'base64']) {
      expect(journal).not.toContain(secret);
      expect(state).not.toContain(secret);
    }
  });
});

describe('without a port', () => {
  it('rejects with ConnectionDropped, and the effect is what the fault says', async () => {
    const inProcess = await connectTo(sandbox);
    sandbox.faults.add({ path: createPath, action: { kind: 'drop-after' } });
    await expect(inProcess.create(vary({}))).rejects.toBeInstanceOf(ConnectionDropped);
    expect(auctionCount()).toBe(1);
  });

  it('waits the latency before every call of the API', async () => {
    const waits: number[] = [];
    const slow = createPortalSandbox({ latencyMs: 10 });
    const start = performance.now();
    await (await connectTo(slow)).list();
    waits.push(performance.now() - start);
    expect(waits[0]).toBeGreaterThanOrEqual(18);
  });
});
