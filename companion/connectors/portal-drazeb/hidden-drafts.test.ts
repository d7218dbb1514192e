/** A portal whose list leaves drafts out and still calls itself complete: a lost create must not look absent. */
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench, type TestBenchOptions } from '../../test-bench.ts';

type Around = NonNullable<TestBenchOptions['around']>;
let bench: TestBench;
const open = async (around?: Around): Promise<void> => {
  bench = await createTestBench({ listShowsDrafts: null, ...(around === undefined ? {} : { around }) });
};
afterEach(() => bench.close());

const withoutDrafts: Around = async (request, next) => {
  const isList = new URL(request.url).pathname === '/admin/auctions.json';
  const answer = await next();
  if (!isList) return answer;
  const body: Record<string, unknown> = Object(await answer.json());
  const shown = Object.values(body).filter((one) => Object(one).hash && Object(one).status !== 'draft');
  return Response.json({ ...shown, '@count': shown.length });
};
const all = () => Object.values(bench.sandbox.state.auctions);
const loseCreate = (kind: 'drop-before' | 'drop-after') =>
  bench.sandbox.faults.add({
    method: 'POST',
    path: '/admin/auctions/new/execution/real.json',
    action: { kind },
  });
const file = async (number: string, action: 'publish' | 'save-draft' = 'publish'): Promise<string> => {
  const [fileMark = '', lot = ''] = number.split('-');
  const { id } = await bench.store(await bench.auction({ number, action }), {
    caseKey: { fileMark, kind: 'auction', lot },
  });
  await bench.send();
  return id;
};
const waitLong = async (): Promise<void> => {
  for (let round = 0; round < 10; round += 1) await bench.later(60_000);
};

describe('a create whose answer is lost, at a portal that never showed a draft', () => {
  it.each([
    ['carried out', 'drop-after', 1],
    ['not carried out', 'drop-before', 0],
  ] as const)('and was %s, is left to a person', async (_name, kind, created) => {
    await open(withoutDrafts);
    loseCreate(kind);
    const id = await file('142EX81/25-27');
    await waitLong();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      dueAt: null,
      problem: { code: 'answer-lost', sent: 'unclear' },
    });
    expect(all()).toHaveLength(created);
  });

  it('is sent again once any draft is seen in the list', async () => {
    await open();
    await file('142EX90/25-1', 'save-draft');
    loseCreate('drop-before');
    const id = await file('142EX81/25-27');
    await waitLong();
    expect((await bench.read(id)).state).toBe('done');
    expect(all()).toHaveLength(2);
  });

  it('is left to a person after a published one was never listed as a draft, also over a restart', async () => {
    await open(withoutDrafts);
    expect((await bench.read(await file('142EX90/25-1'))).state).toBe('done');
    await bench.restart();
    loseCreate('drop-before');
    const id = await file('142EX81/25-27');
    await waitLong();
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', dueAt: null });
    expect(all()).toHaveLength(1);
  });
});

describe('a create answered with nothing but an address', () => {
  const pointing =
    (address: () => string): Around =>
    async (request, next) => {
      if (!request.url.includes('/auctions/new/')) return withoutDrafts(request, next);
      await next();
      return new Response(null, { status: 201, headers: { location: address() } });
    };
  const own = () => `/admin/auctions/${all().at(-1)?.hash}.json`;

  it('goes on with the record that stands there', async () => {
    await open(pointing(own));
    const id = await file('142EX81/25-27');
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { id: all()[0]?.hash } });
    expect(all()).toHaveLength(1);
  });

  it('looks there again when reading it fails', async () => {
    await open(pointing(own));
    bench.sandbox.faults.add({
      method: 'GET',
      path: '/admin/auctions/*.json',
      action: { kind: 'status', status: 503 },
    });
    const id = await file('142EX81/25-27');
    expect((await bench.read(id)).state).toBe('unknown');
    await bench.later(5_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(all()).toHaveLength(1);
  });

  it.each([
    ['somebody else’s record', () => `/admin/auctions/${all()[0]?.hash}.json`],
    ['nothing', () => '/admin/auctions/nikde.json'],
    ['the public page', () => '/drazba/142ex81-25-27-abcde'],
  ])('and %s stands there, leaves it to a person', async (_name, address) => {
    let around = withoutDrafts;
    await open((request, next) => around(request, next));
    await file('142EX90/25-1', 'save-draft');
    around = pointing(address);
    const id = await file('142EX81/25-27');
    await waitLong();
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', dueAt: null });
    expect(all()).toHaveLength(2);
  });
});
