/** Raw text → the plain value of a field, by the rules of each field's type. Nothing is guessed. */
import type { FieldId } from '../case/fields.ts';
import type { CaseValues } from '../case/record.ts';
import { formatAccountNumber, parseAccountNumber } from '../formats/account-number.ts';
import { parseCoordinates } from '../formats/coordinates.ts';
import { findFileMarks, formatFileMark, formatReferenceNumber } from '../formats/file-mark.ts';
import { parseParcels } from '../formats/parcels.ts';
import { parseDateTime, parseDay } from '../formats/prague-time.ts';
import { parseAddressPointCode, parseCadastralAreaCode } from '../formats/ruian.ts';
import { parseShare } from '../formats/share.ts';
import { parseSymbol } from '../formats/symbols.ts';
import { cleanText, foldText } from '../formats/text.ts';
import { parseTitleDeed } from '../formats/title-deed.ts';
import { readAmount, withoutRemark } from './amount.ts';
import type { Slot } from './labels/slots.ts';
import { accountInText } from './payee.ts';
import { parseInstantRange } from './when.ts';
import { auctionKindOf, currencyOf, listingActionOf, listingTypeOf, noticeTypeOf, yesNo } from './words.ts';

export interface Parsed<V> {
  readonly value: V;
  readonly doubt?: string;
  /** Taken off the confidence of the way it was found. */
  readonly penalty?: number;
}

/**
 * `unset`: the page says the value isn't known (yet). `partial`: a day without the hour. Undefined: not understood.
 */
export type Outcome<V> = Parsed<V> | 'unset' | 'partial' | undefined;

const unset =
  /^(-+|–+|—+|\.{2,}|\?+|x+|n\/?a|neuveden[oayé]?|nezjisten[oaye]?|nezadan[oaye]?|nevyplnen[oaye]?|neni( uveden[oaye]?| znam[oaye]?| stanoven[oaye]?)?|nestanoven[oaye]?|zadn[yae]|bude (upresneno|doplneno|stanoveno|urceno|sdeleno|oznameno).*|(termin )?(dosud|zatim)? ?neurcen[oyae]?|termin (dosud|zatim) .*|dosud (neurcen|nestanoven|nenarizen).*|zatim ne.*|(dosud |zatim )?nenarizen[oaye]?|prazdn[eya]|nevyplnuje se|nevyplnovat|neuvadi se|neuvadet|not (set|specified|available|known|yet.*|determined)|none|null|undefined|unknown|tbd|tba|to be (determined|announced|set|confirmed)|nincs( megadva)?|ismeretlen|nem ismert|nezname|neznam[yaoe])$/;
const placeholder = /\{\{.*\}\}|\$\{|__\w+__|<%|%\w+%|\[\[.*\]\]|^#\w+#$/;

/** True when the page says there is no value (yet): `—`, `neuvedeno`, `termín dosud neurčen`. */
export function isUnset(raw: string): boolean {
  if (raw.trim() === '' || placeholder.test(raw)) return true;
  return raw.length < 60 && (unset.test(foldText(raw)) || /^[\s.,;:_-]*$/.test(raw.replace(/[–—]/g, '-')));
}

const notRequired =
  /nevyzad|nepozad|nestanov|neni (vyzad|pozad|treba|nutn)|bez (drazebni )?(jistoty|kauce)|neskla|se neurcuje|nepredepisuje|not required|no deposit|without (a )?deposit|none required|nem szukseges/;

const line = (raw: string): string => raw.replace(/\n/g, ' ');
const text = (raw: string, maxLength = 500): Outcome<string> => {
  const value = cleanText(line(raw), maxLength).replace(/^[\s:;,–—-]+|[\s;,]+$/g, '');
  return value === '' || /^[\W_]*$/u.test(value.replace(/[\p{L}\p{N}]/gu, 'a')) ? 'unset' : { value };
};

/** An address broken over lines is one line with commas. */
const place = (raw: string): Outcome<string> =>
  text(
    raw
      .split('\n')
      .map((one) => one.trim().replace(/,$/, ''))
      .filter((one) => one !== '')
      .join(', '),
  );

function wordy(raw: string): Outcome<string> {
  // The cadastre prints its codes in front: `CZ0645 Hodonín`, `586161 Dolní Bojanovice`.
  const parsed = text(
    raw.replace(/^\s*(?:CZ[0-9A-Z]{3,4}|\d{6})\s+(?=\p{Lu})|\s*[[(](?:CZ[0-9A-Z]{3,4}|\d{6})[\])]\s*$/gu, ''),
    200,
  );
  // A name of a place or a person has letters; a lone number is the neighbour's value.
  return typeof parsed === 'object' && !/\p{L}{2}/u.test(parsed.value) ? undefined : parsed;
}

function amount(raw: string): Outcome<number> {
  const read = readAmount(line(raw));
  if (!read) return undefined;
  return { value: read.amount, ...(read.penalty > 0 ? { penalty: read.penalty } : {}) };
}

/** Auctions are filed in crowns (portal reference, section 3): another currency is shown as doubtful, never converted. */
function crowns(raw: string): Outcome<number> {
  const outcome = amount(raw);
  const currency = readAmount(line(raw))?.currency ?? 'CZK';
  return typeof outcome !== 'object' || currency === 'CZK'
    ? outcome
    : { ...outcome, doubt: 'currency', penalty: (outcome.penalty ?? 0) + 0.45 };
}

function deposit(raw: string): Outcome<number | null> {
  const folded = foldText(raw);
  if (notRequired.test(folded) || /^(ne|no|nem|zadna|neni|bez)$/.test(folded)) return { value: null };
  return crowns(raw);
}

function account(raw: string): Outcome<string | null> {
  if (notRequired.test(foldText(raw))) return { value: null };
  const whole = line(raw);
  const parsed = parseAccountNumber(whole) ?? parseAccountNumber(onlyMatch(whole, accountInText) ?? '');
  if (!parsed) return undefined;
  const value = formatAccountNumber(parsed);
  return parsed.checksumValid ? { value } : { value, doubt: 'checksum', penalty: 0.45 };
}

/** The one match of a pattern; several different ones are no answer. */
function onlyMatch(whole: string, pattern: RegExp): string | undefined {
  const hits = new Set([...whole.matchAll(pattern)].map((hit) => hit[0].replace(/\s/g, '')));
  return hits.size === 1 ? [...hits][0] : undefined;
}

function symbol(raw: string): Outcome<string | null> {
  const folded = foldText(raw);
  if (notRequired.test(folded)) return { value: null };
  // `rodné číslo nebo IČ dražitele`: everybody who pays has a symbol of his own.
  if (/rodn\w+ cisl|\brc\b|\bico?\b|drazitel|prideli|sdeli|birth|company id/.test(folded)) return 'unset';
  const parsed = parseSymbol(withoutRemark(raw));
  return parsed === undefined ? undefined : { value: parsed };
}

function fileMark(raw: string): Outcome<string> {
  const marks = new Set(findFileMarks(line(raw)).map(({ mark }) => formatFileMark(mark)));
  const [first, second] = marks;
  return first && !second ? { value: first } : undefined;
}

function referenceNumber(raw: string): Outcome<string> {
  const found = findFileMarks(line(raw));
  const sheets = new Set(
    found.filter(({ mark }) => mark.sheet).map(({ mark }) => formatReferenceNumber(mark)),
  );
  const [first, second] = sheets;
  if (first && !second) return { value: first };
  // The number of a case without a sheet says nothing about the document.
  return found.length > 0 && !first ? 'unset' : undefined;
}

const instantRemark =
  /\s*(?:\([^)]*\)|[,;(–-]\s*(?:nejdř|nejpozd|předpokl|nejmén|však|v sídl|v budov|v zased|v draž|na adres|na portál|prostřed|elektron|online|on-line|středoevr|místn)).*$/iu;

function instant(raw: string): Outcome<string> {
  const whole = parseInstantRange(line(raw)) ?? parseInstantRange(line(raw).replace(instantRemark, ''));
  if (whole?.status === 'date-only') return 'partial';
  if (whole?.status !== 'ok') return undefined;
  return { value: whole.start };
}

function day(raw: string): Outcome<string> {
  const whole = line(raw);
  const parsed = parseDay(whole);
  if (parsed !== undefined) return { value: parsed };
  const timed = parseDateTime(whole);
  if (timed?.status !== 'ok') return undefined;
  const only = parseDay(whole.replace(/[ ,T]+(v |od )?\d{1,2}[:.]\d{2}.*$/u, ''));
  return only === undefined ? undefined : { value: only };
}

function degrees(raw: string, low: number, high: number, name: 'latitude' | 'longitude'): Outcome<number> {
  const pair = parseCoordinates(line(raw));
  if (pair) return { value: pair[name] };
  const plain = /^[\sNESJVsv.°]*(\d{1,2}(?:[.,]\d+)?)\s*°?\s*[NEnsevšd.\s]*$/.exec(line(raw))?.[1];
  const value = plain === undefined ? Number.NaN : Number(plain.replace(',', '.'));
  return value >= low && value <= high ? { value } : undefined;
}

function plainNumber(raw: string): Outcome<number> {
  const bare =
    /^\s*(?:cca|ca\.?|přibližně)?\s*(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})*|\d+)(?:[.,](\d{1,3}))?\s*(?:m2|m²|m\s*2|nm|db|szoba|pokoj[a-zà-ž]*|rooms?)?\s*$/i.exec(
      line(raw),
    );
  if (!bare) return undefined;
  const whole = (bare[1] ?? '').replace(/\D/g, '');
  const value = Number(bare[2] === undefined ? whole : `${whole}.${bare[2]}`);
  return Number.isFinite(value) ? { value } : undefined;
}

function cadastralArea(raw: string): Outcome<string> {
  const bare = line(raw)
    .replace(/[[(]\s*(kód[^\d]*)?\d{6}\s*[\])]/giu, ' ')
    .replace(/(^|[\s,;:])(kód[^\d]{0,20})?\d{6}(?=$|[\s,;:])/giu, ' ')
    .replace(/[,;]?\s*(?:LV|list vlastnictví|parc\.|p\.\s?č\.|obec|okres)(?![a-zà-ž]).*$/i, ' ')
    .replace(/^\s*(k\.\s?ú\.|katastrální území)[:\s]*/iu, ' ')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '');
  return bare.trim() === '' ? 'unset' : wordy(bare);
}

function cadastralAreaCode(raw: string): Outcome<string> {
  const whole = parseCadastralAreaCode(line(raw));
  const inside = whole ?? onlyMatch(line(raw), /(?<!\d)[1-9]\d{5}(?!\d)/g);
  return inside === undefined ? undefined : { value: inside };
}

function zipCode(raw: string): Outcome<string> {
  const digits = line(raw)
    .replace(/^\D*?(?=\d)/, '')
    .replace(/\s/g, '');
  return /^\d{5}$|^\d{4}$/.test(digits) ? { value: digits } : undefined;
}

const known = <V>(value: V | undefined): Outcome<V> => (value === undefined ? undefined : { value });

type Parsers = { readonly [Id in FieldId]?: (raw: string) => Outcome<CaseValues[Id]> };

/** Fields with a value of their own; persons, addressee, registry office and lots are put together elsewhere. */
export const parsers: Parsers = {
  fileMark,
  referenceNumber,
  auctionKind: (raw) => known(auctionKindOf(line(raw))),
  voluntary: (raw) => known(yesNo(line(raw))),
  category: (raw) => text(raw, 200),
  title: (raw) => text(raw, 255),
  description: (raw) => text(raw, 20_000),
  share: (raw) => known(parseShare(withoutRemark(raw))),
  appraisedPrice: crowns,
  lowestBid: crowns,
  minimumIncrement: crowns,
  deposit,
  depositAccount: account,
  depositVariableSymbol: symbol,
  depositSpecificSymbol: symbol,
  startsAt: instant,
  endsAt: instant,
  venue: place,
  district: wordy,
  municipality: wordy,
  cadastralArea,
  cadastralAreaCode,
  titleDeed: (raw) => known(parseTitleDeed(line(raw))),
  parcels: (raw) => {
    const list = parseParcels(raw);
    return list.length > 0 ? { value: list } : undefined;
  },
  addressPointCode: (raw) => known(parseAddressPointCode(line(raw))),
  latitude: (raw) => degrees(raw, 45, 52, 'latitude'),
  longitude: (raw) => degrees(raw, 11, 23.5, 'longitude'),
  noticeType: (raw) => {
    const code = noticeTypeOf(line(raw));
    return code === undefined ? text(raw, 200) : { value: code };
  },
  postOn: day,
  deliveryPlace: place,
  deliveryKind: (raw) => text(raw, 200),
  parentNotice: (raw) => text(raw, 200),
  // `Type of property: movable` says what kind of auction it is, not what is offered on a listing.
  listingType: (raw) =>
    known(listingTypeOf(line(raw))) ?? (auctionKindOf(line(raw)) ? undefined : text(raw, 100)),
  listingAction: (raw) => known(listingActionOf(line(raw))),
  price: amount,
  currency: (raw) => known(currencyOf(line(raw))),
  floorArea: plainNumber,
  zipCode,
  address: place,
  rooms: plainNumber,
};

/** Parses a raw text for a field; {@link Outcome} says what came of it. */
export function parseField(field: FieldId, raw: string): Outcome<unknown> {
  const parser = Object.hasOwn(parsers, field) ? parsers[field] : undefined;
  if (!parser) return undefined;
  if (isUnset(raw)) return 'unset';
  return parser(raw);
}

const strict = new Set<Slot>([
  'fileMark',
  'referenceNumber',
  'appraisedPrice',
  'lowestBid',
  'minimumIncrement',
  'deposit',
  'depositAccount',
  'startsAt',
  'endsAt',
  'price',
  'titleDeed',
  'cadastralAreaCode',
  'share',
]);

/** True when a text that follows a label without any separator can be nothing but its value. */
export function isStrictValue(slot: Slot, raw: string): boolean {
  if (!strict.has(slot) || !/^[\d(]|^(KČ|Kč|č\.|LV|CZ\d|dne |id\.)/.test(raw)) return false;
  const outcome = parseField(slot as FieldId, raw); // every strict slot is a field
  return typeof outcome === 'object';
}
