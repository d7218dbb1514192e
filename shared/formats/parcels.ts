import { plainValue } from './text.ts';

/**
 * Reads a list of parcels: `parc. č. 123/4, st. 56 a 57` → `['123/4', 'st. 56', '57']`. Areas, remarks in brackets and
 * what follows the parcels (`v k. ú. …`, `zapsáno na LV …`) are left out; parts without a number (`orná půda`) are
 * skipped. Empty when anything else carries a number, or when more parcels or a second cadastral area follow behind:
 * a parcel must not be guessed and a list must not be cut short.
 */
export function parseParcels(text: string): string[] {
  const list = plainValue(text)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?:o\s+)?(?:výměř\p{L}*|vým\.)\s*:?\s*[\d\s.]+m\s?(?:2|²)/giu, ' ')
    .trim();
  const [tail = ''] =
    /(?<!\p{L})(?:(?:vše )?ve? (?:k\.|katastr)|k\. ?ú|katastr|zaps|na LV|LV |obec |okres ).*$/isu.exec(
      list,
    ) ?? [];
  if (
    /(?<!\p{L})(?:parc|st\.|p\. ?č)/iu.test(tail) ||
    (tail.match(/k\. ?ú|katastrální\p{L}* územ/giu) ?? []).length > 1
  )
    return [];
  const parcels: string[] = [];
  for (const part of list.slice(0, list.length - tail.length).split(/[,;\n]|\s(?:a|i|and)\s/)) {
    if (!/\d/.test(part)) continue;
    const [, building, number] =
      /^\s*(?:(?:pozem\p{L}*|stavebn\p{L}*|parcel\p{L}*|parc|par|p|č|čísl\p{L}*)[.:\s]*)*(st(?:av)?\.?\s*)?(?:(?:parc|p)\.?\s*)?(?:č\.?\s*)?([1-9]\d{0,5}(?:\/[1-9]\d{0,4})?)\s*(?:-?\s*[\p{L}\s.-]*)$/iu.exec(
        part,
      ) ?? [];
    if (!number) return [];
    parcels.push(building || /stavebn/i.test(part) ? `st. ${number}` : number);
  }
  return parcels;
}
