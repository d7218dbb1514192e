/** Cadastre in running text: `v k. ú. Zaječí [790397], obec Zaječí, okres Břeclav, zapsáno na LV č. 123`. */
import type { FieldId } from '../case/fields.ts';
import { matchLabel } from './labels/lookup.ts';

const capital = '[A-ZÀ-ÖØ-ÞČĎĚĹĽŇŐŘŚŠŤŮŰŹŻŽ]';
const word = `${capital}[A-Za-zÀ-ž'’–-]*`;
const name = `(${word}(?: (?:${word}|nad|pod|u|v|ve|na|při|město|města|městě|městys|\\d{1,2}))*)`;
const areas = new RegExp(
  `(?:k\\. ?ú\\.|katastráln[a-zà-ž]+ území)[:,]?\\s*(?:(\\d{6})\\s*)?${name}(?:\\s*[[(](?:kód[^\\d]{0,12})?(\\d{6})[\\])])?`,
  'gi',
);
const towns = new RegExp(`(?<![A-Za-zÀ-ž])ob(?:ec|ci)[:]?\\s+${name}`, 'g');
const districts = new RegExp(`(?<![A-Za-zÀ-ž])(?:okre[sz][eu]?|okr\\.)[:]?\\s+${name}`, 'g');
const deeds = /(?<![a-zà-ž])(?:LV|list[a-zà-ž]* vlastnictví)\s*(?:č\.|číslo)?\s*:?\s*(\d{1,5})(?![\d/])/gi;
const parcel =
  /(stavební[a-zà-ž]* )?(?:parc\. ?č\.|parc\. ?čís\.|p\. ?č\.|parcel[a-zà-ž]* č\.|parcelní[a-zà-ž]* čísl[a-zà-ž]*)\s*:?\s*((?:st\. ?)?\d{1,6}(?:\/\d{1,4})?(?:(?:\s*,|\s+a|\s*;)\s+(?:st\. ?)?\d{1,6}(?:\/\d{1,4})?(?![\d\s]*(?:m2|m²|Kč)))*)/gi;
const shares = /(?:podíl[a-zà-ž]*[^.;\d]{0,40}?|(?<![a-zà-ž])id\. ?)(\d{1,5}\s?\/\s?\d{1,6})(?![\d/])/gi;

/** @param add takes the field, its raw text and what named it. */
export function placesInText(text: string, add: (field: FieldId, raw: string, label: string) => void): void {
  if (!/k\. ?ú|katastr|LV|vlastnictv|parc|p\. ?č|okres|okr\.|ob[ec][ci]|podíl|id\./iu.test(text)) return;
  for (const hit of text.matchAll(areas)) {
    // The `i` flag (for `K. ú.`) would also take lower-case words for names.
    if (!/^\p{Lu}/u.test(hit[2] ?? '')) continue;
    add('cadastralArea', capitalised(beforeLabel(text, hit, hit[2] ?? '')), 'k. ú.');
    const code = hit[1] ?? hit[3];
    if (code) add('cadastralAreaCode', code, 'k. ú.');
  }
  for (const hit of text.matchAll(towns)) add('municipality', beforeLabel(text, hit, hit[1] ?? ''), 'obec');
  for (const hit of text.matchAll(districts)) add('district', beforeLabel(text, hit, hit[1] ?? ''), 'okres');
  for (const hit of text.matchAll(deeds)) add('titleDeed', hit[1] ?? '', 'LV');
  const parcels = [...text.matchAll(parcel)].map(([, building, list = '']) =>
    building && /^\d+(?:\/\d+)?$/.test(list) ? `st. ${list}` : list,
  );
  if (parcels.length > 0) add('parcels', [...new Set(parcels)].join(', '), 'parc. č.');
  for (const hit of text.matchAll(shares)) {
    if (!/parc|p\. ?č/i.test(hit[0])) add('share', hit[1] ?? '', 'podíl');
  }
}

/** `k. ú. Benešov Výsledná cena: …` of lines joined to one: the next label's first word is no part of the name. */
function beforeLabel(text: string, hit: RegExpExecArray, name: string): string {
  const end = hit.index + hit[0].length;
  const rest = /^[^:,.;\d]{0,30}(?=:)/.exec(text.slice(end, end + 31))?.[0];
  if (rest === undefined) return name;
  const words = name.split(' ');
  for (let at = 1; at < words.length; at++)
    if (matchLabel(`${words.slice(at).join(' ')}${rest}`)) return words.slice(0, at).join(' ');
  return name;
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
