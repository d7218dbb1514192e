/** Answers the portal might give in another shape than assumed: nothing is done twice, nothing gets lost. */
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench, type TestBenchOptions } from '../../test-bench.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

type Answer = Record<string, unknown>;
const isCreate = (request: Request): boolean =>
  request.method === 'POST' && request.url.includes('/auctions/new/');
const isDetail = (request: Request): boolean =>
  request.method === 'GET' && /\/admin\/auctions\/\w+\.json$/.test(new URL(request.url).pathname);
const isAnswerOfRecord = (request: Request): boolean => isCreate(request) || isDetail(request);

/** The answers to some requests in other words. */
const rewritten =
  (
    which: (request: Request) => boolean,
    change: (body: Answer) => unknown,
  ): NonNullable<TestBenchOptions['around']> =>
  async (request, next) => {
    const isMeant = which(request);
    const answer = await next();
    if (!isMeant || !answer.ok) return answer;
    return Response.json(change(Object(await answer.json())), { status: answer.status });
  };

const all = () => Object.values(bench.sandbox.state.auctions);
const sent = (kind: string) => bench.sandbox.journal.filter((one) => one.effect?.kind === kind).length;

describe('an answer to a create', () => {
  it.each([
    ['only a hash', ({ hash }: Answer) => ({ hash })],
    ['a wrapped hash', ({ hash }: Answer) => ({ auction: { hash } })],
    ['a wrapped record', (auction: Answer) => ({ auction })],
  ])('of %s is enough not to create again after a failed reading', async (_name, change) => {
    await open({ around: rewritten(isCreate, change) });
    bench.sandbox.faults.add({
      method: 'GET',
      path: '/admin/auctions/*.json',
      action: { kind: 'status', status: 503 },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({ state: 'retrying', remote: { id: all()[0]?.hash, state: 'draft' } });
    await bench.later(600_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(sent('create')).toBe(1);
    expect(all()).toHaveLength(1);
  });
});

describe('a record', () => {
  const odd = (body: Answer): Answer => ({
    ...body,
    estimated_price: String(body.estimated_price),
    item_price: { amount: 2_000_000 },
    voluntary: 'ne',
    slug: 7,
  });
  it.each([
    ['wrapped', (auction: Answer) => ({ auction })],
    ['with odd fields', odd],
  ])('that is %s is read', async (_name, change) => {
    await open({ around: rewritten(isAnswerOfRecord, change) });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'upcoming' } });
    expect(all()).toHaveLength(1);
  });
});
