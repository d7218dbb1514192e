import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAccountNumber, parseAccountNumber } from './account-number.ts';

describe('parseAccountNumber', () => {
  it.each([
    ['19-2000145399/0800', '19-2000145399/0800'],
    ['2000145399/0800', '2000145399/0800'],
    ['000019-2000145399/0800', '19-2000145399/0800'],
    ['000000-2000145399/0800', '2000145399/0800'],
    ['19 - 2000145399 / 0800', '19-2000145399/0800'],
    ['19\u20132000 145 399/0800', '19-2000145399/0800'],
    ['č. ú. 19-2000145399/0800', '19-2000145399/0800'],
    ['č.ú.: 2000145399/0800', '2000145399/0800'],
    ['číslo účtu: 2000145399/0800', '2000145399/0800'],
    ['účet č. 2000145399/0800', '2000145399/0800'],
    ['CZ65 0800 0000 1920 0014 5399', '19-2000145399/0800'],
    ['cz6508000000192000145399', '19-2000145399/0800'],
    ['IBAN: CZ65\u00a00800\u00a00000\u00a01920\u00a00014\u00a05399', '19-2000145399/0800'],
  ])('reads %j with a fitting checksum', (text, printed) => {
    const account = parseAccountNumber(text);
    expect(account && formatAccountNumber(account)).toBe(printed);
    expect(account?.checksumValid).toBe(true);
  });

  it.each([
    ['a changed digit of the number', '19-2000145398/0800'],
    ['a changed digit of the prefix', '18-2000145399/0800'],
    ['swapped digits', '19-2000143599/0800'],
    ['a changed check digit of an IBAN', 'CZ66 0800 0000 1920 0014 5399'],
    ['an IBAN with another bank', 'CZ65 0300 0000 1920 0014 5399'],
  ])('reports %s', (_, text) => {
    expect(parseAccountNumber(text)?.checksumValid).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['no bank', '19-2000145399'],
    ['a short bank', '2000145399/800'],
    ['a long bank', '2000145399/08000'],
    ['a long number', '12000145399/0800'],
    ['a long prefix', '1234567-2000145399/0800'],
    ['one digit', '1/0800'],
    ['only zeros', '0000000000/0800'],
    ['two prefixes', '1-19-2000145399/0800'],
    ['a file mark', '142 EX 81/2025'],
    ['an amount', '45 600,00 Kč'],
    ['a Slovak IBAN', 'SK31 1200 0000 1987 4263 7541'],
    ['a short IBAN', 'CZ65 0800 0000 1920 0014 539'],
    ['a long IBAN', 'CZ65 0800 0000 1920 0014 53990'],
    ['an IBAN with letters', 'CZ65 0800 0000 1920 0014 539A'],
    ['words behind', '2000145399/0800 vedený u banky'],
    ['two accounts', '2000145399/0800, 19-2000145399/0800'],
  ])('refuses %s', (_, text) => {
    expect(parseAccountNumber(text)).toBeUndefined();
  });

  it('reads back what it prints', () => {
    const digits = (min: number, max: number) => fc.integer({ min, max }).map(String);
    const prefix = fc.oneof(fc.constant(''), digits(1, 999_999));
    const bank = digits(0, 9999).map((code) => code.padStart(4, '0'));
    fc.assert(
      fc.property(prefix, digits(10, 9_999_999_999), bank, (prefix, number, bank) => {
        expect(parseAccountNumber(formatAccountNumber({ prefix, number, bank }))).toMatchObject({
          prefix,
          number,
          bank,
        });
      }),
    );
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, change) => {
        const digits = [...'2000145399'];
        digits[place] = String((Number(digits[place]) + change) % 10);
        expect(parseAccountNumber(`${digits.join('')}/0800`)?.checksumValid).toBe(false);
      }),
    );
  });
});
