import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import {
  type Answer,
  client,
  connectTo,
  countingRandom,
  type PortalClient,
  testNow,
  vary,
} from './test-client.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;
let now: number;

beforeEach(async () => {
  now = testNow;
  sandbox = createPortalSandbox({ now: () => now, random: countingRandom() });
  portal = await connectTo(sandbox);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;

describe('the list', () => {
  const numbers = (answer: Answer) =>
    Object.entries(answer.body)
      .filter(([key]) => key !== '@count')
      .map(([key, record]) => [key, Object(record).number]);

  beforeEach(async () => {
    for (const sheet of [1, 2, 3]) await portal.create(vary({ number: `142EX81/25-${sheet}` }));
  });

  it('is an object with the newest first and the number of all', async () => {
    const answer = await portal.list();
    expect(numbers(answer)).toEqual([
      ['0', '142EX81/25-3'],
      ['1', '142EX81/25-2'],
      ['2', '142EX81/25-1'],
    ]);
    expect(answer.body['@count']).toBe(3);
  });

  it('honours limit and offset, and is empty behind the end', async () => {
    expect(numbers(await portal.list('?limit=2&offset=1'))).toEqual([
      ['0', '142EX81/25-2'],
      ['1', '142EX81/25-1'],
    ]);
    expect((await portal.list('?limit=2&offset=3')).body).toEqual({ '@count': 3 });
    expect(broken()).toEqual([]);
  });

  it('is cut to a page when the client names no limit', async () => {
    const short = createPortalSandbox({ state: sandbox.state, pageSize: 2, now: () => now });
    const answer = await client((path, init) => short.app.request(path, init), portal.token).list();
    expect([numbers(answer).length, answer.body['@count']]).toEqual([2, 3]);
  });

  it('always shows the same page where paging is not honoured', async () => {
    const stubborn = createPortalSandbox({
      state: sandbox.state,
      pageSize: 2,
      pagingHonoured: false,
      now: () => now,
    });
    const { list } = client((path, init) => stubborn.app.request(path, init), portal.token);
    expect(numbers(await list('?limit=2&offset=2'))).toEqual(numbers(await list()));
  });

  it.each(['limit=0', 'limit=101', 'limit=-1', 'limit=x', 'limit=1.5', 'limit=', 'offset=-1', 'offset=1e3'])(
    'refuses %s',
    async (query) => {
      expect((await portal.list(`?${query}`)).status).toBe(422);
    },
  );

  it('ignores a filter and holds it against the client', async () => {
    expect((await portal.list('?number=142EX81/25-1')).body['@count']).toBe(3);
    expect(broken()).toEqual(['unknown-query:number']);
  });
});
