import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSymbolPattern, symbolFor } from './symbol-pattern.ts';

describe('a symbol', () => {
  it.each([
    ['{kmen}{rok}{položka}', '142EX81/25-1', '81251'],
    ['{kmen}{rok}{položka}', '142EX00081/25-001', '81251'],
    ['{kmen:5}{rok}{položka:3}', '142EX81/25-1', '0008125001'],
    ['9{kmen}{rok}', '142EX81/05', '98105'],
    ['142', '142EX81/25', '142'],
  ])('by the rule %s of %s is %s', (pattern, number, symbol) => {
    expect(symbolFor(pattern, number)).toBe(symbol);
  });

  it.each([
    ['the rule is empty', '', '142EX81/25-1'],
    ['the number has no sheet', '{kmen}{položka}', '142EX81/25'],
    ['the sheet is in letters', '{kmen}{položka}', '142EX81/25-MB'],
    ['it gets too long', '{kmen:9}{rok}', '142EX81/25'],
    ['the number is none', '{kmen}', 'dům'],
    ['the rule is none', '{kmen}-{rok}', '142EX81/25'],
  ])('is not made up where %s', (_name, pattern, number) => {
    expect(symbolFor(pattern, number)).toBeUndefined();
  });

  it('is digits only, ten at most, whatever the rule and number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{kmen}', '{rok}', '{položka}', '{kmen:7}', '{položka:2}', '0', '7')),
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (parts, serial, year) => {
          const symbol = symbolFor(parts.join(''), `142EX${serial}/${String(year).padStart(2, '0')}-3`);
          if (symbol !== undefined) expect(symbol).toMatch(/^\d{1,10}$/);
        },
      ),
    );
  });
});

describe('a rule', () => {
  it.each(['', '12', '{kmen}', '{kmen:5}{rok}{položka}', '{položka}'.normalize('NFD')])(
    '%j is one',
    (pattern) => {
      expect(isSymbolPattern(pattern)).toBe(true);
    },
  );

  it.each([
    '{kmen',
    '{}',
    '{Kmen}',
    '{kmen:0}',
    '{kmen:10}',
    '{kmen:x}',
    '{rok} ',
    'a',
    '-',
    '{constructor}',
  ])('%j is none', (pattern) => {
    expect(isSymbolPattern(pattern)).toBe(false);
  });
});
