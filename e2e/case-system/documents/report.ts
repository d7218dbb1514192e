/** An expert report and its appendix, as an appraiser would write them. */
import type { OfficeCase } from '../cases/case-types.ts';
import { crowns, czechDay } from '../print.ts';
import type { Letter } from './letter.ts';

const author = 'Ing. Hynek Doležel-Růt';

/** The posudek on the subject of the case, closing with the appraised price of its first auction. */
export function reportLetter(officeCase: OfficeCase, date: string): Letter {
  const price = officeCase.auctions[0]?.appraisedPrice ?? 0;
  const title = officeCase.subject?.title ?? officeCase.matter;
  return {
    title: `Znalecký posudek – ${title}`,
    referenceNumber: officeCase.fileMark,
    heading: 'ZNALECKÝ POSUDEK',
    subheading: 'o ceně obvyklé',
    date: czechDay(date),
    author,
    paragraphs: [
      `Předmět ocenění: ${title}`,
      '§ 1. Zadání',
      'Úkolem znalce je určit obvyklou cenu předmětu exekuce včetně příslušenství, práv a závad s ním spojených.',
      '§ 2. Výčet podkladů',
      'Výpis z evidence, místní šetření, sdělení účastníků, databáze uskutečněných převodů za posledních dvanáct měsíců.',
      '§ 3. Nález',
      officeCase.subject?.description ?? '',
      'Při místním šetření nebyl předmět ocenění v plném rozsahu zpřístupněn; stav byl posouzen podle podkladů a pohledem z veřejného prostranství.',
      '§ 4. Posudek',
      'Ocenění je provedeno porovnávací metodou. Použité vzorky a koeficienty:',
      `| Vzorek A | ${crowns(Math.round(price * 1.08))} · koeficient 0,95`,
      `| Vzorek B | ${crowns(Math.round(price * 0.94))} · koeficient 1,05`,
      `| Vzorek C | ${crowns(Math.round(price * 1.02))} · koeficient 1,00`,
      'Rozdíly mezi vzorky jsou dány stavem, polohou a dobou prodeje. Extrémní hodnoty byly vyloučeny.',
      '§ 5. Odůvodnění',
      'Postup odpovídá § 2 zákona o oceňování majetku. Výsledek byl ověřen srovnáním s nabídkovými cenami v okrese.',
      '§ 6. Závěr',
      `Obvyklá cena předmětu ocenění činí ${crowns(price)}.`,
      'Znalecká doložka: Posudek byl podán znalcem zapsaným v seznamu znalců pro obor ekonomika, odvětví ceny a odhady.',
    ],
  };
}

/** Příloha posudku: what the register says, without prices. */
export function appendixLetter(officeCase: OfficeCase, date: string): Letter {
  const { cadastre, place } = officeCase.subject ?? {};
  return {
    title: 'Příloha znaleckého posudku',
    referenceNumber: officeCase.fileMark,
    heading: 'PŘÍLOHA ZNALECKÉHO POSUDKU',
    subheading: 'výpis z katastru nemovitostí, mapa, fotodokumentace',
    date: czechDay(date),
    author,
    paragraphs: [
      '§ Výpis z katastru nemovitostí (zkrácený)',
      `| Katastrální území | ${cadastre?.area ?? '—'} (${cadastre?.areaCode ?? '—'})`,
      `| List vlastnictví | ${cadastre?.titleDeed ?? '—'}`,
      `| Parcely | ${cadastre?.parcels.join(', ') ?? '—'}`,
      `| Obec, okres | ${place?.municipality ?? '—'}, ${place?.district ?? '—'}`,
      '§ Mapa',
      'Mapový list je uložen u znalce. Měřítko 1 : 2000.',
      '§ Fotodokumentace',
      'Fotografie jsou založeny ve spise samostatně.',
    ],
  };
}
