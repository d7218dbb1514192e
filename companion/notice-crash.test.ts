import { afterEach, describe, expect, it } from 'vitest';
import { type CrashMoment, crashPoints, dieAndGoOn, hangAt } from './crash-points.ts';
import { createNoticeBench, type NoticeBench } from './notice-bench.ts';
import { duplicates } from './sandbox/cud/index.ts';

let bench: NoticeBench;
afterEach(() => bench.close());

/** version, code lists, own list, post, detail */
const requests = 5;

const paper = { number: '142EX1/25-1', description: 'První', deliveryKind: 'DVR' };

/** A companion that posted one before, so that the list can prove something; its `nth` request from then on hangs. */
async function openUpTo(nth: number, when: CrashMoment) {
  const { around, atPoint, countFromHere } = hangAt(nth, when, 'later');
  bench = await createNoticeBench({ around });
  await bench.store(bench.notice({ number: paper.number, papers: [paper] }));
  await bench.send();
  await bench.later(600_000);
  // Version and code lists are kept for a while: a fresh companion asks for them.
  await bench.restart();
  countFromHere();
  return { atPoint };
}

describe('a companion that dies', () => {
  it('sends the requests these tests count on', async () => {
    await openUpTo(0, 'before');
    const before = bench.cud.journal.length;
    await bench.store(bench.notice());
    await bench.send();
    expect(bench.cud.journal.slice(before).map((one) => `${one.method} ${one.path}`)).toEqual([
      'GET /',
      'GET /ud/ciselniky',
      'GET /ud/vlastni',
      'POST /ud/V49',
      'GET /ud/CV0000002',
    ]);
  });

  it.each(crashPoints(requests))(
    'at request %i, %s it is carried out, posts exactly once',
    async (nth, when) => {
      const { atPoint } = await openUpTo(nth, when);
      const { id } = await bench.store(bench.notice());
      await dieAndGoOn(bench, id, atPoint, { state: 'accepted' });
      expect((await bench.read(id)).state).toBe('accepted');
      await bench.later(600_000);
      expect((await bench.read(id)).state).toBe('done');
      expect(Object.keys(bench.cud.state.notices)).toEqual(['CV0000001', 'CV0000002']);
      expect(duplicates(bench.cud.state)).toEqual([]);
      expect(bench.cud.journal.flatMap((one) => one.brokenRules)).toEqual([]);
    },
  );
});
