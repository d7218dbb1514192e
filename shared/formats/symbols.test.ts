import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSymbol } from './symbols.ts';

describe('parseSymbol', () => {
  it.each([
    ['142008125', '142008125'],
    ['0142008125', '0142008125'],
    ['VS: 142008125', '142008125'],
    ['v. s. 142008125', '142008125'],
    ['SS 27', '27'],
    ['variabilní symbol: 142008125', '142008125'],
    ['Specifický symbol 27', '27'],
    ['konstantní symbol 0558', '0558'],
    ['1420\u00a00812 5', '142008125'],
    ['0', '0'],
  ])('reads %j as %s', (text, symbol) => {
    expect(parseSymbol(text)).toBe(symbol);
  });

  it.each([
    '',
    'VS:',
    '12345678901',
    '81/25',
    '142EX81/25',
    '-27',
    '27.5',
    '12,5',
    'rodné číslo dražitele',
    'RČ/IČ',
    '27 Kč',
    '1  2',
    '12, 13',
    '١٢',
  ])('refuses %j', (text) => {
    expect(parseSymbol(text)).toBeUndefined();
  });

  it('keeps any one to ten digits as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,10}$/), (digits) => parseSymbol(`VS ${digits}`) === digits),
    );
  });
});
