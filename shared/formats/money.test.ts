import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, parseMoney } from './money.ts';

describe('parseMoney', () => {
  it.each([
    ['1 250 000 Kč', 1_250_000, 'CZK'],
    ['1\u00a0250\u00a0000\u00a0Kč', 1_250_000, 'CZK'],
    ['1\u202f250\u2009000 Kc\u030c', 1_250_000, 'CZK'],
    ['2.450.000,- Kč', 2_450_000, 'CZK'],
    ['2.450.000,-Kč', 2_450_000, 'CZK'],
    ['2 400 000,-', 2_400_000, undefined],
    ['2 400 000,--', 2_400_000, undefined],
    ['2 400 000,– Kč', 2_400_000, 'CZK'],
    ['2 400 000.- Kč', 2_400_000, 'CZK'],
    ['45 600,00 Kč', 45_600, 'CZK'],
    ['45.600,00', 45_600, undefined],
    ['45600', 45_600, undefined],
    ['45600.00', 45_600, undefined],
    ['45600.5000', 45_600.5, undefined],
    ['12,5 Kč', 12.5, 'CZK'],
    ['2,5 mil. Kč', 2_500_000, 'CZK'],
    ['2,4 mil', 2_400_000, undefined],
    ['2.4 mil. Kč', 2_400_000, 'CZK'],
    ['2,450 mil. Kč', 2_450_000, 'CZK'],
    ['2 miliony Kč', 2_000_000, 'CZK'],
    ['2,45 milionů korun', 2_450_000, 'CZK'],
    ['1,2 mld. Kč', 1_200_000_000, 'CZK'],
    ['10 tis. Kč', 10_000, 'CZK'],
    ['10 tisíc korun českých', 10_000, 'CZK'],
    ['Kč 500', 500, 'CZK'],
    ['CZK 1,250', 1_250, 'CZK'],
    ['CZK 1,250,000', 1_250_000, 'CZK'],
    ['1,250,000.00', 1_250_000, undefined],
    ['1,250.00', 1_250, undefined],
    ['1,250,000', 1_250_000, undefined],
    ['1.250', 1_250, undefined],
    ['1.25', 1.25, undefined],
    ['31.12 Kč', 31.12, 'CZK'],
    ['€ 12.50', 12.5, 'EUR'],
    ['1 200 EUR', 1_200, 'EUR'],
    ['45 000 000 Ft', 45_000_000, 'HUF'],
    ['45,5 M Ft', 45_500_000, 'HUF'],
    ['45,5 millió Ft', 45_500_000, 'HUF'],
    ['500 czk', 500, 'CZK'],
    ['500 Kč.', 500, 'CZK'],
    ['0 Kč', 0, 'CZK'],
    ['45 600,00 Kč (slovy: čtyřicet pět tisíc šest set korun českých)', 45_600, 'CZK'],
    ['45 600 Kč (vč. DPH).', 45_600, 'CZK'],
    ['2,01 mil. Kč', 2_010_000, 'CZK'],
    ['  500  Kč ', 500, 'CZK'],
    ["2'400'000", 2_400_000, undefined],
    ['2\u2019400\u2019000 Kč', 2_400_000, 'CZK'],
    ['2\u02bc400\u02bc000,-', 2_400_000, undefined],
    ["45'600.00 Kč", 45_600, 'CZK'],
    ["45'600,50 Kč", 45_600.5, 'CZK'],
    ["CZK 1'250", 1_250, 'CZK'],
  ])('reads %j as %d %s', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual(currency ? { amount, currency } : { amount });
  });

  it.each([
    ['nothing', ''],
    ['only a currency', 'Kč'],
    ['only a dash', ',- Kč'],
    ['a percentage', '10 %'],
    ['a date', '12. 3. 2027'],
    ['a tight date', '12.3.2027'],
    ['a day and month', '31.12'],
    ['a day and month with dots', '12.3.'],
    ['a time', '10:00'],
    ['a mark', '142 EX 81/25'],
    ['a version number', '1.2.3'],
    ['a negative amount', '-500 Kč'],
    ['a negative amount with a minus sign', '\u2212500 Kč'],
    ['a range', '100 - 200 Kč'],
    ['a tight range', '100–200 Kč'],
    ['two amounts', '500 Kč 600 Kč'],
    ['two amounts in brackets', '500 Kč (600 Kč)'],
    ['two currencies', 'Kč 500 EUR'],
    ['a currency on both sides', 'Kč 500 Kč'],
    ['another currency', '500 USD'],
    ['a lone group after a comma', '1,250'],
    ['a lone group after a comma with the currency behind', '1,250 Kč'],
    ['a dot group before millions', '1.250 mil. Kč'],
    ['ragged groups', '12 34 567 Kč'],
    ['a group of four', '1 2500 Kč'],
    ['a long first group', '1250 000 Kč'],
    ['groups of different kinds', '1.250 000 Kč'],
    ['groups parted by two spaces', '1  250 Kč'],
    ['groups parted by a line break', '1\n250 Kč'],
    ['groups parted by an apostrophe and a space', "1'250 000 Kč"],
    ['two apostrophes', "1''250 Kč"],
    ['an apostrophe before two digits', "2'40 Kč"],
    ['an apostrophe before six digits', "2'400000 Kč"],
    ['an apostrophe behind', "2400' Kč"],
    ['an amount in apostrophes', "'2400'"],
    ['minutes of an angle', "48' 52'"],
    ['cells parted by a tab', '1\t250 Kč'],
    ['the same sign for group and decimals', '1,250,00'],
    ['three decimals', '1 250,000 Kč'],
    ['one decimal after a dot', '12.5'],
    ['leading zeros', '0123 Kč'],
    ['a year as code', '007'],
    ['an area', '45 m2'],
    ['metres', '45 m'],
    ['a word before', 'cca 500 Kč'],
    ['a word behind', '500 Kč ročně'],
    ['a bracket with digits', '500 Kč (§ 336d)'],
    ['an amount in words', 'pět set korun'],
    ['thirteen digits', '1234567890123 Kč'],
    ['an account', '19-2000145399/0800'],
    ['an exponent', '1e6'],
    ['a plus sign', '+500'],
    ['a fraction', '1/4'],
  ])('refuses %s', (_, text) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  it('reads back every amount it prints', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom('cs' as const, 'en' as const),
        fc.constantFrom('CZK' as const, 'EUR' as const, 'HUF' as const),
        (coins, locale, currency) => {
          for (const amount of [coins, coins / 100]) {
            expect(parseMoney(formatMoney(amount, locale, currency))).toEqual({ amount, currency });
          }
        },
      ),
    );
  });

  it('answers with a whole number of coins, never negative, for any text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d., Kčmil€()-]{0,20}$/), (text) => {
        const amount = parseMoney(text)?.amount ?? 0;
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(Math.round(amount * 100) / 100).toBe(amount);
      }),
    );
  });
});

describe('formatMoney', () => {
  it.each([
    [1_250_000, 'cs', 'CZK', '1 250 000 Kč'],
    [45_600.5, 'cs', 'CZK', '45 600,50 Kč'],
    [1_250_000, 'en', 'CZK', 'CZK 1,250,000'],
    [1_250, 'en', 'EUR', '€1,250'],
  ] as const)('prints %d in %s as %s', (amount, locale, currency, printed) => {
    expect(formatMoney(amount, locale, currency).replaceAll('\u00a0', ' ')).toBe(printed);
  });
});
