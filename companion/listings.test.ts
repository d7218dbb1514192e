import { afterEach, describe, expect, it } from 'vitest';
import type { ListingChange } from '../shared/submissions/listing.ts';
import { createListingsBench, type ListingsBench } from './listings-bench.ts';
import { practiceOffice } from './sandbox/ingatlanok/state.ts';

let bench: ListingsBench;
const open = async (...options: Parameters<typeof createListingsBench>): Promise<ListingsBench> => {
  bench = await createListingsBench(...options);
  return bench;
};
afterEach(() => bench.close());

const api = '/api/json/v3';
const properties = () => bench.sandbox.state.properties;
const brokenRules = () => bench.sandbox.journal.flatMap((one) => one.brokenRules);
const requests = (method: string, path: string) =>
  bench.sandbox.journal.filter((one) => one.method === method && one.path === api + path).length;
const settle = async (id: string, rounds = 90) => {
  for (let round = 0; round < rounds; round += 1) {
    const { state } = await bench.read(id);
    if (['done', 'rejected'].includes(state)) break;
    await bench.later(2_000);
  }
  return bench.read(id);
};

describe('a listing', () => {
  it('is created under our own key, with its pictures in order, and read back', async () => {
    await open();
    const images = [await bench.image('dům'), await bench.image('zahrada')];
    const { id } = await bench.store(bench.listing(1, { images }));
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({ state: 'done', problem: null, remote: { id: properties()[0]?.id } });
    expect(view.steps.map((one) => `${one.name} ${one.state}`)).toEqual([
      'look done',
      'create done',
      'image-1 done',
      'image-2 done',
      'verify done',
    ]);
    expect(properties()[0]?.images.map(({ title, order }) => [title, order])).toEqual([
      ['dům.png', 1],
      ['zahrada.png', 2],
    ]);
    expect(properties()[0]).toMatchObject({ transferId: '142EX1-25', officeId: practiceOffice });
    expect(brokenRules()).toEqual([]);
  });

  it('publishes no address and costs nothing unless told', async () => {
    await open();
    await bench.store(bench.listing(1));
    await bench.send();
    expect(properties()[0]?.blocks.location).toMatchObject({ is_address_public: false });
    expect(properties()[0]?.blocks.property).not.toHaveProperty('is_featured');
    expect(properties()[0]?.blocks.property).not.toHaveProperty('status');
    const details = bench.sandbox.journal.map((one) => one.effect?.detail);
    expect(JSON.stringify(details)).not.toContain('costs');
  });

  it.each([
    ['drop-before', { kind: 'drop-before' }],
    ['drop-after', { kind: 'drop-after' }],
    ['effect-later', { kind: 'effect-later', ms: 0 }],
    ['a gateway that gave up', { kind: 'status', status: 502, carriedOut: true }],
    ['a gateway that never asked', { kind: 'status', status: 503 }],
    ['an answer cut off', { kind: 'cut-answer', bytes: 9 }],
  ] as const)('is created once when the answer is lost: %s', async (_name, action) => {
    await open();
    bench.sandbox.faults.add({ method: 'POST', path: `${api}/property`, action });
    const { id } = await bench.store(bench.listing(1));
    await bench.send();
    await bench.sandbox.faults.settled();
    expect((await bench.read(id)).state).toBe('unknown');
    expect(await settle(id)).toMatchObject({ state: 'done', problem: null });
    expect(properties()).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it('is not created again before the settling time is over', async () => {
    await open();
    bench.sandbox.faults.add({ method: 'POST', path: `${api}/property`, action: { kind: 'drop-before' } });
    const { id } = await bench.store(bench.listing(1));
    await bench.send();
    for (let round = 0; round < 59; round += 1) await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('unknown');
    expect(requests('POST', '/property')).toBe(1);
    expect((await settle(id)).state).toBe('done');
    expect(requests('POST', '/property')).toBe(2);
  });

  it('whose key is taken is never a success by itself: equal content is adopted, other content is for a person', async () => {
    await open();
    // A colleague's companion files the same between our look and our create.
    const collide = async (serial: number, price: string) => {
      const listing = bench.listing(serial);
      const { id } = await bench.store(listing);
      let isFirst = true;
      const app = bench.sandbox.app;
      const request = app.request.bind(app);
      app.request = async (input, ...rest) => {
        if (isFirst && input instanceof Request && input.method === 'POST') {
          isFirst = false;
          const body = (await input.clone().text()).replace(/"price":[\d.]+/, `"price":${price}`);
          await request(input.url, { method: 'POST', headers: input.headers, body });
        }
        return request(input, ...rest);
      };
      await bench.send();
      app.request = request;
      return bench.read(id);
    };
    expect(await collide(1, '1000000.5')).toMatchObject({ state: 'done' });
    const other = await collide(2, '7');
    expect(other).toMatchObject({ state: 'unknown', problem: { code: 'duplicate-at-remote' } });
    expect(other.candidates).toMatchObject([{ number: '142EX2-25', matches: false }]);
    expect(properties()).toHaveLength(2);
    // The person says it is this one: it is brought to what was filed, by PUT.
    const [candidate] = other.candidates;
    await bench.call('submissions.decide', {
      id: other.id,
      decision: { what: 'adopt', candidate: candidate?.id ?? '' },
    });
    await bench.later(0);
    expect(await bench.read(other.id)).toMatchObject({ state: 'done' });
    expect(JSON.stringify(properties()[1]?.blocks.price)).toContain('2000000.50');
    expect(requests('DELETE', '/property')).toBe(0);
  });

  it('is found already there before anything is sent', async () => {
    await open();
    const first = await bench.store(bench.listing(1));
    await bench.send();
    expect((await bench.read(first.id)).state).toBe('done');
    const look = await bench.call('remote.look', {
      key: { fileMark: '142EX1/25', kind: 'listing', lot: 'x' },
      number: '142EX1-25',
      recordKind: 'listing',
      subject: practiceOffice,
    });
    expect(look).toMatchObject({ complete: true, records: [{ number: '142EX1-25' }] });
  });

  it('is settled without the filter that nobody has promised', async () => {
    await open({ sandbox: { filtersHonoured: false } });
    const one = await bench.store(bench.listing(1));
    await bench.send();
    bench.sandbox.faults.add({ method: 'POST', path: `${api}/property`, action: { kind: 'drop-after' } });
    const two = await bench.store(bench.listing(2));
    await bench.send();
    expect((await settle(two.id)).state).toBe('done');
    expect((await bench.read(one.id)).remote?.id).not.toBe((await bench.read(two.id)).remote?.id);
  });

  it('puts a refusal on the screen with the words of the portal', async () => {
    await open();
    const { id } = await bench.store(bench.listing(1, { regionId: '99' }));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: {
        code: 'remote-refused',
        remoteWords: 'Ismeretlen azonosító: location.region_id',
        sent: 'nothing',
      },
    });
  });
});

describe('a change', () => {
  const filed = async () => {
    const images = [await bench.image('dům'), await bench.image('zahrada')];
    const { id } = await bench.store(bench.listing(1, { images }));
    await bench.send();
    const { remote } = await bench.read(id);
    const { kind, fileMark, officeId, transferId } = bench.listing(1);
    const remoteId = remote?.id ?? '';
    const change: Omit<ListingChange, 'changeId'> = {
      kind,
      action: 'change',
      fileMark,
      officeId,
      transferId,
      remoteId,
      imageSteps: [],
    };
    return {
      remoteId,
      change,
      deletion: { kind, action: 'delete' as const, fileMark, officeId, transferId, remoteId },
    };
  };

  it.each(['drop-before', 'drop-after'] as const)(
    'is sent by PUT and leaves the rest alone: %s',
    async (kind) => {
      await open();
      const { change } = await filed();
      bench.sandbox.faults.add({ method: 'PUT', path: `${api}/property`, action: { kind } });
      const { id } = await bench.store({ ...change, changeId: bench.clock.uuid(), price: '5' });
      await bench.send();
      expect((await settle(id)).state).toBe('done');
      expect(properties()[0]?.blocks).toMatchObject({
        price: { price: 5, price_currency: 'huf' },
        property: { type: 'house' },
      });
      expect([requests('POST', '/property'), requests('DELETE', '/property')]).toEqual([1, 0]);
      expect(brokenRules()).toEqual([]);
    },
  );

  it('that deletes it leaves room for another listing of the case', async () => {
    await open({ sandbox: { duplicateWindowMs: 0 } });
    const { deletion } = await filed();
    await bench.store(deletion);
    await bench.send();
    expect(properties()).toHaveLength(0);
    const { id } = await bench.store(bench.listing(1));
    await bench.send();
    expect((await settle(id)).state).toBe('done');
    expect(properties()).toHaveLength(1);
  });

  const look = () =>
    bench.call('remote.look', {
      key: { fileMark: '142EX1/25', kind: 'listing', lot: bench.listing(1).transferId },
      number: bench.listing(1).transferId,
      recordKind: 'listing',
      subject: bench.listing(1).officeId,
    });
  const deleteOutside = () => {
    bench.sandbox.state.properties = [];
  };

  it.each(['a look', 'a change', 'a deletion'] as const)(
    'of what was deleted outside: %s finds out, and the case may be listed again',
    async (how) => {
      await open({ sandbox: { duplicateWindowMs: 0 } });
      const { change, deletion, remoteId } = await filed();
      expect((await look()).records).toHaveLength(1);
      await bench.later(61_000);
      deleteOutside();
      if (how === 'a look') await look();
      if (how === 'a change') await bench.store({ ...change, changeId: bench.clock.uuid(), price: '5' });
      if (how === 'a deletion') await bench.store(deletion);
      await bench.send();
      const { submissions } = await look();
      const created = submissions.find((one) => one.action === 'create');
      expect(created).toMatchObject({ state: 'done', remote: { id: remoteId, state: 'deleted' } });
      expect(submissions.map(({ action, state }) => `${action} ${state}`)).toEqual(
        {
          'a look': ['create done'],
          'a change': ['change rejected', 'create done'],
          'a deletion': ['delete done', 'create done'],
        }[how],
      );
      const { id } = await bench.store(bench.listing(1, { price: '7' }));
      await bench.send();
      expect((await settle(id)).state).toBe('done');
      expect(properties()).toHaveLength(1);
      expect(requests('DELETE', '/property')).toBe(0);
    },
  );

  it('is not looked at as it was before something of the case ended', async () => {
    await open();
    expect((await look()).records).toEqual([]);
    await filed();
    expect((await look()).records).toHaveLength(1);
    const reads = requests('GET', '/property');
    await bench.later(1_000);
    await look();
    await look();
    expect(requests('GET', '/property')).toBe(reads + 1);
  });

  it('of what an answer that can’t be read lacks is proof of nothing', async () => {
    let isDamaged = false;
    await open({
      around: async (request, next) => {
        const answer = await next();
        if (!isDamaged || request.method !== 'GET' || !request.url.includes('/property')) return answer;
        return Response.json([{ damaged: true }]);
      },
    });
    const { remoteId } = await filed();
    await bench.later(61_000);
    isDamaged = true;
    expect(await look()).toMatchObject({ records: [], complete: false });
    const [created] = (await look()).submissions;
    expect(created?.remote).toEqual({ id: remoteId, url: null, state: '' });
    await expect(bench.store(bench.listing(1, { price: '7' }))).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
  });

  it('can be made again and again', async () => {
    await open();
    const { change } = await filed();
    for (const price of ['5', '6', '5']) {
      const { id } = await bench.store({ ...change, changeId: bench.clock.uuid(), price });
      await bench.send();
      expect((await bench.read(id)).state).toBe('done');
    }
    expect(properties()[0]?.blocks.price).toMatchObject({ price: 5 });
  });

  it.each(['drop-before', 'drop-after'] as const)(
    'adds, orders and deletes pictures once each: %s',
    async (kind) => {
      await open();
      const { change } = await filed();
      const [first, second] = properties()[0]?.images ?? [];
      for (const method of ['POST', 'PUT', 'DELETE']) {
        bench.sandbox.faults.add({ method, path: `${api}/property/image`, action: { kind } });
      }
      const image = await bench.image('sklep');
      const { id } = await bench.store({
        ...change,
        changeId: bench.clock.uuid(),
        imageSteps: [
          { what: 'add', image, title: 'Sklep', order: 9 },
          { what: 'change', imageId: second?.id ?? '', order: 1 },
          { what: 'delete', imageId: first?.id ?? '' },
        ],
      });
      await bench.send();
      expect((await settle(id, 300)).state).toBe('done');
      expect(properties()[0]?.images.map(({ title, order }) => [title, order])).toEqual([
        ['zahrada.png', 1],
        ['Sklep', 9],
      ]);
      expect(brokenRules()).toEqual([]);
    },
  );

  it('is refused when another record stands under the key', async () => {
    await open();
    const { change } = await filed();
    const changeId = bench.clock.uuid();
    // The outbox knows that it filed another record under this key.
    await expect(bench.store({ ...change, changeId, remoteId: '7', price: '5' })).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
    const { state } = bench.sandbox;
    state.properties = state.properties.map((one) => ({ ...one, id: '7' }));
    const { id } = await bench.store({ ...change, changeId, price: '5' });
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'rejected', problem: { code: 'remote-conflict' } });
    expect(requests('PUT', '/property')).toBe(0);
  });

  it.each(['drop-before', 'drop-after'] as const)(
    'of mind deletes once, and what is gone is done: %s',
    async (kind) => {
      await open();
      const { deletion } = await filed();
      bench.sandbox.faults.add({ method: 'DELETE', path: `${api}/property`, action: { kind } });
      const { id } = await bench.store(deletion);
      await bench.send();
      expect(await settle(id)).toMatchObject({ state: 'done', remote: { state: 'deleted' } });
      expect(properties()).toEqual([]);
      expect(bench.sandbox.state.deleted).toHaveLength(1);
    },
  );
});

describe('the budget of failing requests', () => {
  it('is counted, shown, kept over a restart, shared by the companions of the office, and stops everything', async () => {
    await open({ password: 'falsch', companions: 10 });
    await bench.store(bench.listing(1));
    await bench.send();
    expect(bench.sandbox.state.failing).toHaveLength(1);
    await bench.restart();
    const quota = async () => {
      const { systems } = await bench.call('service.read', {});
      return systems.find((one) => one.system === 'ingatlanok')?.quota;
    };
    expect(await quota()).toEqual({ what: 'failing', used: 1, limit: 5, until: null });
    // A person who tries again and again never gets the address locked.
    for (let round = 0; round < 12; round += 1) {
      const secret = { username: 'cvicna', password: `x${round}` };
      await bench.call('secrets.set', { system: 'ingatlanok', secret });
      await bench.later(1_000);
    }
    expect(bench.sandbox.state.failing).toHaveLength(5);
    expect(await quota()).toMatchObject({ used: 5, limit: 5, until: '2027-03-01T09:00:15.000Z' });
  });

  it('sends nothing for an hour after a lock-out, not even a look', async () => {
    await open();
    bench.sandbox.state.failing.push(...Array.from({ length: 100 }, () => bench.clock.now() + 15_000));
    const { id } = await bench.store(bench.listing(1));
    await bench.send();
    expect(requests('GET', '/property')).toBe(1);
    for (let round = 0; round < 58; round += 1) await bench.later(60_000);
    expect(bench.sandbox.journal).toHaveLength(1);
    expect((await bench.read(id)).problem).toMatchObject({ code: 'remote-limit' });
    for (let round = 0; round < 70; round += 1) await bench.later(60_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(brokenRules()).toEqual([]);
  });
});
