import { afterEach, describe, expect, it } from 'vitest';
import type { SubmissionView } from '../shared/contract/submission.ts';
import { createListingsBench, type ListingsBench } from './listings-bench.ts';
import { doubles } from './sandbox/ingatlanok/doubles.ts';

let bench: ListingsBench;
afterEach(() => bench.close());

const api = '/api/json/v3';
const requests = (method: string, path: string) =>
  bench.sandbox.journal.filter((one) => one.method === method && one.path === api + path);
const storeMany = async (count: number, change: (serial: number) => object = () => ({})) => {
  const stored: SubmissionView[] = [];
  for (let serial = 1; serial <= count; serial += 1) {
    stored.push(await bench.store(bench.listing(serial, change(serial))));
  }
  return stored;
};
const countStates = async () => {
  const counts: Record<string, number> = {};
  const { submissions } = await bench.call('submissions.list', { limit: 500 });
  for (const { state } of submissions) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

describe('many listings', () => {
  it('go in batches of a hundred, one of them tried alone before', async () => {
    bench = await createListingsBench();
    await storeMany(327);
    await bench.send();
    expect(await countStates()).toEqual({ done: 327 });
    expect(bench.sandbox.state.properties).toHaveLength(327);
    expect(requests('POST', '/property')).toHaveLength(1);
    expect(requests('POST', '/batch').map((one) => Object(one.effect?.detail).effects.length)).toEqual([
      99, 100, 100, 27,
    ]);
    // One look before and one reading back for each hundred.
    expect(requests('GET', '/property')).toHaveLength(8);
    expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
  }, 60_000);

  it('are filed once each whatever happens to their batches', async () => {
    bench = await createListingsBench();
    const path = `${api}/batch`;
    const { faults } = bench.sandbox;
    faults.add({ path, nth: 1, action: { kind: 'partial', entries: 41 } });
    faults.add({ path, nth: 2, action: { kind: 'drop-after' } });
    faults.add({ path, nth: 3, action: { kind: 'partial', entries: 60, answered: true } });
    faults.add({ path, nth: 4, action: { kind: 'cut-answer', bytes: 500 } });
    faults.add({ path, nth: 5, action: { kind: 'drop-before' } });
    faults.add({ path, nth: 6, action: { kind: 'effect-later', ms: 5 } });
    faults.add({ path, nth: 7, action: { kind: 'status', status: 502, carriedOut: true } });
    faults.add({ path: `${api}/property`, method: 'GET', nth: 3, times: 2, action: { kind: 'drop-after' } });
    await storeMany(327);
    await bench.send();
    for (let round = 0; round < 400; round += 1) {
      await faults.settled();
      await bench.later(10_000);
      if ((await countStates()).done === 327) break;
    }
    expect(await countStates()).toEqual({ done: 327 });
    expect(bench.sandbox.state.properties).toHaveLength(327);
    expect(doubles(bench.sandbox.state)).toEqual([]);
    expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
  }, 60_000);

  it('of which some are refused leave the others alone', async () => {
    bench = await createListingsBench();
    const stored = await storeMany(30, (serial) => (serial % 10 === 0 ? { regionId: '99' } : {}));
    await bench.send();
    expect(await countStates()).toEqual({ done: 27, rejected: 3 });
    expect((await bench.read(stored[9]?.id ?? '')).problem).toMatchObject({ code: 'remote-refused' });
  });

  it('that this portal finds wrong are tried one by one and stop far below the lock-out', async () => {
    bench = await createListingsBench();
    const { app } = bench.sandbox;
    const request = app.request.bind(app);
    app.request = async (input, ...rest) => {
      if (!(input instanceof Request) || input.method === 'GET') return request(input, ...rest);
      const body = (await input.text()).replaceAll('"price_currency"', '"currency"');
      return request(input.url, { method: input.method, headers: input.headers, body });
    };
    await storeMany(70);
    await bench.send();
    expect(bench.sandbox.state.failing).toHaveLength(50);
    expect(requests('POST', '/batch')).toEqual([]);
    expect(await countStates()).toEqual({ rejected: 50, retrying: 20 });
  }, 60_000);

  it('go one by one where the portal takes no batches', async () => {
    bench = await createListingsBench({
      around: async (request, next) =>
        request.url.endsWith('/batch') ? new Response('{"error_code":7}', { status: 404 }) : next(),
    });
    await storeMany(5);
    await bench.send();
    for (let round = 0; round < 60; round += 1) await bench.later(10_000);
    expect(await countStates()).toEqual({ done: 5 });
  });

  it('survive a crash in the middle of a batch', async () => {
    let reached: () => void = () => {};
    const atBatch = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let isFirst = true;
    bench = await createListingsBench({
      around: async (request, next) => {
        if (!isFirst || !request.url.endsWith('/batch')) return next();
        isFirst = false;
        await next();
        reached();
        return new Promise<Response>(() => {});
      },
    });
    await storeMany(20);
    bench.clock.advance(15_000);
    void bench.companion().drain();
    await atBatch;
    await bench.crash();
    await bench.later(0);
    for (let round = 0; round < 90; round += 1) {
      await bench.later(2_000);
      if ((await countStates()).done === 20) break;
    }
    expect(await countStates()).toEqual({ done: 20 });
    expect(bench.sandbox.state.properties).toHaveLength(20);
    expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
  });
});
