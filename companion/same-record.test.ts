import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from './test-bench.ts';

let bench: TestBench;
afterEach(() => bench.close());

const create = '/admin/auctions/new/execution/real.json';
const duplicateReason = 'druhá dražba téže věci';

/** A create whose answer is lost, and a second submission for the same sheet. */
async function loseAnswer(lateMs: number): Promise<{ first: string; second: string }> {
  bench = await createTestBench({
    sandbox: { sleep: (ms) => bench.clock.wait(ms, new AbortController().signal) },
  });
  bench.sandbox.faults.add({ method: 'POST', path: create, action: { kind: 'effect-later', ms: lateMs } });
  const payload = await bench.auction();
  const { id: first } = await bench.store(payload);
  await bench.send();
  const { id: second } = await bench.store(payload, { duplicateReason });
  await bench.send();
  return { first, second };
}

const records = (): string[] => Object.keys(bench.sandbox.state.auctions);

describe('while an answer is lost', () => {
  it('sends nothing else for the same record, and both come to their own record then', async () => {
    const { first, second } = await loseAnswer(60_000);
    expect((await bench.read(first)).state).toBe('unknown');
    expect((await bench.read(second)).state).toBe('queued');
    expect(records()).toHaveLength(0);
    for (let round = 0; round < 70; round += 1) await bench.later(2_000);
    const views = [await bench.read(first), await bench.read(second)];
    expect(views.map((one) => one.state)).toEqual(['done', 'done']);
    expect(views.map((one) => one.remote?.id)).toEqual(records());
  });

  it('goes on with another sheet of the same case', async () => {
    await loseAnswer(60_000);
    const other = await bench.auction({ number: '142EX81/25-28' });
    const { id } = await bench.store(other, {
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
  });
});
