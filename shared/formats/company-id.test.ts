import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCompanyId } from './company-id.ts';

describe('parseCompanyId', () => {
  it.each([
    ['27082440', '27082440'],
    ['IČO: 27082440', '27082440'],
    ['IČ 270 82 440', '27082440'],
    ['I\u010c\u00a027082440', '27082440'],
    ['ičo 27082440', '27082440'],
    ['00006947', '00006947'],
    ['6947', '00006947'],
    ['45274649', '45274649'],
  ])('reads %j as %s', (text, companyId) => {
    expect(parseCompanyId(text)).toEqual({ companyId, checksumValid: true });
  });

  it('warns of a wrong check digit', () => {
    expect(parseCompanyId('27082441')).toEqual({ companyId: '27082441', checksumValid: false });
  });

  it.each([
    ['nothing', ''],
    ['a label alone', 'IČO:'],
    ['zeros', '00000000'],
    ['nine digits', '270824400'],
    ['three digits', '947'],
    ['a short number that does not fit', '6948'],
    ['seven digits that do not fit', '2708244'],
    ['a DIČ', 'CZ27082440'],
    ['a personal number', '751212/0806'],
    ['letters behind', '27082440a'],
    ['a name behind', '27082440 Alza'],
    ['two numbers', '27082440, 45274649'],
    ['a decimal', '27082.440'],
  ])('refuses %s', (_, text) => {
    expect(parseCompanyId(text)).toBeUndefined();
  });

  it('finds exactly one fitting check digit for any seven digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (seven) => {
        const start = String(seven).padStart(7, '0');
        const fitting = [...'0123456789'].filter((digit) => parseCompanyId(start + digit)?.checksumValid);
        expect(fitting).toHaveLength(1);
      }),
    );
  });
});
