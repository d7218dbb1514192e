import { afterEach, describe, expect, it } from 'vitest';
import { type AttendanceBench, createAttendanceBench } from './attendance-bench.ts';
import { crashPoints, dieAndGoOn, hangAt } from './crash-points.ts';
import { doubles } from './sandbox/dochazka/state.ts';

let bench: AttendanceBench;
afterEach(() => bench.close());

/** look, record, verify */
const requests = 3;

describe('a companion that dies while it records an arrival', () => {
  it('sends the requests these tests count on', async () => {
    bench = await createAttendanceBench();
    await bench.record('arrival');
    await bench.send();
    expect(bench.sandbox.journal).toHaveLength(requests);
  });

  it.each(crashPoints(requests))(
    'at request %i, %s it is carried out, records exactly once',
    async (nth, when) => {
      const { around, atPoint } = hangAt(nth, when);
      bench = await createAttendanceBench({ around });
      const { id } = await bench.record('arrival');
      await dieAndGoOn(bench, id, atPoint, { undoMs: 5_000 });
      expect((await bench.read(id)).state).toBe('done');
      expect(bench.sandbox.state.records).toHaveLength(1);
      expect(doubles(bench.sandbox.state)).toEqual([]);
      expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
    },
  );
});
