import { afterEach, describe, expect, it } from 'vitest';
import { failuresToOpen } from './outbox/system-pauses.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const file = async (number: string): Promise<string> => {
  const [fileMark = '', lot = ''] = number.split('-');
  const { id } = await bench.store(await bench.auction({ number }), {
    caseKey: { fileMark, kind: 'auction', lot },
  });
  return id;
};
const portal = async () => {
  const { systems } = await bench.companion().handlers['service.read']({}, context);
  return systems.find((one) => one.system === 'portal-drazeb');
};
const calls = () => bench.sandbox.journal.length;
const down = (times = 1_000) =>
  bench.sandbox.faults.add({ path: '/**', times, action: { kind: 'status', status: 503 } });
const at = (ms: number): string => new Date(bench.clock.now() + ms).toISOString();

describe('a system that fails again and again', () => {
  const numbers = Array.from({ length: 8 }, (_, index) => `142EX${90 + index}/25-1`);

  it('is left alone after five failures in a row and says until when', async () => {
    await open();
    down();
    const ids = [];
    for (const number of numbers) ids.push(await file(number));
    await bench.send();
    expect(calls()).toBe(failuresToOpen);
    expect(await portal()).toMatchObject({
      waitsUntil: at(30_000),
      problem: { code: 'remote-unavailable', params: { failures: failuresToOpen } },
    });
    expect(await bench.read(ids.at(-1) ?? '')).toMatchObject({
      state: 'queued',
      dueAt: at(30_000),
      problem: { code: 'remote-unavailable', sent: 'nothing' },
    });
    await bench.later(29_000);
    expect(calls()).toBe(failuresToOpen);
  });

  it('gets one trial when the pause is over, and a longer pause when that fails', async () => {
    await open();
    down();
    for (const number of numbers) await file(number);
    await bench.send();
    await bench.later(30_000);
    expect(calls()).toBe(failuresToOpen + 1);
    expect((await portal())?.waitsUntil).toBe(at(60_000));
    await bench.later(60_000);
    expect(calls()).toBe(failuresToOpen + 2);
    expect((await portal())?.waitsUntil).toBe(at(120_000));
  });

  it('is asked by everybody again when a trial succeeds', async () => {
    await open();
    down(failuresToOpen);
    const ids = [];
    for (const number of numbers) ids.push(await file(number));
    await bench.send();
    await bench.later(30_000);
    for (const id of ids) expect((await bench.read(id)).state).toBe('done');
    expect(await portal()).toMatchObject({ waitsUntil: null, problem: null });
  });

  it('is not asked earlier after a restart', async () => {
    await open();
    down();
    for (const number of numbers) await file(number);
    await bench.send();
    const until = (await portal())?.waitsUntil;
    await bench.crash();
    await bench.later(1_000);
    expect(calls()).toBe(failuresToOpen);
    expect((await portal())?.waitsUntil).toBe(until);
    await bench.later(29_000);
    expect(calls()).toBe(failuresToOpen + 1);
  });

  it('is tried at once when a person asks, once', async () => {
    await open();
    down();
    const ids = [];
    for (const number of numbers) ids.push(await file(number));
    await bench.send();
    await bench.companion().handlers['submissions.retry']({ id: ids.at(-1) ?? '' }, context);
    await bench.later(0);
    expect(calls()).toBe(failuresToOpen + 1);
    expect((await portal())?.waitsUntil).toBe(at(60_000));
  });

  it('lets another one than the one that always fails be the trial', async () => {
    await open({
      around: async (request, next) => {
        const isPoison = request.method === 'POST' && (await request.clone().text()).includes('jedovatá');
        return isPoison ? new Response('', { status: 500 }) : next();
      },
    });
    const poison = await bench.store(
      await bench.auction({ attachments: [await bench.attach('jedovatá')], number: '142EX70/25-1' }),
      { caseKey: { fileMark: '142EX70/25', kind: 'auction', lot: '1' } },
    );
    await bench.send();
    for (let tries = 1; tries < failuresToOpen; tries += 1) await bench.later(300_000);
    expect((await portal())?.waitsUntil).not.toBeNull();
    const other = await file('142EX90/25-1');
    await bench.later(15_000);
    expect((await bench.read(other)).state).toBe('queued');
    await bench.later(15_000);
    expect((await bench.read(other)).state).toBe('done');
    expect((await bench.read(poison.id)).state).toBe('retrying');
  });

  it.each([
    ['a date', (now: number) => new Date(now + 300_000).toUTCString(), 300_000],
    ['seconds', () => '300', 300_000],
    ['a day of seconds', () => '86400', 3_600_000],
  ])('gets the time it asks for by %s, for everything that waits', async (_name, header, ms) => {
    let isBusy = true;
    let asked = 0;
    await open({
      around: async (_request, next) => {
        asked += 1;
        if (!isBusy) return next();
        return new Response('', { status: 429, headers: { 'retry-after': header(bench.clock.now()) } });
      },
    });
    const first = await file('142EX90/25-1');
    const second = await file('142EX91/25-1');
    await bench.send();
    isBusy = false;
    await bench.later(ms - 1_000);
    expect(asked).toBe(1);
    await bench.later(1_000);
    expect((await bench.read(first)).state).toBe('done');
    expect((await bench.read(second)).state).toBe('done');
  });
});

describe('order', () => {
  const loseCreate = () =>
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'drop-before' },
    });

  it('keeps back what comes later for the same record while an answer is lost, and nothing else', async () => {
    await open();
    loseCreate();
    const first = await file('142EX81/25-27');
    const again = await bench.store(await bench.auction({ title: 'Jiný podíl' }), {
      duplicateReason: 'jiný podíl',
    });
    const otherLot = await file('142EX81/25-28');
    await bench.send();
    expect((await bench.read(first)).state).toBe('unknown');
    expect((await bench.read(again.id)).state).toBe('queued');
    expect((await bench.read(otherLot)).state).toBe('done');
    for (let round = 0; round < 70; round += 1) await bench.later(2_000);
    expect((await bench.read(first)).state).toBe('done');
    expect((await bench.read(again.id)).state).toBe('done');
  });

  it('keeps back what comes later for the same record while it waits for another try', async () => {
    await open();
    bench.sandbox.faults.add({ path: '/login/jwt', action: { kind: 'status', status: 503 } });
    const first = await file('142EX81/25-27');
    const again = await bench.store(await bench.auction({ title: 'Jiný podíl' }), {
      duplicateReason: 'jiný podíl',
    });
    await bench.send();
    expect((await bench.read(first)).state).toBe('retrying');
    expect((await bench.read(again.id)).state).toBe('queued');
    await bench.later(5_000);
    expect((await bench.read(first)).state).toBe('done');
    expect((await bench.read(again.id)).state).toBe('done');
  });
});
