import { plainValue } from './text.ts';

/**
 * Reads the number of the title deed (list vlastnictví): `LV č. 123`, `zapsáno na listu vlastnictví č. 10001 pro k. ú.
 * Zaječí` or a text that is only the number → `123`. One to five digits. Undefined where two different deeds are named.
 */
export function parseTitleDeed(text: string): string | undefined {
  const plain = plainValue(text).replace(/\s+/g, ' ');
  const [, only] =
    /^(?:č(?:íslo|\.)?\s*:?\s*)?([1-9]\d{0,4})(?:,?\s+(?:pro|v)\s+(?:k\.|kat)[^\d]*)?$/i.exec(plain) ?? [];
  if (only) return only;
  const named = plain.matchAll(
    /(?<![a-zà-ž])(?:LV|list[a-zà-ž]*\s+vlastnictví)\s*(?:č(?:íslo|\.)?)?\s*:?\s*([1-9]\d{0,4})(?![\d/])/gi,
  );
  const [deed, other] = new Set([...named].map(([, number]) => number));
  return other ? undefined : deed;
}
