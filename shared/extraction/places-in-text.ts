/** Cadastre in running text: `v k. ú. Zaječí [790397], obec Zaječí, okres Břeclav, zapsáno na LV č. 123`. */
import type { FieldId } from '../case/fields.ts';

const name =
  "(\\p{Lu}[\\p{L}'’–-]*(?: (?:\\p{Lu}[\\p{L}'’–-]*|nad|pod|u|v|ve|na|při|město|města|městě|městys|\\d{1,2}))*)";
const areas = new RegExp(
  `(?:k\\. ?ú\\.|katastráln\\p{L}+ území)[:,]?\\s*(?:(\\d{6})\\s*)?${name}(?:\\s*[[(](?:kód[^\\d]{0,12})?(\\d{6})[\\])])?`,
  'giu',
);
const towns = new RegExp(`(?<!\\p{L})ob(?:ec|ci)[:]?\\s+${name}`, 'gu');
const districts = new RegExp(`(?<!\\p{L})(?:okre[sz][eu]?|okr\\.)[:]?\\s+${name}`, 'gu');
const deeds = /(?<!\p{L})(?:LV|list\p{L}* vlastnictví)\s*(?:č\.|číslo)?\s*:?\s*(\d{1,5})(?![\d/])/giu;
const parcel =
  /(?:parc\. ?č\.|parc\. ?čís\.|p\. ?č\.|parcel\p{L}* č\.|parcelní\p{L}* čísl\p{L}*)\s*:?\s*((?:st\. ?)?\d{1,6}(?:\/\d{1,4})?(?:(?:\s*,|\s+a|\s*;)\s+(?:st\. ?)?\d{1,6}(?:\/\d{1,4})?(?![\d\s]*(?:m2|m²|Kč)))*)/giu;
const shares = /(?:podíl\p{L}*[^.;\d]{0,40}?|(?<!\p{L})id\. ?)(\d{1,5}\s?\/\s?\d{1,6})(?![\d/])/giu;

/** @param add takes the field, its raw text and what named it. */
export function placesInText(text: string, add: (field: FieldId, raw: string, label: string) => void): void {
  if (!/k\. ?ú|katastr|LV|vlastnictv|parc|p\. ?č|okres|okr\.|ob[ec][ci]|podíl|id\./iu.test(text)) return;
  for (const hit of text.matchAll(areas)) {
    // The `i` flag (for `K. ú.`) would also take lower-case words for names.
    if (!/^\p{Lu}/u.test(hit[2] ?? '')) continue;
    add('cadastralArea', capitalised(hit[2] ?? ''), 'k. ú.');
    const code = hit[1] ?? hit[3];
    if (code) add('cadastralAreaCode', code, 'k. ú.');
  }
  for (const hit of text.matchAll(towns)) add('municipality', hit[1] ?? '', 'obec');
  for (const hit of text.matchAll(districts)) add('district', hit[1] ?? '', 'okres');
  for (const hit of text.matchAll(deeds)) add('titleDeed', hit[1] ?? '', 'LV');
  const parcels = [...text.matchAll(parcel)].map((hit) => hit[1] ?? '');
  if (parcels.length > 0) add('parcels', [...new Set(parcels)].join(', '), 'parc. č.');
  for (const hit of text.matchAll(shares)) {
    if (!/parc|p\. ?č/i.test(hit[0])) add('share', hit[1] ?? '', 'podíl');
  }
}

/** Cuts a name where lower-case words begin that no name has inside. */
function capitalised(text: string): string {
  const words = text.split(' ');
  const end = words.findIndex(
    (word, index) =>
      index > 0 && !/^(\p{Lu}|nad$|pod$|u$|v$|ve$|na$|při$|město$|města$|městě$|městys$|\d)/u.test(word),
  );
  return (end < 0 ? words : words.slice(0, end)).join(' ').replace(/ (nad|pod|u|v|ve|na|při)$/u, '');
}
