import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from './digest.ts';

describe('a digest', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(digest(Object.fromEntries(Object.entries(value).reverse()))).toBe(digest(value));
      }),
    );
  });

  it.each([
    ['another value', { a: 1 }, { a: 2 }],
    ['a number as text', { a: 1 }, { a: '1' }],
    ['none instead of absent', { a: null }, {}],
    ['another order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['another nesting', { a: { b: 1 } }, { a: 1, b: 1 }],
  ])('tells %s apart', (_name, one, other) => {
    expect(digest(one)).not.toBe(digest(other));
  });
});
