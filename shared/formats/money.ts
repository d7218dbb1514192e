/** Amounts of money as Czech offices print them. */
import { plainValue } from './text.ts';

export type Currency = 'CZK' | 'EUR' | 'HUF';

export interface Money {
  readonly amount: number;
  readonly currency?: Currency;
}

const currency = 'k[čc]|czk|korun[ay]?(?: česk(?:ých|é|á))?|€|eur[oa]?|ft|huf|forint';
const form = new RegExp(
  `^(?:(${currency}) *)?(\\d(?:[\\d., ']*\\d)?) *(?:(tis[íi]ce?|tis\\.?|ezer|mil(?:i[oó]n[a-zà-ž]*|lió|\\.)?|m(?= ?(?:ft|huf))|mld\\.?|mili[aá]r[a-zà-ž]*)(?![a-zà-ž]) *)?` +
    `(?:[.,] ?[-=]{1,2} *)?(?:(${currency})[.,;]?)?$`,
  'i',
);
// Thousands parted by one kind of sign throughout, then at most one decimal sign.
const digits = /^(\d{1,3}(?:([ .,'])\d{3})(?:\2\d{3})*|\d{1,12})(?:([.,])(\d{1,6}))?$/;

/**
 * Reads a text that is one amount: `1 250 000 Kč`, `2.450.000,- Kč`, `45 600,00 Kč`, `2,5 mil. Kč`, `€ 12.50`,
 * `2'400'000`.
 * A remark in brackets without digits may follow (`(slovy: …)`). Undefined for percentages, dates, ranges, negative
 * or several amounts.
 *
 * Czech custom decides what separators mean. A dot before exactly three digits parts thousands (`1.250` is 1250); a
 * dot before two digits is a decimal point, as forms and databases write it (`1.25`, `45600.00`), unless it could be
 * a day and month (`31.12`) and no currency stands by it. A comma is a decimal comma; commas part thousands only
 * where that cannot be missed: several of them, a decimal point behind, or the currency in front as in English
 * (`CZK 1,250`). `1,250` alone is refused, for a factor of 1000 must not be guessed.
 */
export function parseMoney(text: string): Money | undefined {
  const plain = plainValue(text)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\([^()\d]*\)[\s.;]*$/, '')
    .trim();
  const [, before, number, unit, after] = form.exec(plain) ?? [];
  if (!number || (before && after)) return undefined;
  const sign = before ?? after;
  const value = readNumber(number, factorOf(unit), before !== undefined, sign !== undefined);
  if (value === undefined) return undefined;
  return sign === undefined ? { amount: value } : { amount: value, currency: currencyOf(sign) };
}

/**
 * An amount for people: `1 250 000 Kč` (hard spaces) or `CZK 1,250,000`. Decimals only where there are any.
 */
export function formatMoney(amount: number, locale: 'cs' | 'en', currency: Currency = 'CZK'): string {
  return new Intl.NumberFormat(locale === 'cs' ? 'cs-CZ' : 'en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);
}

function readNumber(text: string, factor: number, english: boolean, certain: boolean): number | undefined {
  const [, whole, group, point, fraction = ''] = digits.exec(text) ?? [];
  if (!whole || /^0\d/.test(whole) || (group && group === point)) return undefined;
  const scaled = factor > 1;
  const lone = !point && whole.length < 8;
  if (group === ',' && lone && scaled) return rounded(whole.replace(',', '.'), factor);
  if (group === ',' && lone && !english) return undefined;
  if (group === '.' && scaled) return undefined;
  if (point === ',' && fraction.length > (scaled ? 6 : 2)) return undefined;
  if (point === '.' && !/^\d\d(?:00)?$/.test(fraction) && !(scaled && fraction.length === 1))
    return undefined;
  if (point === '.' && !certain && !scaled && !group && isMonth(fraction) && Number(whole) < 32)
    return undefined;
  return rounded(`${whole.replace(/\D/g, '')}.${fraction}`, factor);
}

function isMonth(text: string): boolean {
  return Number(text) > 0 && Number(text) < 13;
}

/** To the smallest coin, because `2.45 * 1e6` is not quite 2450000. */
function rounded(decimal: string, factor: number): number | undefined {
  const amount = Math.round(Number(decimal) * factor * 100) / 100;
  return amount < 1e13 ? amount : undefined;
}

function factorOf(unit = ''): number {
  if (/^(?:tis|ezer)/i.test(unit)) return 1e3;
  if (/^(?:mld|milia|miliá)/i.test(unit)) return 1e9;
  return unit ? 1e6 : 1;
}

function currencyOf(sign: string): Currency {
  if (/^(?:€|eur)/i.test(sign)) return 'EUR';
  return /^(?:ft|huf|for)/i.test(sign) ? 'HUF' : 'CZK';
}
