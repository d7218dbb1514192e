import { labelKey } from './lookup.ts';

/** What a heading says about the values below it. `foreign` ones hold values that are not this case's present state. */
export type SectionKind =
  | 'debtor'
  | 'creditor'
  | 'participants'
  | 'representative'
  | 'addressee'
  | 'registryOffice'
  | 'deposit'
  | 'payment'
  | 'auction'
  | 'property'
  | 'venue'
  | 'documents'
  | 'photos'
  | 'lots'
  | 'lot'
  | 'office'
  | 'foreign';

/** Tried in this order on the key of a heading; the first that fits decides. Stems, so inflected forms fit too. */
const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'foreign',
    /histor|aktivit|udalost|ukony|predchoz|predesl|puvodni|archiv|souvisejici(?!dok|pis|soub|pril)|^souvisi(s|$)|^nedavn|pridruzen|spojenespisy|podobn|^(posledni|nejnovejsi|dalsi|jine|ostatni|doporucene)(nase)?(drazby|pripady|prispevky|clanky|nabidky|inzeraty|aktuality)$|posledni(spisy|otevren|navstiven|zobrazen)|^(other|more|latest|recommended)(auctions|cases|listings|posts|offers)|naposledy|oblibene|zalozky|napoveda|filtr|vyhledav|hledat|hledani|^sablon|^ukazk|^vzor|^priklad|prohlidk|^ukoly|^lhuty|^poznamk|^(odkazy|vazby|souvislosti|links?|references)$|komentar|auditni|^log$|^zmeny|zrusen(a|e)draz|odrocen(a|e)draz|neuspesn|posta$|dorucenaposta|related|recent|history|audit|activity|events|tasks|notes|comments|template|example|previous|favou?rites|similar|inspection|search|filter|elozmeny|tortenet|kapcsolodo|hasonlo|megtekint/,
  ],
  [
    'representative',
    /zastupc|zastoupen|zmocnen|manzel|opatrovn|^(legal)?representative|attorney|lawyer|spouse|kepvisel/,
  ],
  [
    'payment',
    /dopla(t|c)|nejvyssihopodani|nejvyssipodani|pohledavk|vymahan|^dluh|naklad|^odmen|splatk|balance|claim(amount)?$|debt(?!or)|ledger/,
  ],
  // `Platba jistoty` is about the deposit, `Platba` and `Úhrada` alone about another payment.
  ['deposit', /jistot|^deposit|auctiondeposit|caution|arveresieloleg|^letet|biztositek/],
  ['payment', /uhrad|^platb|platebni/],
  ['registryOffice', /^ohlasovn|registryoffice/],
  ['addressee', /^adresat|^addressee|^prijemce$|^recipient$|^cimzett/],
  [
    'debtor',
    /^(\d*)povinn(y|a|i|e|eho|ym|ych|aosoba|astrana|aucastni)|^stranapovinn|^dluzni|^(judge?ment)?debtor|^obligedp|^obligor|^ados/,
  ],
  [
    'creditor',
    /^(\d*)opravnen(y|a|i|e|eho|ym|ych)|^stranaopravnen|^veritel|^(judge?ment)?creditor|^entitledp|^vegrehajtastkero|^hitelezo/,
  ],
  ['participants', /^ucastni|^strany|^osoby|^parties|^participants|^persons|^felek/],
  ['photos', /fotogr|fotky|fotogal|galeri|^obrazk|^foto$|photo|gallery|images|pictures|kepek/],
  [
    'documents',
    /^kestazeni|^(souvisejici|pripojene|elektronicke|spisove|vsechny|nase)?(dokument|prilohy$|priloha$|pisemnosti|soubory|spisovymater|listiny|attach|document|files$|mellekletek|iratok)|(dokumenty|prilohy|pisemnosti|soubory|attachments|documents)(kedrazbe|kespisu|spisu|drazby|\d*)$/,
  ],
  [
    'lot',
    /^(drazebni)?polozka(c|cislo)?\d|^lot(no)?\d|^soubor(c)?\d|^predmet(drazby)?(c)?\d|^drazba(c)?\d|^drazebnivyhlaska(c|cj)?\d{3}(ex|ed|dd)|^tetel\d/,
  ],
  ['lots', /^(drazene)?polozky|^lots?$|^items$|^tetelek/],
  ['venue', /^mistokonani|^mistodrazby|^venue|^placeofauction|^arvereshely/],
  ['auction', /drazb|drazeb|auction|aukc|arveres|^termin/],
  [
    'property',
    /nemovit|predmet|katastr|pozem|^vec|movit|vozidl|property|realestate|ingatlan|parcel|umisteni|adresa|poloha|location/,
  ],
  [
    'office',
    /exekutorskyurad|soudniexekutor|^urad|zpracovatel|vyrizuje|kontakt|^exekutor|^office|^bailiff|contact|vegrehajtoiiroda/,
  ],
];

/** Any stem of any kind, to leave most lines of a page after one test. */
const anyKind = new RegExp(kinds.map(([, pattern]) => pattern.source).join('|'));

/** The kind of a heading, or undefined when it says nothing we know. */
export function sectionKind(heading: string): SectionKind | undefined {
  if (heading.length > 120) return undefined;
  const key = labelKey(heading);
  if (key === '' || !anyKind.test(key)) return undefined;
  for (const [kind, pattern] of kinds) if (pattern.test(key)) return kind;
  return undefined;
}
