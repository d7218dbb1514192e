import { describe, expect, it } from 'vitest';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { PortalClient, PortalRequest } from './client.ts';
import { listAuctions } from './list-auctions.ts';

const record = (index: number) => ({ hash: `h${index}`, number: '142EX81/25' });
const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => record(from + index));
const keyed = (records: readonly object[], count?: number) => ({
  ...Object.fromEntries(records.map((one, index) => [String(index), one])),
  ...(count === undefined ? {} : { '@count': count }),
});

const read = (answer: (offset: number, limit: number) => unknown) => {
  const unused = () => Promise.reject(new Error('only reads'));
  const client: PortalClient = {
    login: unused,
    effect: unused,
    repeatable: async ({ query = {} }: PortalRequest) => answer(query.offset ?? 0, query.limit ?? 0),
  };
  return listAuctions(client, new AbortController().signal);
};
const size = assumptions.pageSize;

describe('the list of auctions', () => {
  it.each([
    ['an object with @count', () => keyed(many(3), 3), 3],
    ['an empty object with @count 0', () => keyed([], 0), 0],
    ['an empty array', () => [], 0],
    [
      'an array without a count, then nothing behind it',
      (offset: number) => (offset === 0 ? many(3) : []),
      3,
    ],
    [
      'two pages',
      (offset: number, limit: number) => keyed(many(size + 5).slice(offset, offset + limit), size + 5),
      size + 5,
    ],
    ['a full page, then nothing', (offset: number) => keyed(offset === 0 ? many(size) : [], size), size],
    ['smaller pages than asked for', (offset: number) => keyed(many(7).slice(offset, offset + 2), 7), 7],
    ['no paging, but a count that fits', () => keyed(many(size + 5), size + 5), size + 5],
  ])('is complete: %s', async (_name, answer, count) => {
    expect(await read(answer)).toMatchObject({ complete: true, records: { length: count } });
  });

  it.each([
    ['paging is ignored and there is no count', () => many(size)],
    ['paging is ignored and the count says more', () => keyed(many(size), size + 1)],
    ['fewer than the count, then nothing', (offset: number) => keyed(offset === 0 ? many(3) : [], 4)],
    ['an entry that can not be read', () => ({ ...keyed(many(2)), 2: { number: 'no hash' }, '@count': 2 })],
    ['a record listed twice in place of another', () => keyed([record(0), record(0)], 2)],
  ])('is not complete: %s', async (_name, answer) => {
    expect((await read(answer)).complete).toBe(false);
  });

  it.each([['text'], [null], [7]])('is no list at all: %s', async (body) => {
    await expect(read(() => body)).rejects.toBeInstanceOf(TransientFailure);
  });
});
