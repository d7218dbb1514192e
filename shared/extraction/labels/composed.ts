/**
 * Labels that are put together from a few words in every order (`Datum a čas zahájení el. dražby`, `Jistota – č. ú.`,
 * `VS pro složení dražební jistoty`): read by their words instead of being listed.
 */
import { foldAccents } from '../../formats/text.ts';
import type { LabelMatch } from './lookup.ts';

/** What a shorter label means. */
type Lookup = (text: string) => LabelMatch | undefined;

const words = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const filler = words(
  'a|o|se|na|v|ve|vsech|cele|den|dne|kdy|je|bude|predpokl\\w*|nejdr\\w*|narizen\\w*|el|elektronick\\w*|on|line|online|prvni|drazebni\\w*',
);
const auction = words('drazb[auyeo]u?|drazeb|drazebniho|aukc[ei]|aukci|jednani');
const holding = words('konani|kona|konana|probehne|probiha');
const beginning = words('zahajeni|zacatek|zacatku|pocatek|pocatku|start|zahajena|zacina|otevreni');
const ending = words('ukonceni|konec|konce|skonceni|ukoncena|konci|uzavreni');
const date = words('datum|data|termin|terminu|den|dne');
const hour = words('cas|casu|hodina|hodiny');

const startOfAuction: LabelMatch = { slot: 'startsAt', weak: false };

/** Of words that all speak of when an auction is held. @param isSpan the words end in `od–do` */
function term(all: readonly string[], isSpan = false): LabelMatch | undefined {
  if (isSpan) {
    const start = all.length === 3 && auction.test(all[0] ?? '') ? startOfAuction : term(all.slice(0, -2));
    return start?.slot === 'startsAt' ? start : undefined;
  }
  const has = (pattern: RegExp): boolean => all.some((word) => pattern.test(word));
  const known = [filler, auction, holding, beginning, ending, date, hour];
  if (!all.every((word) => known.some((pattern) => pattern.test(word)))) return undefined;
  const end = has(ending);
  if (end && has(beginning)) return undefined;
  const isAuction = has(auction) || has(holding);
  if (!isAuction && !((end || has(beginning)) && (has(date) || has(hour)))) return undefined;
  // `Dražba` alone is the name of a section.
  if (!(end || has(beginning) || has(holding) || has(date) || has(hour))) return undefined;
  if (has(hour) && !has(date)) return { slot: end ? 'endTime' : 'startTime', weak: false };
  return { slot: end ? 'endsAt' : 'startsAt', weak: !isAuction };
}

const depositWord = /(?:draz(?:ebni(?:ch|m)?)? )?(?:jist(?:ot(?:a|y|e|u|am?))?|kauc(?:e|i))/;
const leading = new RegExp(
  `^${depositWord.source}(?: (?:na|(?:se )?(?:sklad|sloz|zaplat|uhrad|hrad|poukaz|zasil|zasl)\\w{0,6} na))? (.+)$`,
);
const trailing = new RegExp(
  `^(.+?) (?:(?:pro|k|ke|na|platby) )?(?:(?:slozeni|uhradu|uhrazeni|zaplaceni|platbu|zaslani|skladani|uhrade) )?${depositWord.source}$`,
);
const payment = /^deposit(?:Account|VariableSymbol|SpecificSymbol)$/;

/** `Jistota – číslo účtu`, `VS pro složení jistoty`: a payment label that names the deposit. */
function ofDeposit(folded: string, lookup: Lookup): LabelMatch | undefined {
  const rest = leading.exec(folded)?.[1] ?? trailing.exec(folded)?.[1];
  if (rest === undefined || rest.length > 40) return undefined;
  if (/^(?:vyse|castka|celkem|cini|pozadovana|povinna|stanovena|slozeni)$/.test(rest))
    return { slot: 'deposit', weak: false };
  // `Účet a VS pro jistotu`: the value tells both, the account first.
  const joined = rest.split(/ a | and /);
  const all = joined.map((part) => lookup(part));
  if (joined.length > 1 && all.every((one) => one !== undefined && payment.test(one.slot)))
    return { slot: 'depositAccount', weak: false };
  const match = lookup(rest);
  return match && payment.test(match.slot) ? { slot: match.slot, weak: false } : undefined;
}

/** `Číslo jednací DV`, `Č. j. usnesení o dražbě`: which document is numbered. */
const numbered =
  /^(?:c ?j|cislo jednaci|jednaci cislo|jedn c|c jednaci)(?: (?:drazebni|draz|el|elektronicke|vyhlasky|vyhl|vyhlaska|dv|usneseni|usn|o|drazbe|dokumentu|pisemnosti|exekutora|eu|soudniho|pisemne))+$/;
/** `Spisová značka EX`, `Sp. zn. EÚ`: whose file it is, and it is ours. */
const marked =
  /^(?:nase )?(?:spisova (?:zn|znacka)|sp zn|spis zn|sp znacka|cislo spisu|c spisu)(?: (?:ex|exekuce|exekutora|eu|exekucniho|exekucni|rizeni|soudniho|exekutorskeho|uradu|spisu|nase))+$/;

/** `Typ dokumentu pro CÚD`: the board's own name for what is posted. */
const posted =
  /^(?:typ|druh|kod)(?: (?:dokumentu|pisemnosti|oznameni|vyveseni))?(?: (?:pro|na|v|dle|podle))? (?:cud|centralni uredni des(?:ku|ce|ky)|uredni des(?:ku|ce|ky))$/;

/** First letters of the words above. */
export const composedOpenings =
  'cis jed spi typ dru kod nas pre nej nar ele onl prv dra auk jed kon pro zah zac poc sta ote uko sko uza dat ter den dne cas hod kdy bud jis kau'.split(
    ' ',
  );

/** @param lookup finds a shorter label in the dictionaries */
export function composedLabel(text: string, lookup: Lookup): LabelMatch | undefined {
  const folded = foldAccents(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (numbered.test(folded)) return { slot: 'referenceNumber', weak: false };
  if (marked.test(folded)) return { slot: 'fileMark', weak: false };
  if (posted.test(folded)) return { slot: 'noticeType', weak: false };
  if (!/\bjist(?:ot|\b)|kauc/.test(folded)) {
    if (!/drazb|drazeb|aukc|konani|zahaj|zacat|pocat|ukonc|konc|skonc/.test(folded)) return undefined;
    // `Dražba od–do` is a span of time; apart (`od – do`) they are two labels.
    return term(folded.split(' '), /\bod[-–—]do\b/i.test(text));
  }
  return ofDeposit(folded, lookup);
}
