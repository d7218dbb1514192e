/** The identification number of a company or sole trader (IČO). */
import { plainValue } from './text.ts';

export interface CompanyId {
  /** Eight digits. */
  readonly companyId: string;
  /** Whether the check digit fits; a wrong one is a warning, not a refusal (CÚD reference, CU-25). */
  readonly checksumValid: boolean;
}

/**
 * Reads a text that is one IČO: `IČO: 00006947`, `IČ 270 82 440`. Four to seven digits are padded only where the check
 * digit then fits: an IČO printed without its leading zeros, not any short number. A DIČ (`CZ…`) is refused.
 */
export function parseCompanyId(text: string): CompanyId | undefined {
  const digits = plainValue(text)
    .replace(/^i\.?\s?č\.?\s?o?\.?\s*:?\s*/i, '')
    .replace(/(?<=\d) (?=\d)/g, '');
  if (!/^\d{4,8}$/.test(digits) || Number(digits) === 0) return undefined;
  const companyId = digits.padStart(8, '0');
  const checksumValid = fitsModulo11(companyId);
  return checksumValid || digits.length === 8 ? { companyId, checksumValid } : undefined;
}

function fitsModulo11(companyId: string): boolean {
  const sum = [...companyId.slice(0, 7)].reduce(
    (total, digit, place) => total + Number(digit) * (8 - place),
    0,
  );
  return (11 - (sum % 11)) % 10 === Number(companyId.slice(7));
}
