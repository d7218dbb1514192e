/**
 * Rung 4: values in running text (a vyhláška, a print view). An amount, an account or a date belongs to the nearest
 * word before it that can govern it; words that govern something else (`nejvyšší podání`, `prohlídka`) end the search.
 */
import type { FieldId } from '../case/fields.ts';
import { findFileMarks } from '../formats/file-mark.ts';
import { amountInText } from './amount.ts';
import { isQuoted, parentOf } from './dom.ts';
import { isForeign } from './headings-above.ts';
import { parseField } from './normalise.ts';
import type { Heading } from './page.ts';
import type { Paragraph } from './paragraphs.ts';
import { accountInText, specificSymbolInText, variableSymbolInText } from './payee.ts';
import { placesInText } from './places-in-text.ts';
import type { Candidate } from './resolve.ts';
import type { VisibilityReader } from './visibility.ts';
import { auctionKindOf, voluntaryOf } from './words.ts';

type Governor = readonly [name: string, pattern: RegExp];

const money: readonly Governor[] = [
  ['lowestBid', /nejnizs\w* podani\w*|vyvolavaci\w* cen\w*|lowest bid|legalacsonyabb/g],
  [
    'appraisedPrice',
    /(?:vysledn|odhadn|obvykl|rozhodn)\w* cen\w*|\bodhad(?:em|u)?\b(?! (?:naklad|vymoz|vyse|doby))|cen\w* (?:obvykl|odhadn|vysledn|rozhodn)\w*|appraised (?:price|value)|becsertek\w*/g,
  ],
  ['deposit', /jistot\w*|\bdeposit\b|eloleg\w*/g],
  ['minimumIncrement', /prihoz\w*|prihazov\w*|increment|licitlepcso\w*/g],
  [
    '',
    /nejvyss\w+ podani|doplat\w+|pohledavk\w*|naklad\w*|pokut\w*|odmen\w*|dluh\w*|jistin\w*|\bs prislusenstvim|zavad\w*|poplat\w*|vymoz\w*|vymah\w*|balance|claim/g,
  ],
];
const payee: readonly Governor[] = [
  ['deposit', /jistot\w*|\bdeposit\b/g],
  [
    '',
    /nejvyss\w+ podani|doplat\w+|pohledavk\w*|dluh\w*|vymah\w*|vydrazitel\w* (?:je povinen|zaplati|uhradi|doplati)|naklad\w*/g,
  ],
];
const when: readonly Governor[] = [
  [
    'endsAt',
    /(?:ukonceni|konec|skonceni) (?:\w+ )?(?:drazb\w*|drazebniho jednani)|drazb\w*(?: \w+)? (?:bude |se )?(?:ukonc|skonc|konci)\w*|\b(?:skonci|konci|ukonci se|bude ukoncena)(?= (?:nejdrive )?(?:dne|v) )|auction (?:ends|closes)/g,
  ],
  [
    'startsAt',
    /(?:zahajeni|zacatek|pocatek|termin|konani|datum|cas|den) (?:(?:konani|zahajeni|a|cas|hodina|elektronicke) ){0,3}(?:drazb\w*|drazebniho jednani)|(?<!predmet\w{0,3} )drazb\w*(?: [\w,]+){0,8} (?:kona|konat|konana|uskutecn\w*|probehne|zahajena|zahaji|zacina|zacne|nariz\w*)\b|drazebni\w* jednani\w*|(?:nariz\w+|kona|konat)(?: \w+){0,4} drazb\w*|odroc\w*(?: \w+){0,4} na (?:den|termin)\b|\b(?:bude zahajena|zahajuje se|zacina|zacne)(?= (?:dne|v|ve) )|auction (?:starts|takes place|will be held)|arveres\w* (?:kezdete|idopontja)/g,
  ],
  [
    '',
    /prohlidk\w*|posud\w+|lhut\w*|pravni moci|nejpozdeji|prihlas\w*|jistot\w*|nabyl\w*|\bze dne|vydan\w*|naroz\w*|\bnar\b|doplat\w*|vyves\w*|exekucni\w* prikaz\w*|pover\w+|rozhodnut\w*|odroc\w*(?!\w|(?: \w+){0,4} na (?:den|termin)\b)|inspection/g,
  ],
];

/** What stands before the number of a document that is only referred to. */
const quoting =
  /(?:usnesenim|rozsudkem|rozhodnutim|prikazem|platebnim|poverenim|vyrozumenim|posudkem|vyhlaskou|(?:podle|dle|na zaklade|proti|ve zneni|k) (?:\w+ ){0,3}(?:usneseni|rozsudku|rozhodnuti|vyhlasky|vyhlasce)|pod|ze dne [\d. ]+,?)(?: \w+){0,3},? ?$/;

/** `Nezaplatí-li, nařídí se opakovaná dražba, při níž nejnižší podání činí …`: not this auction's amounts. */
const laterAuction =
  /(?:ne\w{3,}[- ]li|nebude[- ]li|pokud|v pripade|jestlize|bude[- ]li)(?:[^.]|\.(?=\d)){0,160}?(?:opakovan|dals|nov)\w+ (?:elektronick\w+ )?drazb/;

/** `Dražební jednání konané dne 4. 2. 2027, při němž nejnižší podání činilo …, bylo skončeno`: an auction that is over. */
const pastAuction =
  /(?:drazebni\w* jednani|drazb\w*)(?:[^.]|(?<=\d)\.){0,260}?\b(?:byl[oa] (?:skoncen|ukoncen|zmaren|neuspesn|bezvysledn)\w*|skoncil[oa]?\b|nebylo ucineno ani)/;

/** Says whether a place of a paragraph tells of an auction that is over. */
function createIsOver(folded: string): (index: number) => boolean {
  const past = /skonc|ukoncen|zmaren|neuspesn|bezvysledn|ucineno ani/.test(folded)
    ? pastAuction.exec(folded)
    : null;
  return (index) => past !== null && index >= past.index && index < past.index + past[0].length;
}

const dayInText = /(?<!\d)\d{1,2}\. ?(?:\d{1,2}\. ?|\p{L}{3,9} )\d{4}(?!\d)/gu;
const hourAfter =
  /^(?:[^.\d;]{0,40}?|,? ?\(?\p{L}+\)?,? ?)(\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?hod\w*\.?)?|\d{1,2} ?hod\w*\.?)(?:[^.\d;]{0,12}?(?:do|až|–|-) ?(\d{1,2}[:.]\d{2}))?/u;

const calledOff = /^(?: ?hod\w*\.?)?[^.;\d]{0,40}?\bse (?:odroc|rus|zrus|nekona|neprove)/;

interface Hit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function governors(folded: string, table: readonly Governor[]): Hit[] {
  const hits: Hit[] = [];
  for (const [name, pattern] of table) {
    for (const hit of folded.matchAll(pattern))
      hits.push({ name, start: hit.index, end: hit.index + hit[0].length });
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A full stop after a whole word and a capital behind it: a new sentence, not an abbreviation. */
const newSentence = /\p{Ll}{4,}\.\s+\p{Lu}/u;

/** What a price includes or leaves out, not what an amount is of. */
const aside = /^(zavad|naklad|poplat|s prislus)/;

/** No verb and no amount stands between the two: the second is part of what the first names. */
function isNounPhrase(text: string, folded: string, first: Hit, second: Hit): boolean {
  const between = folded.slice(first.end, second.start);
  return (
    !/\b(cini|stanov|urc|je |jsou )|\d{3}/.test(between) &&
    !newSentence.test(text.slice(first.end, second.start))
  );
}

export function sentences(texts: readonly Paragraph[], read: VisibilityReader): Candidate[] {
  const found: Candidate[] = [];

  function add(paragraph: Paragraph, field: FieldId, raw: string, label: string): void {
    if (typeof parseField(field, raw) !== 'object') return;
    const visibility = read(paragraph.element);
    if (visibility === 'hidden') return;
    found.push({
      slot: field,
      field,
      weak: isQuoted(paragraph.element),
      label,
      raw,
      element: paragraph.element,
      visibility,
      heading: paragraph.heading satisfies Heading | null,
      order: paragraph.order,
      tie: 'text',
      rung: 'sentence',
    });
  }

  function amounts(paragraph: Paragraph): void {
    const { text, folded } = paragraph;
    if (!/\d[\d ,.–-]*(?:kc|czk|korun|ft|huf|eur|€|[-–])|jistot|mil|tis/.test(folded)) return;
    // `dvě třetiny výsledné ceny` measures the lowest bid; it does not begin to speak of the price.
    const hits = governors(folded, money).filter(
      (hit) =>
        !/(tretin\w*|polovin\w*|ctvrtin\w*|\d ?\/ ?\d|\d ?%|procent\w*|\bz) $/.test(
          folded.slice(Math.max(0, hit.start - 14), hit.start),
        ),
    );
    // `Výsledná cena věcí, včetně závad a příslušenství, se stanovuje částkou`: still the price is spoken of.
    const governing = hits.filter((hit, index) => {
      const before = hits[index - 1];
      return !(
        before?.name &&
        aside.test(folded.slice(hit.start, hit.end)) &&
        isNounPhrase(text, folded, before, hit)
      );
    });
    if (governing.length === 0) return;
    const later = laterAuction.exec(folded);
    const isOver = createIsOver(folded);
    const used = new Set<Hit>();
    for (const amount of folded.matchAll(amountInText)) {
      const governor = governing.findLast((hit) => hit.end <= amount.index);
      if (!governor || used.has(governor) || amount.index - governor.end > 220) continue;
      used.add(governor);
      const between = text.slice(governor.end, amount.index);
      if (governor.name === '' || newSentence.test(between)) continue;
      if ((later && governor.start > later.index) || isOver(amount.index)) continue;
      const raw = text.slice(amount.index, amount.index + amount[0].length);
      add(paragraph, governor.name as FieldId, raw, text.slice(governor.start, governor.end)); // the table names fields
    }
    const none =
      /jistot\w* (?:se )?(?:nevyzad|nestanov|neurcuje|nepozad|neuklad)\w*|(?:slozeni|povinnost slozit|slozit) (?:drazebni )?jistot\w*(?: \w+){0,2} (?:nevyzad|nepozad|neuklad)\w*|bez (?:slozeni )?(?:drazebni )?jistoty/.exec(
        folded,
      );
    if (none) add(paragraph, 'deposit', 'nevyžaduje se', text.slice(none.index, none.index + none[0].length));
  }

  function payments(paragraph: Paragraph): void {
    const { text, folded } = paragraph;
    if (!/jistot|deposit/.test(folded)) return;
    const hits = governors(folded, payee);
    const isDeposit = (index: number): boolean => {
      const governor = hits.findLast((hit) => hit.end <= index);
      return governor !== undefined && governor.name === 'deposit' && index - governor.end < 500;
    };
    for (const account of text.matchAll(accountInText)) {
      if (isDeposit(account.index)) add(paragraph, 'depositAccount', account[0], 'účet');
    }
    for (const [field, pattern] of [
      ['depositVariableSymbol', variableSymbolInText],
      ['depositSpecificSymbol', specificSymbolInText],
    ] as const) {
      for (const symbol of folded.matchAll(pattern)) {
        if (isDeposit(symbol.index))
          add(paragraph, field, symbol[1] ?? '', text.slice(symbol.index, symbol.index + 20));
      }
    }
  }

  function dates(paragraph: Paragraph): void {
    const { text, folded } = paragraph;
    if (!/draz|auction|arveres/.test(folded)) return;
    const hits = governors(folded, when);
    if (hits.length === 0) return;
    const isOver = createIsOver(folded);
    let started = -1;
    for (const day of text.matchAll(dayInText)) {
      const end = day.index + day[0].length;
      if (isOver(day.index)) continue;
      const governor = hits.findLast((hit) => hit.end <= day.index + 1);
      if (!governor || governor.name === '' || day.index - governor.end > 160) continue;
      if (/\bze dne\s*$/.test(folded.slice(0, day.index))) continue;
      const hour = hourAfter.exec(text.slice(end, end + 80));
      if (!hour?.[1]) continue;
      // `nařízené na den … v 10:00 hod. se odročuje`: that term is over.
      if (calledOff.test(folded.slice(end + hour[0].length))) continue;
      const label = text.slice(governor.start, governor.end);
      // `od 26. 1. 2027 13:00 hod. do 26. 1. 2027 14:00 hod.`
      const isUntil = started >= 0 && /^[\s,]*(?:do|až)(?: dne)?\s*$/iu.test(text.slice(started, day.index));
      const field = governor.name === 'endsAt' || isUntil ? 'endsAt' : 'startsAt';
      if (field === 'startsAt') started = end + hour[0].length;
      add(paragraph, field, `${day[0]} ${hour[1]}`, label);
      if (field === 'startsAt' && hour[2]) add(paragraph, 'endsAt', `${day[0]} ${hour[2]}`, label);
    }
  }

  function words(paragraph: Paragraph): void {
    const { text, folded } = paragraph;
    for (const { mark, raw, index } of findFileMarks(text)) {
      const before = folded.slice(Math.max(0, index - 60), index);
      const named = /(?:c\. ?j\.|cj\.?|cislo jednaci|jednaci cislo|vyhlask\w* c\.)[ :]*$/.exec(before);
      // `usnesením č. j. … určena cena`: a text quotes other documents; its own number it names.
      if (mark.sheet && named && !quoting.test(before.slice(0, named.index)))
        add(paragraph, 'referenceNumber', raw, 'č. j.');
    }
    const kind =
      /draz\w+(?: [\w,]+){0,5}? (?:nemovit|movit|nehmotn|pohledavk)\w+(?: \w+)?|prodej\w* (?:nemovit|movit)\w+|(?:nemovit|movit)\w+(?: \w+){0,2} v drazb\w+/.exec(
        folded,
      );
    if (kind && auctionKindOf(kind[0])) add(paragraph, 'auctionKind', kind[0], 'dražba');
    const site =
      /(?:kona|uskutecn|probeh|probih|proved|zahajen)\w*(?:[^.;]|(?<=\d|hod)\.){0,100}?(?:adrese|portal\w*|system\w*|server\w*|strank\w*|internet\w*|webu)[^.;]{0,40}?((?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:cz|eu|com|sk))(?![a-z0-9-])/.exec(
        folded,
      );
    const onSite =
      /draz\w+(?: se)?(?: \w+)? (?:na|pres|v systemu) ((?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:cz|eu|com|sk))(?![a-z0-9-])/.exec(
        folded,
      );
    if (onSite?.[1]) add(paragraph, 'venue', onSite[1], 'dražba na');
    if (site?.[1] && /draz/.test(folded.slice(0, site.index + site[0].length)))
      add(paragraph, 'venue', site[1], 'koná se');
    const way = /\b(?:ne)?dobrovoln\w+ drazb\w*|\bexekucni drazb\w*/.exec(folded);
    if (way && voluntaryOf(way[0]) !== undefined) add(paragraph, 'voluntary', way[0], 'dražba');
  }

  for (const paragraph of texts) {
    if (isForeign(paragraph.heading)) continue;
    amounts(paragraph);
    payments(paragraph);
    dates(paragraph);
    words(paragraph);
    placesInText(paragraph.text, (field, raw, label) => add(paragraph, field, raw, label));
  }
  return [...found.filter(({ field }) => field !== 'parcels'), ...listedParcels(found)];
}

/** One parcel an item of a list, or a paragraph after the other: together they are the answer. */
function listedParcels(found: readonly Candidate[]): Candidate[] {
  const lists = new Map<Element | null, Candidate[]>();
  for (const one of found.filter(({ field }) => field === 'parcels')) {
    const list = parentOf(one.element);
    lists.set(list, [...(lists.get(list) ?? []), one]);
  }
  return [...lists.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, raw: own.map(({ raw }) => raw).join(', ') }] : [];
  });
}
