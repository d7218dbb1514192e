/** Persons of a case from one text: name, birth date, IČO, address in the ways offices print them. */
import type { Person } from '../case/record.ts';
import { parseCompanyId } from '../formats/company-id.ts';
import { parseDay } from '../formats/prague-time.ts';
import { cleanText } from '../formats/text.ts';
import { isUnset } from './normalise.ts';

const dayPattern =
  '(\\d{1,2}\\.\\s*\\d{1,2}\\.\\s*\\d{4}|\\d{1,2}\\.?\\s*[A-Za-zÀ-ž]{3,9}\\s+\\d{4}|[A-Za-zÀ-ž]{3,9}\\s\\d{1,2},\\s?\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{4}\\.\\s*\\d{1,2}\\.\\s*\\d{1,2}\\.?)';
const birth = new RegExp(
  `[,;(\\s]*(?:nar(?:ozen(?:[ayáýéu]|ého|ému|ou|ých|ým)?|ození)?\\.?|dat(?:um)?\\.?\\s*nar(?:ození)?\\.?|born(?: on)?|d\\.\\s?o\\.\\s?b\\.|szül(?:etett)?\\.?|\\*)\\s*:?\\s*(?:dne\\s*)?${dayPattern}`,
  'i',
);
/** A year alone is no birth date the case record could hold, and no address either. */
const birthYear = /[,;(\s]+(?:nar\.?|r\.|roč\.|ročník|rok nar(?:ození|\.))\s*(?:19|20)\d{2}(?!\d)\)?/iu;
const bareBirth = new RegExp(`[,;(]\\s*${dayPattern}\\s*\\)?`);
const personalNumber = /[,;(\s]*(?:r\.?\s?č\.?|rodné číslo|RČ)\s*:?\s*\d{6}\s?\/?\s?\d{3,4}/iu;
const company =
  /[,;(\s]*(?:I[ČC]O?|ident(?:ifikační)?\.? č(?:íslo|\.)|company (?:id|no\.?|number)|(?<![a-z])(?:reg(?:istration|\.)? ?(?:no\.?|number)|id\.? ?(?:no\.?|number))|cégjegyzékszám)\s*[:.]?\s*(\d[\d ]{5,9}\d)(?!\d)/iu;
/** `Alfa, a.s. (25672720)`: a number alone in brackets behind a form of company. */
const bracketedCompany = /\s*\(\s*(\d{8})\s*\)/u;
const lives =
  /[,;]?\s*(?:trvale\s+)?(?:(?:posledně\s+)?bytem|se\s+sídlem|sídlem|sídlo|bydliště|trvalé bydliště|adresa|trvalý pobyt|místo podnikání|residing at|registered (?:office|seat)(?: at)?|address|lakcím|székhely)\s*:?\s+/i;
const legalForm =
  /(?<![a-zà-ž])(s\.\s?r\.\s?o|a\.\s?s|spol|k\.\s?s|v\.\s?o\.\s?s|z\.\s?s|o\.\s?p\.\s?s|SE|plc|ltd|inc|gmbh|kft|zrt|nyrt|bt|banka|pojišťovna|družstvo|ministerstvo|úřad|město|obec)(?![a-zà-ž])/i;
/** What stands behind a comma and still belongs to the name: degrees and forms of companies. */
const nameSuffix =
  /^(?:(?:ph\.?\s?d|csc|drsc|mba|dis|ll\.?\s?m|msc|bc|jr|ml|st|a\.\s?s|s\.\s?r\.\s?o|spol|k\.\s?s|v\.\s?o\.\s?s|z\.\s?[súp]|o\.\s?p\.\s?s|s\.\s?p|p\.\s?o|inc|ltd|plc|gmbh)(?![a-zà-ž])|akciov|společnost s ruč|příspěvk|státní podnik|národní podnik|organizační složk|odštěpn|zapsan|veřejn[a-zà-ž]+ výzkum|výrobní družstv|bytové družstv|stavební bytové|družstvo|nadac|v likvidaci|v konkurs|v úpadku|v insolven|komanditn)/i;
/** `spořitelní družstvo`, `svazek obcí`: a kind of body, written small and without a number. */
const legalKind =
  /^(?=\P{N}+$)\p{Ll}.*(?:družstv|společnost|organizac|závod|pobočk|ústav|spolek|svaz|fond|nadac|podnik|instituc)/u;
const streetAddress = /\d{3}\s?\d{2}\b|\s\d{1,4}(?:\/\d{1,4}[a-z]?)?\b/u;

/** Amounts and marks stand in sentences about a party, never in its name. */
const notName = /\d\s*(?:Kč|CZK|EUR|Ft)(?!\p{L})|\d\s?\/\s?\d|\d{5}|:\s/u;

/** Reads one person; undefined when no name can be made out. */
export function parsePerson(raw: string): Person | undefined {
  let rest = ` ${cleanText(raw.replace(/\n|\s[·•|]\s|\s[–-]\s(?=\d|\p{L}+\s\d)/gu, ', '), 1000)} `;
  let birthDate: string | undefined;
  let companyId: string | undefined;
  let address: string | undefined;
  const take = (pattern: RegExp): string | undefined => {
    const hit = pattern.exec(rest);
    if (!hit) return undefined;
    rest = `${rest.slice(0, hit.index)}, ${rest.slice(hit.index + hit[0].length)}`;
    return hit[1] ?? '';
  };
  rest = rest.replace(
    /[,;(\s]*(?<![a-zà-ž])(?:dále jen|(?:práv(?:ně|ní|\.)\s*)?(?:zast(?:oupen[áaýoé]?|\.)|zástupce))(?![a-zà-ž]).*$/i,
    '',
  );
  take(birthYear);
  take(personalNumber);
  const born = take(birth) ?? (legalForm.test(rest) ? undefined : take(bareBirth));
  if (born !== undefined) birthDate = parseDay(born);
  const number = take(company) ?? (legalForm.test(rest) ? take(bracketedCompany) : undefined);
  if (number !== undefined) companyId = parseCompanyId(number)?.companyId;
  const home = lives.exec(rest);
  if (home) {
    address = rest.slice(home.index + home[0].length);
    rest = rest.slice(0, home.index);
  }
  const parts = rest.split(/[,;]\s*/).map((part) => part.trim());
  const nameParts: string[] = [];
  const addressParts: string[] = [];
  for (const part of parts) {
    if (part === '' || /^[().\s-]+$/.test(part)) continue;
    const ofName = nameSuffix.test(part) || legalKind.test(part);
    if (nameParts.length === 0 || (ofName && addressParts.length === 0)) nameParts.push(part);
    else if (home === null || streetAddress.test(part)) addressParts.push(part);
  }
  if (address === undefined && addressParts.some((part) => streetAddress.test(` ${part}`)))
    address = addressParts.join(', ');
  const name = cleanName(nameParts.join(', '));
  if (!/\p{L}{2}/u.test(name) || !/\p{Lu}/u.test(name) || isUnset(name) || notName.test(name))
    return undefined;
  const place = address === undefined ? '' : tidy(address);
  return {
    name,
    ...(birthDate ? { birthDate } : {}),
    ...(companyId ? { companyId } : {}),
    ...(place !== '' ? { address: place } : {}),
  };
}

const tidy = (text: string): string =>
  cleanText(text, 300)
    .replace(/^[\s,;:()-]+|[\s,;(]+$/g, '')
    .replace(/,\s*,/g, ',');

function cleanName(text: string): string {
  return cleanText(text, 200)
    .replace(/^\s*(?:\d{1,2}[.)]|[a-h]\)|[-–•*])\s+/u, '')
    .replace(/^[\s,;:-]+|[\s,;:(-]+$/g, '')
    .replace(/\s+\(\s*\)?$/u, '');
}

const continues =
  /^(\(?\s*(nar\.|narozen|r\.\s?č|(?:rč|ičo?|ico|tel|ds|dič|idds)(?![a-zà-ž])|ident|bytem|trvale|se sídlem|sídlo|sídlem|bydliště|adresa|dat\. nar|datum nar|d\. nar|\*\s?\d|born|date of birth|company id|address|residing|lakcím|székhely|szül|telefon|e-?mail|id ds|datová)|\d{3}\s?\d{2}\s|\+\d)/i;
const isAddress = (line: string): boolean =>
  /\d/.test(line) &&
  !birth.test(line) &&
  !company.test(line) &&
  /^[\p{L}\s.]+\s\d+|^\d{3}\s?\d{2}/u.test(line);

/** True when a text of its own adds to the person named before it: `nar. 3. 1. 1979`, `IČO 28204379`, `Dlouhá 5, Brno`. */
export const continuesPerson = (text: string): boolean =>
  continues.test(text) || (text.length < 120 && isAddress(text));

/** Reads several persons: one a line, numbered, or parted by semicolons. */
export function parsePersons(raw: string): Person[] {
  const lines = raw
    .split(/\n|;\s+(?=\p{Lu})|\s+a\s+(?=\d{1,2}\)\s)|,?\s+(?=(?:\d|[b-h])\)\s+\p{Lu})/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const blocks: string[] = [];
  for (const line of lines) {
    const last = blocks.length - 1;
    const before = blocks[last];
    if (before !== undefined && (continues.test(line) || isAddress(line)))
      blocks[last] = `${before}, ${line}`;
    else blocks.push(line);
  }
  return blocks.map(parsePerson).filter((person) => person !== undefined);
}
