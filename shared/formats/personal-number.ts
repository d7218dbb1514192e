/** Czech personal numbers (rodná čísla): found so that they can be kept out of what becomes public. */
import { plainText } from './text.ts';

export interface FoundPersonalNumber {
  readonly raw: string;
  /** Where `raw` begins in the text, in UTF-16 units. */
  readonly index: number;
}

/**
 * All personal numbers in running text: `751212/0806`, or without the slash behind the words `r. č.` or `rodné číslo`.
 * The first six digits must be a day (month +20, +50 or +70 as the law has it) and ten digits must be divisible by 11
 * (up to 1985 a remainder of 10 was written as 0); nine digits, without a check, were given up to 1953.
 * A short account number with the same digits (`751212/0800`) passes only if it fits by chance.
 */
export function findPersonalNumbers(text: string): FoundPersonalNumber[] {
  const pattern =
    /(?<![\p{L}\d/-])(\d{6})\s?\/\s?(\d{3,4})(?![\d/])|(?=\d{9})(?<=(?:r\.?\s?č\.?|rodné číslo|rodného čísla)\s{0,3}:?\s{0,3})(\d{6})(\d{3,4})(?!\d)/giu;
  return [...plainText(text).matchAll(pattern)]
    .filter(([, date = '', tail = '', bareDate = '', bareTail = '']) =>
      isPersonalNumber(date || bareDate, tail || bareTail),
    )
    .map(({ 0: raw, index }) => ({ raw: text.slice(index, index + raw.length), index }));
}

function isPersonalNumber(date: string, tail: string): boolean {
  const year = Number(date.slice(0, 2));
  const month = Number(date.slice(2, 4)) % 50;
  const day = Number(date.slice(4));
  const plainMonth = month > 20 ? month - 20 : month;
  // 2000 is a leap year, so 29 February passes for every year: better one too many hidden than one too few.
  const real = new Date(Date.UTC(2000, plainMonth - 1, day));
  if (plainMonth < 1 || real.getUTCMonth() !== plainMonth - 1 || real.getUTCDate() !== day) return false;
  if (tail.length === 3) return year < 54;
  const remainder = Number(date + tail.slice(0, 3)) % 11;
  return remainder % 10 === Number(tail.slice(3)) && (remainder < 10 || (year >= 54 && year < 86));
}
