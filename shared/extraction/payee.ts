/** Where to pay, told inside of another text: account, variable and specific symbol. */
import { foldAligned } from './paragraphs.ts';

export const accountInText = /(?<![\d/-])(?:\d{1,6}-)?\d{2,10}\s?\/\s?\d{4}(?![\d/])/g;
const iban = /CZ\d{2}(?:\s?\d{4}){5}/g;

/** Patterns for folded text; the first group is the symbol. */
export const variableSymbolInText =
  /(?:variabiln\w* symbol\w*|var\. ?symb?\w*\.?|(?<![a-z])v\. ?s\.|(?<![a-z])vs)[ :=]*(?:je |bude |c\. ?)?(\d{1,10})(?![\d/])/g;
export const specificSymbolInText =
  /(?:specifick\w* symbol\w*|spec\. ?symb?\w*\.?|(?<![a-z])s\. ?s\.|(?<![a-z])ss)[ :=]*(?:je |bude |c\. ?)?(\d{1,10})(?![\d/])/g;

export interface Payee {
  readonly account?: string;
  readonly variableSymbol?: string;
  readonly specificSymbol?: string;
}

/** The only match of a pattern; two different ones are no answer. */
function only(text: string, pattern: RegExp): string | undefined {
  const hits = new Set([...text.matchAll(pattern)].map((hit) => (hit[1] ?? hit[0]).replace(/\s/g, '')));
  return hits.size === 1 ? [...hits][0] : undefined;
}

/** Reads a short text that speaks of one payment; a part told twice in different ways is left out. */
export function readPayee(raw: string): Payee {
  if (raw.length > 400 || !/\d/.test(raw)) return {};
  const folded = foldAligned(raw.replace(/\s+/g, ' '));
  const account = only(raw, accountInText) ?? only(raw, iban);
  const variableSymbol = only(folded, variableSymbolInText);
  const specificSymbol = only(folded, specificSymbolInText);
  return {
    ...(account === undefined ? {} : { account }),
    ...(variableSymbol === undefined ? {} : { variableSymbol }),
    ...(specificSymbol === undefined ? {} : { specificSymbol }),
  };
}
