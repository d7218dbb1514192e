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
    .replace(/(?:o\s+)?(?:výměř[a-zà-ž]*|vým\.)\s*:?\s*[\d\s.]+m\s?(?:2|²)/gi, ' ')
    .trim();
  const [tail = ''] =
    /(?<![a-zà-ž])(?:(?:vše )?ve? (?:k\.|katastr)|k\. ?ú|katastr|zaps|na LV|LV |obec |okres ).*$/is.exec(
      list,
    ) ?? [];
  if (
    /(?<![a-zà-ž])(?:parc|st\.|p\. ?č)/i.test(tail) ||
    (tail.match(/k\. ?ú|katastrální[a-zà-ž]* územ/gi) ?? []).length > 1
  )
    return [];
  const parcels: string[] = [];
  for (const part of list.slice(0, list.length - tail.length).split(/[,;\n]|\s(?:a|i|and)\s/)) {
    if (!/\d/.test(part)) continue;
    const [, building, number] =
      /^\s*(?:(?:pozem[a-zà-ž]*|stavebn[a-zà-ž]*|parcel[a-zà-ž]*|parc|par|p|č|čísl[a-zà-ž]*)[.:\s]*)*(st(?:av)?\.?\s*)?(?:(?:parc|p)\.?\s*)?(?:č\.?\s*)?([1-9]\d{0,5}(?:\/[1-9]\d{0,4})?(?:\/[A-Z](?:\/\d{1,3})?(?![a-zà-ž\d]))?)\s*(?:-?\s*[a-zà-ž\s.-]*)$/i.exec(
        part,
      ) ?? [];
    if (!number) return [];
    parcels.push(building || /stavebn/i.test(part) ? `st. ${number}` : number);
  }
  return parcels;
}
