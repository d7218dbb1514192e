/** Czech bank account numbers, in national writing and as IBAN. */
import { plainValue } from './text.ts';

export interface AccountNumber {
  /** Without leading zeros; empty where there is none. */
  readonly prefix: string;
  /** Two to ten digits without leading zeros. */
  readonly number: string;
  /** Bank code, four digits. */
  readonly bank: string;
  /** Whether the check digits fit (both parts modulo 11, an IBAN also modulo 97). */
  readonly checksumValid: boolean;
}

/** Weights of the check, last digit first (Czech National Bank decree 169/2011, section 5). */
const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/**
 * Reads a text that is one account: `19-2000145399/0800`, `č. ú. 2000145399 / 0800`, `CZ65 0800 0000 1920 0014 5399`.
 * A wrong checksum is reported, not refused; an IBAN of another country is refused.
 */
export function parseAccountNumber(text: string): AccountNumber | undefined {
  const bare = plainValue(text)
    .replace(/^(?:č\.?\s*ú|(?:č[íi]slo\s+)?[úu]č(?:et|tu)(?:\s*č(?:[íi]slo)?)?|iban)\.?\s*:?\s*/i, '')
    .replace(/\s/g, '')
    .toUpperCase();
  const [, check, ibanBank = '', ibanPrefix = '', ibanNumber = ''] =
    /^CZ(\d\d)(\d{4})(\d{6})(\d{10})$/.exec(bare) ?? [];
  if (check) {
    // Letters count 10 to 35: CZ is 12 35.
    const fits = BigInt(`${bare.slice(4)}1235${check}`) % 97n === 1n;
    return account(ibanPrefix, ibanNumber, ibanBank, fits);
  }
  const [, prefix = '', number, bank = ''] = /^(?:(\d{1,6})-)?(\d{2,10})\/(\d{4})$/.exec(bare) ?? [];
  return number ? account(prefix, number, bank, true) : undefined;
}

/** `19-2000145399/0800`, without a prefix `2000145399/0800`. */
export function formatAccountNumber({ prefix, number, bank }: Omit<AccountNumber, 'checksumValid'>): string {
  return `${prefix ? `${prefix}-` : ''}${number}/${bank}`;
}

/** One writing for every spelling of an account, to compare by; what is no account loses its spaces only. */
export function plainAccount(text: string): string {
  const parsed = parseAccountNumber(text);
  return parsed === undefined ? text.replace(/\s/g, '') : formatAccountNumber(parsed);
}

function account(
  paddedPrefix: string,
  paddedNumber: string,
  bank: string,
  ibanFits: boolean,
): AccountNumber | undefined {
  const prefix = paddedPrefix.replace(/^0+/, '');
  const number = paddedNumber.replace(/^0+/, '');
  if (number.length < 2) return undefined;
  return { prefix, number, bank, checksumValid: ibanFits && fitsModulo11(prefix) && fitsModulo11(number) };
}

function fitsModulo11(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0);
  return sum % 11 === 0;
}
