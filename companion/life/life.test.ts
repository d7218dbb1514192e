import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestBench, type TestBench, type TestBenchOptions } from '../test-bench.ts';
import { fileFirst, onRecord, sendAndRead } from '../test-changes.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const life = async (atOnce = true) => {
  const message = { fileMark: '142EX81/25', atOnce };
  return (await bench.companion().handlers['life.read'](message, context)).auctions;
};
const all = () => Object.values(bench.sandbox.state.auctions);
const lists = () => bench.sandbox.journal.filter((one) => one.path === '/admin/auctions.json').length;

describe('the life of an auction', () => {
  it('shows its state with exactly what that state allows', async () => {
    await open();
    await fileFirst(bench, 'publish');
    expect(await life()).toMatchObject([
      {
        number: '142EX81/25-27',
        state: 'upcoming',
        transitions: ['defer', 'cancel', 'pay'],
        documentTypes: [],
        editable: 'all-but-term',
        reminders: [],
      },
    ]);
  });

  it('follows what the portal and other people do, and every submission about it knows', async () => {
    await open();
    const filed = await fileFirst(bench, 'publish');
    for (const one of all()) one.status = 'finished';
    expect(await life()).toMatchObject([
      {
        state: 'finished',
        transitions: [],
        documentTypes: ['resolution_post', 'resolution_award', 'resolution_overbid'],
      },
    ]);
    expect((await bench.read(filed.id)).remote?.state).toBe('finished');
  });

  it('reminds of the resolution and of the new term after a deferral', async () => {
    await open();
    const filed = await fileFirst(bench, 'publish');
    await sendAndRead(bench, { ...onRecord(filed), action: 'defer', attachments: [] });
    const [auction] = await life();
    expect(auction?.reminders).toEqual(['resolution-missing', 'term-not-announced']);
    await bench.companion().handlers['life.dismiss']({ id: auction?.id ?? '' }, context);
    expect((await life())[0]?.reminders).toEqual(['resolution-missing']);
    await bench.restart();
    expect((await life(false))[0]?.reminders).toEqual(['resolution-missing']);
  });

  it('sees a new term that was typed into the portal', async () => {
    await open();
    const filed = await fileFirst(bench, 'publish');
    const attachments = [await bench.attach('usnesení', 'resolution_defer')];
    await sendAndRead(bench, { ...onRecord(filed), action: 'defer', attachments });
    expect((await life())[0]?.reminders).toEqual(['term-not-announced']);
    const [old] = all();
    if (old !== undefined) {
      const data = { ...old.data, number: '142EX81/25-31', start_at: '2027-08-12T09:00:00.000+00:00' };
      bench.sandbox.state.auctions.Typed = { ...old, hash: 'Typed', status: 'upcoming', data };
    }
    expect((await life()).map((one) => [one.number, one.reminders])).toEqual([
      ['142EX81/25-27', []],
      ['142EX81/25-31', []],
    ]);
  });

  it('reads one by one what the list leaves out', async () => {
    await open({
      around: async (request, next) => {
        const answer = await next();
        return request.url.includes('auctions.json?') ? Response.json({ '@count': 0 }) : answer;
      },
    });
    await fileFirst(bench, 'publish');
    expect(await life()).toMatchObject([{ state: 'upcoming' }]);
  });

  it.each([404, 410])('counts a record answered with %i as deleted, and makes room', async (status) => {
    let gone = '';
    await open({
      around: (request, next) =>
        gone !== '' && request.url.includes(gone) ? Promise.resolve(new Response('', { status })) : next(),
    });
    const filed = await fileFirst(bench, 'save-draft');
    await life();
    gone = filed.remote?.id ?? '';
    delete bench.sandbox.state.auctions[gone];
    expect(await life()).toMatchObject([{ state: 'deleted', url: null }]);
    expect((await bench.read(filed.id)).remote).toEqual({ id: gone, url: null, state: 'deleted' });
    expect((await fileFirst(bench, 'publish')).state).toBe('done');
    expect(all()).toHaveLength(1);
  });

  it.each([
    ['the list still shows', true, 404],
    ['may not be read', false, 403],
  ] as const)('takes none for deleted that %s', async (_name, isListed, status) => {
    let gone = '';
    await open({
      around: (request, next) =>
        gone !== '' && request.url.includes(gone) ? Promise.resolve(new Response('', { status })) : next(),
    });
    const filed = await fileFirst(bench, 'publish');
    await life();
    gone = filed.remote?.id ?? '';
    if (!isListed) delete bench.sandbox.state.auctions[gone];
    expect(await life()).toMatchObject([{ state: 'upcoming' }]);
    expect((await bench.read(filed.id)).remote?.state).toBe('upcoming');
  });

  it('keeps what was read when the portal cannot be read, and asks nothing of one that is left alone', async () => {
    await open();
    await fileFirst(bench, 'publish');
    await life();
    bench.sandbox.faults.add({
      path: '/admin/**',
      times: 100,
      action: { kind: 'status', status: 503, retryAfterSeconds: 600 },
    });
    expect(await life()).toMatchObject([{ state: 'upcoming' }]);
    const calls = bench.sandbox.journal.length;
    expect(await life()).toMatchObject([{ state: 'upcoming' }]);
    expect(bench.sandbox.journal).toHaveLength(calls);
  });

  it('knows nothing of other cases and refuses to dismiss what it does not know', async () => {
    await open();
    await fileFirst(bench, 'publish');
    await life();
    const message = { fileMark: '142EX99/25', atOnce: false };
    expect((await bench.companion().handlers['life.read'](message, context)).auctions).toEqual([]);
    await expect(bench.companion().handlers['life.dismiss']({ id: 'nikde' }, context)).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('is read once an hour by itself, and not at all while nothing is open', async () => {
    await open();
    bench.companion().startWorker();
    bench.clock.advance(3_600_000);
    await fileFirst(bench, 'save-draft');
    const before = lists();
    bench.clock.advance(3_600_000);
    await vi.waitFor(() => expect(lists()).toBe(before + 1));
    bench.clock.advance(1_800_000);
    await bench.later(0);
    expect(lists()).toBe(before + 1);
    bench.clock.advance(1_800_000);
    await vi.waitFor(() => expect(lists()).toBe(before + 2));
  });
});
