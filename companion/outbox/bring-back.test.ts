import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { failuresToOpen } from './system-pauses.ts';

let bench: TestBench;
afterEach(() => bench.close());

const dayMs = 24 * 60 * 60_000;
const at = (ms: number): string => new Date(bench.clock.now() + ms).toISOString();
const filed = (): number => Object.keys(bench.sandbox.state.auctions).length;

describe('a clock that is set back', () => {
  it('leaves what is held in its undo window for that window and no longer', async () => {
    bench = await createTestBench();
    const { id, heldUntil } = await bench.store(await bench.auction());
    expect(heldUntil).toBe(at(15_000));
    bench.clock.set(-800 * dayMs);
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'held', heldUntil: at(15_000), dueAt: at(15_000) });
    await bench.later(14_999);
    expect([(await bench.read(id)).state, filed()]).toEqual(['held', 0]);
    await bench.later(1);
    expect([(await bench.read(id)).state, filed()]).toEqual(['done', 1]);
  });

  it('still lets it be taken back', async () => {
    bench = await createTestBench();
    const { id } = await bench.store(await bench.auction());
    bench.clock.set(-dayMs);
    await bench.later(1_000);
    await bench.call('submissions.undo', { id });
    await bench.later(dayMs);
    expect([(await bench.read(id)).state, filed()]).toEqual(['cancelled', 0]);
  });

  it('also while the companion is off', async () => {
    bench = await createTestBench();
    await bench.store(await bench.auction());
    bench.clock.set(-dayMs);
    await bench.restart();
    await bench.later(0);
    await bench.send();
    expect(filed()).toBe(1);
  });

  it('by less than the longest window changes nothing', async () => {
    bench = await createTestBench();
    const { id, heldUntil } = await bench.store(await bench.auction());
    bench.clock.set(-40_000);
    await bench.later(0);
    expect((await bench.read(id)).heldUntil).toBe(heldUntil);
  });

  it('puts no other try off for as long as it was ahead', async () => {
    bench = await createTestBench();
    bench.sandbox.faults.add({ path: '/**', times: 1, action: { kind: 'status', status: 503 } });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('retrying');
    bench.clock.set(-dayMs);
    await bench.later(0);
    expect([(await bench.read(id)).state, filed()]).toEqual(['done', 1]);
  });

  it('leaves no system alone for as long', async () => {
    bench = await createTestBench();
    bench.sandbox.faults.add({ path: '/**', times: failuresToOpen, action: { kind: 'status', status: 503 } });
    for (let lot = 1; lot <= failuresToOpen + 2; lot += 1) {
      await bench.store(await bench.auction({ number: `142EX${lot}/25-1` }), {
        caseKey: { fileMark: `142EX${lot}/25`, kind: 'auction', lot: '1' },
      });
    }
    await bench.send();
    expect(filed()).toBe(0);
    bench.clock.set(-dayMs);
    await bench.restart();
    await bench.later(0);
    await bench.later(0);
    expect(filed()).toBe(failuresToOpen + 2);
  });
});
