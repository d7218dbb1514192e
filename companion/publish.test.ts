import { afterEach, describe, expect, it } from 'vitest';
import { duplicates } from './sandbox/portal-drazeb/index.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<TestBench> => {
  bench = await createTestBench(options);
  return bench;
};
afterEach(() => bench.close());

const published = () =>
  Object.values(bench.sandbox.state.auctions).filter((one) => one.status === 'upcoming');
const all = () => Object.values(bench.sandbox.state.auctions);
const creates = () => bench.sandbox.journal.filter((one) => one.effect?.kind === 'create').length;
const brokenRules = () => bench.sandbox.journal.flatMap((one) => one.brokenRules);

describe('who prepared it', () => {
  it('is who said so', async () => {
    await open();
    const pair = bench.pair('Edge, Jana');
    const { id } = await bench.store(await bench.auction(), { preparedBy: 'Jana Nová' }, pair);
    expect((await bench.read(id)).preparedBy).toBe('Jana Nová');
  });

  it('is the browser it came from where nobody did, and no name once that is gone', async () => {
    await open();
    const pair = bench.pair('Edge, Jana');
    const { id } = await bench.store(await bench.auction(), { preparedBy: '' }, pair);
    expect((await bench.read(id)).preparedBy).toBe('Edge, Jana');
    bench.companion().pairs.remove(pair);
    expect((await bench.read(id)).preparedBy).toBe('');
  });
});

describe('publishing an auction', () => {
  it('creates, attaches, publishes and reads back', async () => {
    await open();
    const { id } = await bench.store(
      await bench.auction({
        attachments: [await bench.attach('vyhláška'), await bench.attach('dům', 'image')],
      }),
    );
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'done',
      problem: null,
      remote: { state: 'upcoming' },
      canStop: false,
    });
    expect(view.steps.map((one) => `${one.name} ${one.state}`)).toEqual([
      'login done',
      'look done',
      'upload done',
      'create done',
      'attach skipped',
      'publish done',
      'verify done',
    ]);
    expect(published()).toHaveLength(1);
    expect(published()[0]?.documents.map((one) => one.original_name)).toEqual(['vyhláška.pdf']);
    expect(published()[0]?.images).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it('sends nothing before the undo window is over', async () => {
    await open();
    await bench.store(await bench.auction());
    await bench.later(14_999);
    expect(bench.sandbox.journal).toHaveLength(0);
    await bench.later(1);
    expect(published()).toHaveLength(1);
  });

  it('sends nothing after undo', async () => {
    await open();
    const { id } = await bench.store(await bench.auction());
    await bench.companion().handlers['submissions.undo']({ id }, { pair: 'test' });
    await bench.later(60_000);
    expect((await bench.read(id)).state).toBe('cancelled');
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('puts a refusal on the field it belongs to, with the words of the portal, and says that a draft exists', async () => {
    await open();
    const { id } = await bench.store(await bench.auction({ startsAt: '2027-01-12T09:00:00.000Z' }));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: {
        code: 'remote-refused',
        field: 'startsAt',
        remoteWords: 'start_at must be in the future',
        sent: 'draft',
      },
    });
  });

  it('goes on from the draft a rejected version left behind', async () => {
    await open();
    await bench.store(await bench.auction({ startsAt: '2027-01-12T09:00:00.000Z' }));
    await bench.send();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    expect(all()).toHaveLength(1);
    expect(published()[0]?.data.start_at).toContain('2027-05-12T09:00:00.000');
    expect(brokenRules().filter((rule) => !rule.startsWith('start-in-past'))).toEqual([]);
  });

  it('waits for credentials and goes on when they are set', async () => {
    await open({ withCredentials: false });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'secret-missing' },
      dueAt: null,
    });
    await bench
      .companion()
      .handlers['secrets.set'](
        { system: 'portal-drazeb', secret: { username: 'cvicny@urad.cz', password: 'cvicne-heslo' } },
        { pair: 'test' },
      );
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
  });

  it('asks once with a wrong password and then waits for a person', async () => {
    await open({ withCredentials: false });
    const set = (password: string) =>
      bench
        .companion()
        .handlers['secrets.set'](
          { system: 'portal-drazeb', secret: { username: 'cvicny@urad.cz', password } },
          { pair: 'test' },
        );
    await set('wrong');
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await bench.later(3_600_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'remote-login-refused', remoteWords: 'Invalid credentials.' },
    });
    expect(bench.sandbox.journal).toHaveLength(1);
    await set('cvicne-heslo');
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
  });

  it('saves a draft and publishes it later', async () => {
    await open();
    const saved = await bench.store(await bench.auction({ action: 'save-draft' }));
    await bench.send();
    const view = await bench.read(saved.id);
    expect(view).toMatchObject({ state: 'done', remote: { state: 'draft', url: null } });
    const payload = await bench.auction({ action: 'publish-draft', remoteHash: view.remote?.id });
    const { id } = await bench.store(payload);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'upcoming' } });
    expect(all()).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it('refuses to publish a draft that is no longer what the person sees', async () => {
    await open();
    const saved = await bench.store(await bench.auction({ action: 'save-draft' }));
    await bench.send();
    const remoteHash = (await bench.read(saved.id)).remote?.id;
    const { id } = await bench.store(
      await bench.auction({ action: 'publish-draft', remoteHash, lowestBid: 1 }),
    );
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'remote-conflict', field: 'lowestBid' },
    });
    expect(published()).toHaveLength(0);
  });
});

describe('a network that loses things', () => {
  const lost = [
    ['create', { method: 'POST', path: '/admin/auctions/new/execution/real.json' }],
    ['publish', { method: 'PATCH', path: '/admin/auctions/*.json', body: 'to_upcoming' }],
  ] as const;

  it.each(lost)('adopts what the lost answer of %s had done', async (_name, at) => {
    await open();
    bench.sandbox.faults.add({ ...at, action: { kind: 'drop-after' } });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'answer-lost', sent: 'unclear' },
    });
    await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(creates()).toBe(1);
    expect(published()).toHaveLength(1);
    expect(duplicates(bench.sandbox.state)).toEqual([]);
  });

  it.each(lost)(
    'repeats %s only after two complete readings, the second after the settling time',
    async (_name, at) => {
      await open();
      bench.sandbox.faults.add({ ...at, action: { kind: 'drop-before' } });
      const { id } = await bench.store(await bench.auction());
      await bench.send();
      for (let second = 2; second < 120; second += 2) {
        await bench.later(2_000);
        expect((await bench.read(id)).state).toBe('unknown');
      }
      await bench.later(2_000);
      expect((await bench.read(id)).state).toBe('done');
      expect(published()).toHaveLength(1);
      expect(duplicates(bench.sandbox.state)).toEqual([]);
    },
  );

  it('does not repeat a create answered with a gateway error that was carried out', async () => {
    await open();
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'status', status: 502, carriedOut: true },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(all()).toHaveLength(1);
  });

  it('leaves an unprovable create to a person when the list ignores paging', async () => {
    await open({ sandbox: { pagingHonoured: false, pageSize: 1 } });
    const other = await bench.store(await bench.auction({ number: '142EX90/25-1' }), {
      caseKey: { fileMark: '142EX90/25', kind: 'auction', lot: '1' },
    });
    const another = await bench.store(await bench.auction({ number: '142EX91/25-1' }), {
      caseKey: { fileMark: '142EX91/25', kind: 'auction', lot: '1' },
    });
    await bench.send();
    expect((await bench.read(other.id)).state).toBe('done');
    expect((await bench.read(another.id)).state).toBe('done');
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'drop-before' },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await bench.later(120_000);
    await bench.later(3_600_000);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', dueAt: null, candidates: [] });
    await bench
      .companion()
      .handlers['submissions.decide']({ id, decision: { what: 'resend', checked: true } }, { pair: 'test' });
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
    expect(all().filter((one) => one.data.number === '142EX81/25-27')).toHaveLength(1);
  });

  it('renews an expired token and looks again before a second create', async () => {
    await open();
    bench.sandbox.faults.add({
      method: 'POST',
      path: '/admin/auctions/new/execution/real.json',
      action: { kind: 'expire-token' },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    expect(creates()).toBe(1);
    expect(bench.sandbox.journal.filter((one) => one.path === '/login/jwt')).toHaveLength(2);
  });

  it('tries again after a busy answer, no earlier than it asks', async () => {
    await open();
    bench.sandbox.faults.add({
      path: '/admin/auctions/upload-document',
      action: { kind: 'status', status: 429, retryAfterSeconds: 90 },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('retrying');
    await bench.later(89_000);
    expect((await bench.read(id)).state).toBe('retrying');
    await bench.later(1_000);
    expect((await bench.read(id)).state).toBe('done');
  });

  it('waits without counting while there is no network', async () => {
    let isOnline = false;
    await open({
      around: async (_request, next) => {
        if (isOnline) return next();
        const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
        throw new TypeError('fetch failed', { cause });
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    for (let round = 0; round < 20; round += 1) await bench.later(60_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'offline', sent: 'nothing' },
    });
    isOnline = true;
    await bench.later(75_000);
    expect((await bench.read(id)).state).toBe('done');
  });
});
