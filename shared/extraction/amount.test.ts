import { describe, expect, it } from 'vitest';
import { readAmount } from './amount.ts';

describe('an amount in a text that says more', () => {
  it.each([
    ['the amount alone', '2 400 000 Kč', 2_400_000],
    ['in words behind it', '560 000 Kč (slovy: pětsetšedesáttisíc korun českých)', 560_000],
    ['a share behind it', '165 000 Kč 10 %', 165_000],
    ['how it is reckoned behind it', '373 334 Kč, tj. 2/3 výsledné ceny', 373_334],
    ['a share in front of it', '10 % z výsledné ceny, tj. 390 000 Kč', 390_000],
    ['where to pay it', '60.000 Kč, na účet č. 2401234567/2010, VS 5002288', 60_000],
    ['words in front of it', 've výši 40 000 Kč', 40_000],
    ['of what it is the price', '3 490 000 Kč za nemovitost', 3_490_000],
    ['millions', '2,5 mil. Kč', 2_500_000],
  ])('reads %s', (_name, text, amount) => {
    expect(readAmount(text)?.amount).toBe(amount);
  });

  it.each([
    ['nothing', ''],
    ['a share alone', '10 %'],
    ['two amounts', '100 000 Kč, nově 120 000 Kč'],
    ['a range', '100 000 Kč až 120 000 Kč'],
    ['an account', '2401234567/2010'],
    ['an amount of something else', 'dluh včetně nákladů 45 000 Kč'],
    ['a date', '12. 3. 2027'],
    ['a price a month', '25 000 Kč za měsíc'],
    ['a price a square metre', '25 000 Kč za m²'],
    ['no currency in a sentence', 'zapsáno pod 120 000, LV 12'],
  ])('refuses %s', (_name, text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});
