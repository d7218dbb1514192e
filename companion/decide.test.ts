import { afterEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../shared/contract/problems.ts';
import type { RouteMessage } from '../shared/contract/routes.ts';
import type { FaultAction } from './sandbox/faults.ts';
import { duplicates } from './sandbox/portal-drazeb/index.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';

const context = { pair: 'test' };
let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const all = () => Object.values(bench.sandbox.state.auctions);
const creates = () => bench.sandbox.journal.filter((one) => one.effect?.kind === 'create').length;
const decide = (id: string, decision: RouteMessage<'submissions.decide'>['decision']) =>
  bench.companion().handlers['submissions.decide']({ id, decision }, context);
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (isProblemError(error)) return error.problem.code;
    throw error;
  }
  return 'no problem';
};

/** Somebody types the same auction into the portal: another companion's submission, unknown to this outbox. */
const fileElsewhere = async (action: 'publish' | 'save-draft' = 'save-draft'): Promise<string> => {
  const other = await createTestBench({
    around: (request) => Promise.resolve(bench.sandbox.app.request(request)),
  });
  other.clock.advance(bench.clock.now() - other.clock.now());
  const { id } = await other.store(await other.auction({ action }));
  await other.send();
  const remote = (await other.read(id)).remote?.id ?? '';
  await other.close();
  return remote;
};

/** The one record there is of another price, and its documents were saved anew: an edit could double them. */
const makeAnother = (): void => {
  const [theirs] = all();
  if (theirs === undefined) throw new Error('nothing is there');
  theirs.data = { ...theirs.data, item_price: 7 };
  theirs.documents = theirs.documents.map((file) => ({ ...file, size: file.size + 1 }));
};

/** Twice, as from two windows: the second publishes nothing of theirs either. */
const adopt = async (id: string, candidate: string): Promise<void> => {
  for (const _time of [1, 2]) {
    await decide(id, { what: 'adopt', candidate });
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'attachments-differ', params: { fields: 'lowestBid' } },
      remote: { id: candidate },
    });
  }
};

describe('a duplicate at the portal', () => {
  it('is shown and nothing is created', async () => {
    await open();
    const remote = await fileElsewhere();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'duplicate-at-remote', sent: 'nothing' },
      candidates: [{ id: remote, state: 'draft', matches: true }],
    });
    expect(creates()).toBe(1);
  });

  it('is adopted when a person says so', async () => {
    await open();
    const remote = await fileElsewhere();
    const { id } = await bench.store(await bench.auction({ lowestBid: 2_100_000 }));
    await bench.send();
    await decide(id, { what: 'adopt', candidate: remote });
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { id: remote, state: 'upcoming' } });
    expect(all()).toHaveLength(1);
    expect(all()[0]?.data.item_price).toBe(2_100_000);
    expect(all()[0]?.documents).toHaveLength(2);
  });

  it('kept with its differences is published as it is, and said to be so', async () => {
    await open();
    const remote = await fileElsewhere();
    makeAnother();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await adopt(id, remote);
    await decide(id, { what: 'adopt', candidate: remote, asIs: true });
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'done', keptAsIs: true, remote: { id: remote } });
    expect(all().map((one) => [one.status, one.data.item_price])).toEqual([['upcoming', 7]]);
  });

  it('adopted in error is let go when a person says so, and stands in the way as before', async () => {
    await open();
    const remote = await fileElsewhere();
    makeAnother();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await adopt(id, remote);
    await decide(id, { what: 'resend', checked: true });
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      remote: null,
      problem: { code: 'duplicate-at-remote', sent: 'nothing' },
      candidates: [{ id: remote }],
    });
    expect(all().map((one) => [one.status, one.data.item_price])).toEqual([['draft', 7]]);
  });

  it('adopted in error after a lost create is let go when a person says so, and ours is created once', async () => {
    await open();
    const place = { method: 'POST', path: '/admin/auctions/new/execution/real.json' };
    bench.sandbox.faults.add({ ...place, action: { kind: 'drop-before' } });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const remote = await fileElsewhere();
    makeAnother();
    await bench.later(2_000);
    await adopt(id, remote);
    await decide(id, { what: 'resend', checked: true });
    await bench.later(0);
    const view = await bench.read(id);
    expect(view.state).toBe('done');
    expect(view.remote?.id).not.toBe(remote);
    expect(all().map((one) => [one.status, one.data.item_price])).toEqual([
      ['draft', 7],
      ['upcoming', 2_000_000],
    ]);
  });

  it('is left alone when a person gives up', async () => {
    await open();
    await fileElsewhere();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await decide(id, { what: 'give-up' });
    await bench.later(3_600_000);
    expect((await bench.read(id)).state).toBe('cancelled');
    expect(all()).toHaveLength(1);
  });

  it('cannot be denied: another one needs a reason', async () => {
    await open();
    await fileElsewhere();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await codeOf(decide(id, { what: 'resend', checked: true }))).toBe('wrong-state');
    await decide(id, { what: 'give-up' });
    const again = await bench.store(await bench.auction(), { duplicateReason: 'jiný podíl' });
    await bench.send();
    expect((await bench.read(again.id)).state).toBe('done');
    expect(all()).toHaveLength(2);
  });

  it('made by two clerks at the same moment stops both before publishing, and one goes on when told so', async () => {
    let isOther = false;
    await open({
      around: async (request, next) => {
        if (request.url.endsWith('/real.json') && !isOther) {
          isOther = true;
          await fileElsewhere();
        }
        return next();
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'unknown',
      problem: { code: 'duplicate-at-remote', sent: 'draft' },
      candidates: [{ matches: true }, { matches: true }],
    });
    expect(all().map((one) => one.status)).toEqual(['draft', 'draft']);
    await decide(id, { what: 'adopt', candidate: view.remote?.id ?? '' });
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
    expect(all().map((one) => one.status)).toEqual(['draft', 'upcoming']);
  });

  it('refuses a candidate nobody showed', async () => {
    await open();
    await fileElsewhere();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await codeOf(decide(id, { what: 'adopt', candidate: 'other' }))).toBe('not-found');
  });

  it('is seen when the panel opens, and read once a minute', async () => {
    await open();
    const remote = await fileElsewhere('publish');
    const look = () =>
      bench.companion().handlers['remote.look'](
        {
          key: { fileMark: '142EX81/25', kind: 'auction', lot: '27' },
          number: '142EX81/25-27',
          recordKind: 'real',
        },
        context,
      );
    expect(await look()).toMatchObject({
      complete: true,
      problem: null,
      records: [{ id: remote, state: 'upcoming' }],
    });
    const calls = bench.sandbox.journal.length;
    await look();
    expect(bench.sandbox.journal).toHaveLength(calls);
    bench.clock.advance(60_000);
    await look();
    expect(bench.sandbox.journal.length).toBeGreaterThan(calls);
  });
});

describe('stopping before publication', () => {
  it('is honoured between two steps and leaves the draft', async () => {
    let id = '';
    await open({
      around: async (request, next) => {
        const isCreate = request.url.endsWith('/real.json');
        if (isCreate) await bench.companion().handlers['submissions.stop']({ id }, context);
        return next();
      },
    });
    id = (await bench.store(await bench.auction())).id;
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'cancelled', remote: { state: 'draft' } });
    expect(all().map((one) => one.status)).toEqual(['draft']);
  });

  it('is refused once publishing was begun', async () => {
    let code = '';
    let id = '';
    await open({
      around: async (request, next) => {
        if (request.method === 'PATCH') {
          code = await codeOf(bench.companion().handlers['submissions.stop']({ id }, context));
        }
        return next();
      },
    });
    id = (await bench.store(await bench.auction())).id;
    await bench.send();
    expect(code).toBe('wrong-state');
    expect((await bench.read(id)).state).toBe('done');
  });

  it('works while it waits for another try', async () => {
    await open();
    bench.sandbox.faults.add({ path: '/login/jwt', action: { kind: 'status', status: 503 } });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('retrying');
    await bench.companion().handlers['submissions.stop']({ id }, context);
    await bench.later(3_600_000);
    expect((await bench.read(id)).state).toBe('cancelled');
    expect(all()).toHaveLength(0);
  });
});

describe('attachments at the portal', () => {
  it('adds one that did not arrive and keeps the others', async () => {
    await open({
      around: async (request, next) => {
        const response = await next();
        if (!request.url.endsWith('/real.json')) return response;
        const auction = all()[0];
        auction?.documents.pop();
        return response;
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    expect(all()[0]?.documents.map((one) => one.document_type)).toEqual(['auction_decree', 'expert_report']);
    expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
  });

  it('does not attach twice when the answer of the edit is lost', async () => {
    await open({
      around: async (request, next) => {
        const response = await next();
        if (request.url.endsWith('/real.json')) all()[0]?.documents.pop();
        return response;
      },
    });
    bench.sandbox.faults.add({
      method: 'PATCH',
      path: '/admin/auctions/*.json',
      action: { kind: 'drop-after' },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('unknown');
    await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(all()[0]?.documents).toHaveLength(2);
  });

  it('asks a person when a published auction lacks one, and accepts it as it is when told so', async () => {
    await open({
      around: async (request, next) => {
        const isPublish = request.method === 'PATCH';
        const response = await next();
        if (isPublish) all()[0]?.documents.pop();
        return response;
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'unknown',
      problem: { code: 'attachments-differ', params: { missing: 1, doubled: 0 }, sent: 'public' },
    });
    // Said once more it is only looked at again: the difference is accepted in so many words or not at all.
    const candidate = view.candidates[0]?.id ?? '';
    await decide(id, { what: 'adopt', candidate });
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', problem: { code: 'attachments-differ' } });
    await decide(id, { what: 'adopt', candidate, asIs: true });
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
    expect(duplicates(bench.sandbox.state)).toEqual([]);
  });
});

describe('a lost create while nobody can look', () => {
  const list = '/admin/auctions.json';
  async function lose(): Promise<string> {
    await open();
    const fault = (method: string, path: string, action: FaultAction): unknown =>
      bench.sandbox.faults.add({ method, path, action, times: 1000 });
    fault('POST', '/admin/auctions/new/execution/real.json', { kind: 'drop-after' });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    fault('GET', list, { kind: 'status', status: 503 });
    await bench.later(120_000);
    return id;
  }

  it('is not said to have been looked for', async () => {
    const id = await lose();
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', candidates: [], looked: false });
    bench.sandbox.faults.clear();
  });

  it('stays unclear when a person says it is not there, and then stops it', async () => {
    const id = await lose();
    await decide(id, { what: 'resend', checked: true });
    await bench.later(0);
    const waiting = await bench.read(id);
    expect(waiting.problem).toMatchObject({ sent: 'unclear' });
    await bench.call('submissions.stop', { id });
    const stopped = await bench.read(id);
    expect(stopped).toMatchObject({ state: 'cancelled', remote: null });
    // What the panel goes by: there is something of ours at the portal, and nobody has proved there isn't.
    expect(stopped.steps.find(({ name }) => name === 'create')?.params).toMatchObject({ checked: 1 });
    expect(all()).toHaveLength(1);
  });
});
