import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readReply } from './read-reply.ts';

const inner = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('a'), one: z.int() }),
  z.strictObject({ what: z.literal('b'), two: z.string() }),
]);
const schema = z.strictObject({
  id: z.string(),
  list: z.array(z.strictObject({ name: z.string(), inner: inner.optional() })),
  either: z.union([z.strictObject({ x: z.int() }), z.strictObject({ y: z.int() })]).optional(),
});
const good = { id: '1', list: [{ name: 'a', inner: { what: 'a', one: 1 } }], either: { y: 2 } };

describe('an answer', () => {
  it.each([
    ['as it is known', good],
    ['with a new member', { ...good, more: { a: [1] } }],
    [
      'with new members deep inside',
      { ...good, list: [{ name: 'a', inner: { what: 'a', one: 1, new: 0 }, extra: null }] },
    ],
    ['with a new member in one of two shapes', { ...good, either: { y: 2, z: 3 } }],
    [
      'with a member named like an ancestor of all',
      JSON.parse(
        '{"id":"1","list":[{"name":"a","inner":{"what":"a","one":1}}],"either":{"y":2},"__proto__":{"x":1}}',
      ),
    ],
  ])('%s is read', (_name, value) => {
    const before = JSON.stringify(value);
    expect(readReply(schema, value)).toEqual(good);
    expect(JSON.stringify(value)).toBe(before);
  });

  it.each([
    ['lacks a member', { id: '1' }],
    ['has another type', { ...good, id: 1 }],
    ['has a new member and another type', { ...good, id: 1, more: 1 }],
    ['is of a shape nobody knows', { ...good, list: [{ name: 'a', inner: { what: 'c' } }] }],
    ['fits neither of two shapes', { ...good, either: { z: 1 } }],
    ['is nothing', null],
    ['is a list', []],
  ])('that %s is none', (_name, value) => {
    expect(() => readReply(schema, value)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'internal' }) }),
    );
  });
});
