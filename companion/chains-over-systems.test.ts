/** "When the auction is published, post the notice": one submission over two systems, each of its steps once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SubmissionView } from '../shared/contract/submission.ts';
import { noticeLot, type PostNotice } from '../shared/submissions/notice.ts';
import { type CudSandbox, createCudSandbox, practiceKey } from './sandbox/cud/index.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';

const boardPort = '10';
let bench: TestBench;
let board: CudSandbox;

async function open(around: TestBenchOptions['around'] = (_request, next) => next()): Promise<void> {
  const toBoard = (request: Request): boolean => new URL(request.url).port === boardPort;
  bench = await createTestBench({
    env: { PODATELNA_CUD_URL: `http://127.0.0.1:${boardPort}` },
    around: (request, next) =>
      around(request, async () => (toBoard(request) ? board.app.request(request) : next())),
  });
  board = createCudSandbox({ now: bench.clock.now });
  await bench.call('secrets.set', { system: 'cud', secret: { apiKey: practiceKey } });
}
afterEach(() => bench.close());

const notice: PostNotice = {
  kind: 'notice',
  action: 'post',
  type: 'V49',
  number: '142EX81/25-27',
  postOn: '2027-03-01',
  addressee: { name: 'Cvičná stavební s.r.o.', companyId: '74120697' },
  papers: [{ number: '142EX81/25-27', description: 'Dražební vyhláška', deliveryKind: 'do vlastních rukou' }],
};

async function file(): Promise<readonly [auction: string, notice: string]> {
  const follower = bench.clock.uuid();
  const caseKey = { fileMark: '142EX81/25', kind: 'notice', lot: noticeLot(notice) } as const;
  const { id } = await bench.store(await bench.auction(), {
    followers: [{ id: follower, caseKey, payload: notice }],
  });
  return [id, follower];
}

async function finish(): Promise<void> {
  await bench.send();
  for (let minutes = 0; minutes < 10; minutes += 1) await bench.later(60_000);
}

const states = async (ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map(async (id) => (await bench.read(id)).state));
const published = (): string[] => Object.values(bench.sandbox.state.auctions).map((one) => one.status);
const posted = (): number => board.journal.filter((one) => one.effect?.kind === 'post').length;
const steps = ({ chain }: SubmissionView) =>
  chain?.steps.map(({ system, action, state }) => `${system} ${action} ${state}`);

describe('an auction and the notice that follows it', () => {
  it('are one submission whose steps are all seen, the second only after the first is public', async () => {
    const publishedAtPost: string[][] = [];
    await open(async (request, next) => {
      const isPost = request.method === 'POST' && new URL(request.url).port === boardPort;
      if (isPost) publishedAtPost.push(published());
      return next();
    });
    const ids = await file();
    expect(steps(await bench.read(ids[0]))).toEqual(['portal-drazeb publish held', 'cud post held']);
    await finish();
    expect(publishedAtPost).toEqual([['upcoming']]);
    expect(posted()).toBe(1);
    // Posting on the board is read back once its day has begun; until then the board has taken it.
    expect((await states(ids))[0]).toBe('done');
    expect(['accepted', 'done']).toContain((await states(ids))[1]);
  });

  it('end together when the portal refuses the auction: nothing is posted', async () => {
    await open(async (request, next) =>
      request.url.includes('/new/') ? Response.json({ message: 'No.' }, { status: 422 }) : next(),
    );
    const ids = await file();
    await finish();
    expect(await states(ids)).toEqual(['rejected', 'cancelled']);
    expect(posted()).toBe(0);
  });

  it.each([
    ['the answer of the portal', (request: Request) => request.url.includes('/new/')],
    [
      'the answer of the board',
      (request: Request) => request.method === 'POST' && new URL(request.url).port === boardPort,
    ],
  ])('are there once each although %s is lost', async (_what, isLost) => {
    let lost = 0;
    await open(async (request, next) => {
      const answer = await next();
      if (!isLost(request) || lost > 0) return answer;
      lost += 1;
      throw new TypeError('terminated');
    });
    const ids = await file();
    await finish();
    expect(lost).toBe(1);
    expect(published()).toEqual(['upcoming']);
    expect(posted()).toBe(1);
    expect((await states(ids))[0]).toBe('done');
  });

  it('go on after a crash between the two', async () => {
    await open();
    const ids = await file();
    await bench.send();
    await bench.crash();
    await finish();
    expect(published()).toEqual(['upcoming']);
    expect(posted()).toBe(1);
    expect((await states(ids))[0]).toBe('done');
  });

  it('are both taken back in the undo window', async () => {
    await open();
    const ids = await file();
    await bench.call('submissions.undo', { id: ids[0] });
    await finish();
    expect(await states(ids)).toEqual(['cancelled', 'cancelled']);
    expect([published(), posted()]).toEqual([[], 0]);
  });
});
