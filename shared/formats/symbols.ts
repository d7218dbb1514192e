import { plainValue } from './text.ts';

/**
 * Reads a text that is one payment symbol (variable, specific or constant): one to ten digits, kept as text with its
 * leading zeros. Spaces between groups and a label (`VS:`, `variabilní symbol`) are dropped.
 */
export function parseSymbol(text: string): string | undefined {
  const digits = plainValue(text)
    .replace(/^(?:[vsk]\.?\s?s\.?|(?:variabiln|specifick|konstantn)[íý]\s+symbol)\s*:?\s*/i, '')
    .replace(/(?<=\d) (?=\d)/g, '');
  return /^\d{1,10}$/.test(digits) ? digits : undefined;
}
