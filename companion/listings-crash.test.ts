import { afterEach, describe, expect, it } from 'vitest';
import { crashPoints, dieAndGoOn, hangAt } from './crash-points.ts';
import { createListingsBench, type ListingsBench } from './listings-bench.ts';
import { doubles } from './sandbox/ingatlanok/doubles.ts';

let bench: ListingsBench;
afterEach(() => bench.close());

/** look, create, list, picture, list, picture, verify */
const requests = 7;

async function listing() {
  const images = [await bench.image('dům'), await bench.image('zahrada')];
  return bench.listing(1, { images });
}

describe('a companion that dies while it files a listing', () => {
  it('sends the requests these tests count on', async () => {
    bench = await createListingsBench();
    await bench.store(await listing());
    await bench.send();
    expect(bench.sandbox.journal).toHaveLength(requests);
  });

  it.each(crashPoints(requests))(
    'at request %i, %s it is carried out, files exactly once',
    async (nth, when) => {
      const { around, atPoint } = hangAt(nth, when);
      bench = await createListingsBench({ around });
      const { id } = await bench.store(await listing());
      await dieAndGoOn(bench, id, atPoint);
      expect((await bench.read(id)).state).toBe('done');
      expect(bench.sandbox.state.properties).toHaveLength(1);
      expect(bench.sandbox.state.properties[0]?.images.map((one) => one.title)).toEqual([
        'dům.png',
        'zahrada.png',
      ]);
      expect(doubles(bench.sandbox.state)).toEqual([]);
      expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
    },
  );
});
