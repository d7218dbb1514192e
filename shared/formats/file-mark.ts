/**
 * The file mark (spisová značka) of a bailiff's case and the reference number (číslo jednací: the mark with a sheet),
 * in every form an office prints them. Rules: portal reference, section 5; CÚD reference, section 3.1.
 */
import { plainText, plainValue } from './text.ts';

export interface FileMark {
  /** Number of the bailiff's office, three digits: `142`. */
  readonly office: string;
  readonly register: 'EX' | 'ED' | 'DD';
  /** Running number, 1 to 999999, without leading zeros: `81`. */
  readonly serial: string;
  /** The last two digits of a year from 2000: `25`. */
  readonly year: string;
  /** Number of the sheet, at most six digits or letters, without leading zeros: `27`, `MB`. */
  readonly sheet?: string;
}

export interface FoundFileMark {
  readonly mark: FileMark;
  /** The mark as printed. */
  readonly raw: string;
  /** Where `raw` begins in the text, in UTF-16 units. */
  readonly index: number;
}

// Hyphens around the register (`142-EX-81/25`) are believed only on both sides of it: `s. 3-EX 81/25` has no office.
// No `i` flag: together with `u` it would take the Kelvin sign and the long s for letters of a sheet.
const body =
  /(?<![\p{L}\d]|\d[.,])(\d{1,3})(?:\s*|-(?=[A-Za-z]{2}-))([Ee][XxDd]|[Dd][Dd])(?:\s*|(?<=-[A-Za-z]{2})-)0{0,5}([1-9]\d{0,5})\s*\/\s*(?:20)?(\d{2})(?![\p{L}\d]|\/\d{1,2}(?!\d))/u;
// A tight sheet (`81/25-27`) is believed unless it goes on as a date or a longer run.
const tightSheet = /-0{0,5}([1-9A-Za-z][\dA-Za-z]{0,5})(?![\p{L}\d]|[-.:,/]\d|-\p{L})/u;
// A spaced one (`81/25 - 27`) is believed only where the text ends or goes on as a sentence does, because
// `142 EX 81/25 - 2 byty` or `… - 45 600 Kč` has no sheet.
const spacedSheet = /\s*-\s*0{0,5}([1-9]\d{0,5}[A-Za-z]?)(?![\p{L}\d])/u;
const sentenceGoesOn =
  /(?=\s*(?:$|[,;)\]\n]|\.(?!\s*\d))|\s+(?:(?!Kč|Ft)\p{Lu}\p{Ll}|(?:ze?|dne|ve?|o|a|na|kter\p{Ll}*|vydan\p{Ll}*)\s))/u;
const mark = new RegExp(
  `${body.source}(?:${tightSheet.source}|${spacedSheet.source}${sentenceGoesOn.source})?`,
  'gu',
);

const prefix =
  /^(?:(?:č\.?\s*j|č[íi]slo jednac[íi]|sp(?:is)?\.?\s*zn(?:a[čc]ka)?|spisov[áa] zna[čc]ka|(?:naše\s+)?zn(?:ačka)?)\.?\s*:?\s*)/i;

/**
 * Reads a text that is one mark and nothing else, in any printed form: `142 EX 00081/25-027`, `č. j. 142EX81/25 – 27`,
 * `142 ex 81/2025`, `č. j. 142-EX-81/25-28`. Undefined for everything else, also for marks of courts (`INS`, `C`, `T`) and for office 000.
 */
export function parseFileMark(text: string): FileMark | undefined {
  const bare = plainValue(text)
    .replace(prefix, '')
    .replace(/[.,;]$/, '')
    // Where nothing follows, a spaced number or a few capitals can only be the sheet.
    .replace(/(?<=\/\s*(?:20)?\d\d)\s*-\s*(?=\d|[A-Z]{1,3}$)/, '-');
  const [found] = findFileMarks(bare);
  return found?.raw === bare ? found.mark : undefined;
}

/**
 * All marks in running text, in order. A mark inside a longer run of digits or letters is not one. Where it is
 * doubtful that the number after a dash is a sheet, the mark is returned without it.
 */
export function findFileMarks(text: string): FoundFileMark[] {
  const found: FoundFileMark[] = [];
  for (const match of plainText(text).matchAll(mark)) {
    const [raw, office = '', register = '', serial = '', year = '', tight, spaced] = match;
    if (Number(office) === 0) continue;
    const sheet = tight ?? spaced;
    found.push({
      mark: {
        office: office.padStart(3, '0'),
        // The pattern lets only these three pass.
        register: register.toUpperCase() as FileMark['register'],
        serial,
        year,
        ...(sheet === undefined ? {} : { sheet }),
      },
      raw: text.slice(match.index, match.index + raw.length),
      index: match.index,
    });
  }
  return found;
}

/** The canonical file mark, without the sheet: `142EX81/25`. */
export function formatFileMark({ office, register, serial, year }: FileMark): string {
  return `${office}${register}${serial}/${year}`;
}

/** The canonical reference number: `142EX81/25-27`; without a sheet the same as the file mark. */
export function formatReferenceNumber(mark: FileMark): string {
  return formatFileMark(mark) + sheetSuffix(mark);
}

/** The form for people: `142 EX 81/25`, with a sheet `142 EX 81/25-27`. */
export function printFileMark(mark: FileMark): string {
  return `${mark.office} ${mark.register} ${mark.serial}/${mark.year}${sheetSuffix(mark)}`;
}

/** The same case: sheets are not compared. */
export function sameFileMark(a: FileMark, b: FileMark): boolean {
  return formatFileMark(a) === formatFileMark(b);
}

/** The same document: sheets are compared, without regard to capitals, and no sheet equals only no sheet. */
export function sameReference(a: FileMark, b: FileMark): boolean {
  return formatReferenceNumber(a).toUpperCase() === formatReferenceNumber(b).toUpperCase();
}

/** The number as Portál dražeb takes it, or undefined where it would refuse it (register ED). */
export function portalNumber(mark: FileMark): string | undefined {
  return accepted(/^\d{3}(DD|EX)\d{1,6}\/\d{2}(-[0-9a-zA-Z]{1,6})?$/, mark);
}

/** The number as CÚD takes it, or undefined where it would refuse it. The dash is U+002D. */
export function cudNumber(mark: FileMark): string | undefined {
  return accepted(/^\d{3}(EX|ED|DD)[1-9]\d{0,5}\/\d{2}(-[1-9A-Za-z][0-9A-Za-z]{0,5})?$/, mark);
}

function accepted(rule: RegExp, mark: FileMark): string | undefined {
  const number = formatReferenceNumber(mark);
  return rule.test(number) ? number : undefined;
}

function sheetSuffix({ sheet }: FileMark): string {
  return sheet ? `-${sheet}` : '';
}
