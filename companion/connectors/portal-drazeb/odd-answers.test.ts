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

describe('a portal that changes attachments', () => {
  const edits = () => bench.sandbox.journal.filter((one) => one.method === 'PATCH').length;
  const withDocuments = (change: (file: Answer, index: number) => Answer) =>
    rewritten(isAnswerOfRecord, (body) => ({
      ...body,
      documents: Object.values(Object(body.documents)).map((file, index) => change(Object(file), index)),
    }));
  const renamed = (file: Answer, index: number): Answer => ({
    ...file,
    original_name: `soubor-${index}.pdf`,
  });

  it.each([
    ['the size stays', renamed],
    ['the size is in words', (file: Answer, index: number) => ({ ...renamed(file, index), size: '1,2 MB' })],
    ['there is no size', (file: Answer, index: number) => ({ ...renamed(file, index), size: undefined })],
  ])('by name publishes without attaching again: %s', async (_name, change) => {
    await open({ around: withDocuments(change) });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    expect(all()[0]?.documents).toHaveLength(2);
    // The transition alone.
    expect(edits()).toBe(1);
  });

  it.each([
    ['by length', (file: Answer) => ({ ...file, size: 1 })],
    ['by name and length', (file: Answer, index: number) => ({ ...renamed(file, index), size: 1 })],
    ['by type', (file: Answer) => ({ ...file, document_type: 'resolution_pre' })],
  ])('%s publishes nothing and asks a person', async (_name, change) => {
    await open({ around: withDocuments(change) });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await bench.later(3_600_000);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', problem: { code: 'attachments-differ' } });
    expect(all()[0]?.status).toBe('draft');
    expect(edits()).toBe(0);
  });

  it('and shows one of them twice publishes nothing and asks a person', async () => {
    await open({
      around: rewritten(isDetail, (body) => {
        const documents = Object.values(Object(body.documents));
        return { ...body, documents: [...documents, ...documents] };
      }),
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'attachments-differ', params: { missing: 0, doubled: 2 } },
    });
    expect(all()[0]?.status).toBe('draft');
  });
});
