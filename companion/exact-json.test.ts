import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactNumber, numberText, parseExact } from './exact-json.ts';

describe('exact JSON', () => {
  it('reads and writes identifiers of up to 20 digits without losing one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), (id) => {
        const text = `{"id":${id}}`;
        const read = Object(parseExact(text));
        expect(numberText(read.id)).toBe(String(id));
        expect(JSON.stringify(read)).toBe(text);
      }),
    );
  });

  it('keeps the digits of an amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }),
        fc.integer({ min: 0, max: 99 }),
        (whole, part) => {
          const amount = `${whole}.${String(part).padStart(2, '0')}`;
          expect(numberText(parseExact(amount))).toBe(amount);
          expect(JSON.stringify([new ExactNumber(amount)])).toBe(`[${amount}]`);
        },
      ),
    );
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(JSON.stringify(parseExact(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('tells a number from a text of digits', () => {
    expect(numberText(parseExact('"18446744073709551615"'))).toBeUndefined();
    expect(numberText(parseExact('18446744073709551615'))).toBe('18446744073709551615');
  });

  it.each(['', '1e3', '+1', '01', '.5', '1.', 'NaN', '0x10', '1 ', ' 1', '١', '--1', '1,5', '1}'])(
    'refuses to write %j as a number',
    (text) => {
      expect(() => new ExactNumber(text)).toThrow(RangeError);
    },
  );
});
