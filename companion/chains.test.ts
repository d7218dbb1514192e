/** Steps that depend on one another: one request, each with its own state, and none begun without the one before. */
import { afterEach, describe, expect, it } from 'vitest';
import type { StoreRequest, SubmissionView } from '../shared/contract/submission.ts';
import type { AuctionSubmission } from '../shared/submissions/auction.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const all = () => Object.values(bench.sandbox.state.auctions);
type Follower = NonNullable<StoreRequest['followers']>[number];
const follower = async (sheet: string, changes: Partial<AuctionSubmission> = {}): Promise<Follower> => ({
  id: bench.clock.uuid(),
  caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: sheet },
  payload: await bench.auction({ number: `142EX81/25-${sheet}`, ...changes }),
});
const storeChain = async (
  followers: Follower[],
  changes: Partial<AuctionSubmission> = {},
): Promise<SubmissionView> => bench.store(await bench.auction(changes), { followers });
const states = async (view: SubmissionView): Promise<string[]> =>
  (await bench.read(view.id)).chain?.steps.map((step) => step.state) ?? [];
const inThePast = '2027-01-12T09:00:00.000Z';

describe('a chain', () => {
  it('is carried out step by step, and every step shows the whole', async () => {
    await open();
    const followers = [await follower('28'), await follower('29')];
    const view = await storeChain(followers);
    expect(view.chain).toMatchObject({
      state: 'held',
      steps: [{ id: view.id }, { id: followers[0]?.id }, { id: followers[1]?.id }],
    });
    await bench.send();
    expect(await states(view)).toEqual(['done', 'done', 'done']);
    expect((await bench.read(followers[1]?.id ?? '')).chain?.state).toBe('done');
    expect(all().map((one) => one.data.number)).toEqual(['142EX81/25-27', '142EX81/25-28', '142EX81/25-29']);
  });

  it('does not begin a step while the one before is open, and is as bad as its worst step', async () => {
    await open();
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'drop-before' },
    });
    const view = await storeChain([await follower('28')]);
    await bench.send();
    expect(await states(view)).toEqual(['unknown', 'queued']);
    expect((await bench.read(view.id)).chain?.state).toBe('unknown');
    await bench.later(60_000);
    expect(all()).toHaveLength(0);
    for (let round = 0; round < 40; round += 1) await bench.later(2_000);
    expect(await states(view)).toEqual(['done', 'done']);
  });

  it.each<[string, Partial<AuctionSubmission>, () => Promise<unknown>, string]>([
    ['is refused', { startsAt: inThePast }, () => bench.send(), 'rejected'],
    [
      'is taken back',
      {},
      async () => bench.companion().handlers['submissions.undo']({ id: await firstId() }, context),
      'cancelled',
    ],
  ])('never begins the next step when one %s', async (_name, changes, act, state) => {
    await open();
    const view = await storeChain([await follower('28'), await follower('29')], changes);
    await act();
    await bench.later(3_600_000);
    expect(await states(view)).toEqual([state, 'cancelled', 'cancelled']);
    const [, second] = (await bench.read(view.id)).chain?.steps ?? [];
    expect(await bench.read(second?.id ?? '')).toMatchObject({
      problem: { code: 'step-before-ended', sent: 'nothing' },
    });
    expect(all().filter((one) => one.data.number !== '142EX81/25-27')).toEqual([]);
  });
  const firstId = async (): Promise<string> => {
    const { submissions } = await bench.companion().handlers['submissions.list']({ limit: 50 }, context);
    return submissions.at(-1)?.id ?? '';
  };

  it('ends behind a step that is given up by a person', async () => {
    await open({ listShowsDrafts: 'no' });
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'drop-before' },
    });
    const view = await storeChain([await follower('28')]);
    await bench.send();
    await bench.later(300_000);
    await bench
      .companion()
      .handlers['submissions.decide']({ id: view.id, decision: { what: 'give-up' } }, context);
    await bench.later(3_600_000);
    expect(await states(view)).toEqual(['cancelled', 'cancelled']);
    expect(all()).toHaveLength(0);
  });

  it('goes on without a follower that was taken out', async () => {
    await open();
    const followers = [await follower('28')];
    const view = await storeChain(followers);
    await bench.companion().handlers['submissions.undo']({ id: followers[0]?.id ?? '' }, context);
    await bench.send();
    expect(await states(view)).toEqual(['done', 'cancelled']);
    expect((await bench.read(view.id)).chain?.state).toBe('cancelled');
  });

  it('is the same when it is stored twice, and another one with other steps', async () => {
    await open();
    const followers = [await follower('28')];
    const payload = await bench.auction();
    const id = bench.clock.uuid();
    const first = await bench.store(payload, { id, followers });
    expect((await bench.store(payload, { id, followers })).id).toBe(first.id);
    expect((await bench.store(payload, { followers })).id).toBe(first.id);
    await expect(bench.store(payload, {})).rejects.toMatchObject({ problem: { code: 'already-filed' } });
    await expect(bench.store(payload, { id, followers: [await follower('29')] })).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
    const { submissions } = await bench.companion().handlers['submissions.list']({ limit: 50 }, context);
    expect(submissions).toHaveLength(2);
  });

  it('is stored whole or not at all', async () => {
    await open();
    await bench.store(await bench.auction({ number: '142EX81/25-28' }), {
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    await expect(storeChain([await follower('28', { title: 'Jiný' })])).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
    const { submissions } = await bench.companion().handlers['submissions.list']({ limit: 50 }, context);
    expect(submissions).toHaveLength(1);
  });

  it.each<[string, () => Promise<Follower[]>]>([
    ['of another case', async () => [{ ...(await follower('28')), ...otherCase() }]],
    ['under the key of the first', async () => [await follower('27')]],
    ['twice under one key', async () => [await follower('28'), await follower('28')]],
    [
      'under another number than its key says',
      async () => [await follower('28', { number: '142EX99/25-28' })],
    ],
  ])('is refused with a step %s', async (_name, steps) => {
    await open();
    await expect(storeChain(await steps())).rejects.toMatchObject({ problem: { code: 'invalid-message' } });
  });
  const otherCase = () =>
    ({ caseKey: { fileMark: '142EX99/25', kind: 'auction', lot: '28' } }) satisfies Partial<Follower>;

  it('survives a crash at every point with each step done once', async () => {
    for (const nth of [1, 7, 11, 12, 13, 18, 23]) {
      let count = 0;
      let reached: () => void = () => {};
      const atPoint = new Promise<void>((resolve) => {
        reached = resolve;
      });
      await open({
        around: async (_request, next) => {
          count += 1;
          if (count !== nth) return next();
          await next();
          reached();
          return new Promise<Response>(() => {});
        },
      });
      const view = await storeChain([await follower('28')]);
      bench.clock.advance(15_000);
      void bench.companion().drain();
      await atPoint;
      await bench.crash();
      for (let round = 0; round < 70 && (await bench.read(view.id)).chain?.state !== 'done'; round += 1) {
        await bench.later(2_000);
      }
      expect(await states(view)).toEqual(['done', 'done']);
      expect(all().map((one) => one.status)).toEqual(['upcoming', 'upcoming']);
      if (nth !== 23) await bench.close();
    }
  }, 30_000);
});
