/** Text of a page brought into comparable forms. All functions are pure and accept any string, even malformed UTF-16. */

/**
 * Writes every kind of space and invisible separator as U+0020 and every dash as `-`.
 * One UTF-16 unit in, one out: an index into the result is an index into the input. Line breaks and tabs stay.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Zs}\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff]/gu, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-');
}

/** {@link plainText} of the composed form, trimmed: where parsers of one value begin. Indexes are not kept. */
export function plainValue(text: string): string {
  return plainText(text.normalize('NFC')).trim();
}

/** Lower case without diacritics, otherwise unchanged: `Nejnižší` → `nejnizsi`. */
export function foldAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The form in which labels are matched: lower case, no diacritics, white space collapsed, no trailing colon or
 * required-field star, no dots after abbreviations. `č.j.:`, `Č. j.` and `č. j. *` all become `c j`.
 * Dots between digits stay (`1.250`). Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return foldAccents(plainText(text.replace(/\p{Cf}/gu, '')))
    .replace(/(\p{L})\.+/gu, '$1 ')
    .replace(/(?<![\s:*])[\s:*]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A value as it may leave the page: NFC, without control characters, invisible separators and bidirectional
 * overrides (which make a text read differently from what is sent), white space collapsed, at most `maxLength`
 * UTF-16 units and never half a surrogate pair.
 */
export function cleanText(text: string, maxLength = 2000): string {
  const clean = text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return clean
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
