import { afterEach, describe, expect, it } from 'vitest';
import { crashPoints, dieAndGoOn, hangAt } from './crash-points.ts';
import { duplicates } from './sandbox/portal-drazeb/index.ts';
import { createTestBench, type TestBench } from './test-bench.ts';

let bench: TestBench;
afterEach(() => bench.close());

/** login, list, offices, categories, two uploads, create, detail, list, detail, publish, detail */
const requests = 12;

describe('a companion that dies', () => {
  it('sends the requests these tests count on', async () => {
    bench = await createTestBench();
    await bench.store(await bench.auction());
    await bench.send();
    expect(bench.sandbox.journal).toHaveLength(requests);
  });

  it.each(crashPoints(requests))(
    'at request %i, %s it is carried out, publishes exactly once',
    async (nth, when) => {
      const { around, atPoint } = hangAt(nth, when);
      bench = await createTestBench({ around });
      const { id } = await bench.store(await bench.auction());
      await dieAndGoOn(bench, id, atPoint);
      expect((await bench.read(id)).state).toBe('done');
      const auctions = Object.values(bench.sandbox.state.auctions);
      expect(auctions.map((one) => one.status)).toEqual(['upcoming']);
      expect(auctions[0]?.documents).toHaveLength(2);
      expect(duplicates(bench.sandbox.state)).toEqual([]);
      expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
    },
  );

  it('does not create again while the request it had sent may still be carried out', async () => {
    let land: () => Promise<unknown> = async () => {};
    let reached: () => void = () => {};
    const atPoint = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let isFirst = true;
    bench = await createTestBench({
      around: async (request, next) => {
        if (!isFirst || !request.url.endsWith('/real.json')) return next();
        isFirst = false;
        land = next;
        reached();
        return new Promise<Response>(() => {});
      },
    });
    const { id } = await bench.store(await bench.auction());
    bench.clock.advance(15_000);
    void bench.companion().drain();
    await atPoint;
    await bench.crash();
    for (let round = 0; round < 59; round += 1) await bench.later(2_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'answer-lost', sent: 'unclear' },
    });
    await land();
    // The process that took over counts from its first look.
    await bench.later(4_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(Object.values(bench.sandbox.state.auctions).map((one) => one.status)).toEqual(['upcoming']);
  });

  it('counts the settling time anew after a restart: no clock that somebody may have set is believed', async () => {
    bench = await createTestBench();
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'drop-before' },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await bench.later(60_000);
    await bench.restart();
    bench.clock.set(3_600_000);
    for (let round = 0; round < 59; round += 1) await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('unknown');
    for (let round = 0; round < 2; round += 1) await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('done');
  });
});
