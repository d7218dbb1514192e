/** A crash at every request of every change: it is done exactly once, and nothing that was attached is lost. */
import { afterEach, describe, expect, it } from 'vitest';
import { crashPoints, dieAndGoOn, hangAt } from './crash-points.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';
import { copyOf, editOf, fileFirst, newTermKey, onRecord } from './test-changes.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const all = () => Object.values(bench.sandbox.state.auctions);
const broken = () => bench.sandbox.journal.flatMap((one) => one.brokenRules);

describe('a companion that dies in the middle of a change', () => {
  type Start = () => Promise<{ readonly id: string; readonly isRight: () => boolean }>;
  const operations: Readonly<Record<string, Start>> = {
    delete: async () => {
      const filed = await fileFirst(bench, 'save-draft');
      const { id } = await bench.store({ ...onRecord(filed), action: 'delete', attachments: [] });
      return { id, isRight: () => all().every((one) => one.status === 'deleted') };
    },
    defer: async () => {
      const filed = await fileFirst(bench, 'publish');
      const attachments = [await bench.attach('usnesení', 'resolution_defer')];
      const { id } = await bench.store({ ...onRecord(filed), action: 'defer', attachments });
      return { id, isRight: () => all()[0]?.status === 'deferred' && all()[0]?.documents.length === 2 };
    },
    edit: async () => {
      const filed = await fileFirst(bench, 'save-draft');
      const { id } = await bench.store(
        editOf(bench, filed, {
          changes: { lowestBid: 2_100_000 },
          attachments: [await bench.attach('posudek', 'expert_report'), await bench.attach('půda', 'image')],
          removed:
            all()[0]
              ?.images.slice(0, 1)
              .map((one) => one.hash) ?? [],
        }),
      );
      const isRight = () =>
        all()[0]?.data.item_price === 2_100_000 &&
        all()[0]?.documents.length === 2 &&
        all()[0]?.images.length === 2;
      return { id, isRight };
    },
    copy: async () => {
      const filed = await fileFirst(bench, 'publish');
      const { id } = await bench.store(await copyOf(bench, filed), newTermKey);
      const isRight = () => all().length === 2 && all()[1]?.documents.length === 1;
      return { id, isRight };
    },
  };
  /** Requests of each, login included: the crash happens at every one of them. */
  const requests = { delete: 5, defer: 10, edit: 9, copy: 12 };
  const points = Object.entries(requests).flatMap(([name, count]) =>
    crashPoints(count).map(([nth, moment]) => [name, nth, moment] as const),
  );

  it.each(Object.entries(requests))(
    'sends for %s the %i requests these tests count on',
    async (name, count) => {
      await open();
      const { isRight } = (await operations[name]?.()) ?? { isRight: () => false };
      await bench.restart();
      const before = bench.sandbox.journal.length;
      await bench.send();
      expect(isRight()).toBe(true);
      expect(bench.sandbox.journal.length - before).toBe(count);
    },
  );

  it.each(points)(
    '%s, at request %i, %s it is carried out, is done exactly once',
    async (name, nth, when) => {
      const { around, atPoint, countFromHere } = hangAt(nth, when, 'later');
      await open({ around });
      const { id, isRight } = (await operations[name]?.()) ?? { id: '', isRight: () => false };
      await bench.restart();
      countFromHere();
      await dieAndGoOn(bench, id, atPoint);
      expect((await bench.read(id)).state).toBe('done');
      expect(isRight()).toBe(true);
      expect(broken()).toEqual([]);
    },
  );
});
