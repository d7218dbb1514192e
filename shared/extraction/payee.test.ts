import { describe, expect, it } from 'vitest';
import { readPayee } from './payee.ts';

describe('where to pay, inside of another text', () => {
  it('reads account and both symbols', () => {
    expect(readPayee('60.000 Kč, na účet č. 2401234567/2010, VS 5002288, SS 117')).toEqual({
      account: '2401234567/2010',
      variableSymbol: '5002288',
      specificSymbol: '117',
    });
    expect(readPayee('CZ65 0800 0000 1920 0014 5399, variabilní symbol: 0081')).toEqual({
      account: 'CZ6508000000192000145399',
      variableSymbol: '0081',
    });
  });

  it.each([
    ['nothing', ''],
    ['an amount', '60.000 Kč'],
    ['a year', 'do 12. 3. 2027'],
    ['two accounts', '2401234567/2010 nebo 19-2000145399/0800'],
    ['two symbols', 'VS 1 nebo VS 2'],
    ['symbols in words', 'VS sdělí exekutor, SS rodné číslo dražitele'],
    ['letters that end in vs', 'novs 12'],
  ])('reads nothing from %s', (_name, text) => {
    expect(readPayee(text)).toEqual({});
  });
});
