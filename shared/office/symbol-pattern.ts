/**
 * Payment symbols by an office's rule: digits and the parts of a number, `{kmen}{rok}{položka}` of 142EX81/25-1 is 81251.
 * `{kmen:5}` pads with zeros to five digits.
 */
import { parseFileMark } from '../formats/file-mark.ts';

const part = /\{(kmen|rok|položka)(?::([1-9]))?\}/g;
const longestSymbol = 10;

/** Only digits and known parts. */
export function isSymbolPattern(pattern: string): boolean {
  return /^\d*$/.test(pattern.normalize('NFC').replace(part, ''));
}

/**
 * The symbol for a number, for the preview too. Undefined where the rule gives none: it is empty, the number has no
 * sheet though the rule asks for it, the sheet isn't a number, or the result is longer than a symbol may be.
 * @param number as the portal writes it: `142EX81/25-27`
 */
export function symbolFor(pattern: string, number: string): string | undefined {
  const mark = parseFileMark(number);
  if (pattern === '' || mark === undefined || !isSymbolPattern(pattern)) return undefined;
  const [, sheet = ''] = number.split('-');
  const parts: Readonly<Record<string, string>> = {
    kmen: String(mark.serial),
    rok: String(mark.year).slice(-2).padStart(2, '0'),
    položka: /^\d+$/.test(sheet) ? String(Number(sheet)) : '',
  };
  let isWhole = true;
  const symbol = pattern.normalize('NFC').replace(part, (_whole, name: string, width?: string) => {
    const digits = parts[name] ?? '';
    if (digits === '') isWhole = false;
    return digits.padStart(Number(width ?? 0), '0');
  });
  return isWhole && symbol.length > 0 && symbol.length <= longestSymbol ? symbol : undefined;
}
