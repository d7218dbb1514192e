import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddressPointCode, parseCadastralAreaCode } from './ruian.ts';

describe('parseAddressPointCode', () => {
  it.each([
    ['21707898', '21707898'],
    ['kód ADM: 21707898', '21707898'],
    ['RÚIAN 21707898', '21707898'],
    ['(21707898)', '21707898'],
    ['1', '1'],
    ['\u00a0123456789 ', '123456789'],
  ])('reads %j as %s', (text, code) => {
    expect(parseAddressPointCode(text)).toBe(code);
  });

  it.each([
    '',
    '0',
    '021707898',
    '1234567890',
    '21 707 898',
    '21707898a',
    '21707898, 21707899',
    '-5',
    '1.5',
    'kód',
  ])('refuses %j', (text) => {
    expect(parseAddressPointCode(text)).toBeUndefined();
  });
});

describe('parseCadastralAreaCode', () => {
  it.each([
    ['611115', '611115'],
    ['[611115]', '611115'],
    ['kód k. ú. 611115', '611115'],
    ['k. ú. Zaječí [790265]', '790265'],
    ['Zaječí (790265) ', '790265'],
    ['k.ú.: 611115', '611115'],
    ['kód: 611115', '611115'],
  ])('reads %j as %s', (text, code) => {
    expect(parseCadastralAreaCode(text)).toBe(code);
  });

  it.each([
    '',
    '61111',
    '6111155',
    '011115',
    '611 115',
    '[611115',
    'Zaječí [790265] [790266]',
    'Brno 2 [790265]',
    'Židenice',
    '611115 Židenice',
    '61111a',
    '611115 611116',
  ])('refuses %j', (text) => {
    expect(parseCadastralAreaCode(text)).toBeUndefined();
  });

  it('takes exactly the six-digit numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (code) => {
        expect(parseCadastralAreaCode(String(code)) !== undefined).toBe(code > 99_999 && code < 1_000_000);
      }),
    );
  });
});
