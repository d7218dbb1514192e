/** Codes of the Czech register of addresses and of cadastral areas (portal reference, section 10). */
import { plainValue } from './text.ts';

/** Reads an address point code (kód ADM): one to nine digits, not beginning with 0. Labels and brackets are dropped. */
export function parseAddressPointCode(text: string): string | undefined {
  return readCode(text, /^[1-9]\d{0,8}$/);
}

/**
 * Reads the code of a cadastral area (katastrální území): six digits, not beginning with 0, alone, with a label or in
 * brackets behind the name as the land registry prints it (`Zaječí [790265]`).
 */
export function parseCadastralAreaCode(text: string): string | undefined {
  return readCode(text.replace(/^[^\d[(]*(?=[[(]\d+[\])]\s*$)/, ''), /^[1-9]\d{5}$/);
}

function readCode(text: string, rule: RegExp): string | undefined {
  const code = plainValue(text)
    .replace(/^(?:kód|k\.?\s?ú|adm|ruian|rúian|adresního místa|katastrálního území|[.:\s])+/i, '')
    .replace(/^[[(]\s*(\d+)\s*[\])]$/, '$1');
  return rule.test(code) ? code : undefined;
}
