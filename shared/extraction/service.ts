/** Who a notice is served on and through which registry office. */
import type { Addressee, RegistryOffice } from '../case/record.ts';
import { parseAddressPointCode } from '../formats/ruian.ts';
import { cleanText } from '../formats/text.ts';
import { missing, type PlaceOf } from './decide.ts';
import { attribute } from './found-person.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import { isUnset } from './normalise.ts';
import { confidenceOf, type Pair } from './pair.ts';
import { groupedPersons } from './parties.ts';
import { parsePersons } from './persons.ts';
import type { FieldReading } from './reading.ts';

const degree = /^(?:[a-zà-ž]{1,6}\.|mba|csc\.?|ph\.?d\.?|dis\.?)$/i;

/** `Ing. Jan Novák, Ph.D.` → first and last name. */
function naturalName(name: string): { firstName: string; lastName: string } | undefined {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => word !== '' && !degree.test(word));
  const lastName = words.at(-1);
  const firstName = words.slice(0, -1).join(' ');
  return lastName && firstName ? { firstName, lastName } : undefined;
}

const company =
  /\b(s\.\s?r\.\s?o|a\.\s?s|spol\.|k\.\s?s|v\.\s?o\.\s?s|z\.\s?s|o\.\s?p\.\s?s|družstvo|banka|pojišťovna|ltd|gmbh|kft|zrt)/iu;

export function readAddressee(pairs: readonly Pair[], placeOf: PlaceOf): FieldReading<Addressee> {
  const below = pairs.filter(
    (pair) => kindsAbove(pair.heading)[0] === 'addressee' && !isForeign(pair.heading),
  );
  const first = below.find((pair) => pair.slot === 'firstName');
  const last = below.find((pair) => pair.slot === 'lastName');
  const labelled = pairs.filter(
    (pair) => pair.slot === 'addressee' && !isForeign(pair.heading) && !isUnset(pair.raw),
  );
  const strong = labelled.filter((pair) => !pair.weak);
  const chosen = strong.length > 0 ? strong : labelled.length === 1 ? labelled : [];
  const named = chosen[0];
  const grouped = groupedPersons(below)[0];
  const persons = chosen.flatMap((pair) => parsePersons(pair.raw));
  if (new Set(persons.map((person) => person.name.toLowerCase())).size > 1) {
    return missing(
      'ambiguous',
      chosen.map((pair) => ({ raw: cleanText(pair.raw), place: placeOf(pair.element, pair.label) })),
    );
  }
  const person = persons[0] ?? grouped?.person;
  const source =
    named ?? first ?? last ?? below.find((pair) => pair.slot === 'personName' || pair.slot === 'title');
  if (!person || !source) return missing('not-found');
  const rest = named ? followers(named, pairs) : {};
  const { name, ...details } = { ...rest, ...person };
  const isCompany = details.companyId !== undefined || company.test(name);
  const natural =
    first && last && !named
      ? { firstName: cleanText(first.raw, 100), lastName: cleanText(last.raw, 100) }
      : isCompany
        ? undefined
        : naturalName(name);
  const value: Addressee = natural ? { ...natural, ...details } : { name, ...details };
  return {
    status: 'found',
    value,
    raw: cleanText(named?.raw ?? grouped?.raw ?? name),
    place: placeOf(source.element, source.label),
    rung: source.rung,
    confidence: confidenceOf[source.tie] - (source.weak ? 0.12 : 0),
  };
}

function followers(pair: Pair, pairs: readonly Pair[]): ReturnType<typeof attribute> {
  const at = pairs.indexOf(pair);
  let rest: ReturnType<typeof attribute> = {};
  for (const next of pairs.slice(at + 1, at + 6)) {
    if (next.heading !== pair.heading || next.order - pair.order > 12) break;
    if (!/^(birthDate|companyId|personAddress|address)$/.test(next.slot)) break;
    rest = { ...attribute(next), ...rest };
  }
  return rest;
}

const codeInside = /[,;(\s]*(?:kód\s+)?(?:adm|rúian|ruian|kód adresního místa)\D{0,12}(\d{1,9})\s*\)?/iu;

export function readRegistryOffice(pairs: readonly Pair[], placeOf: PlaceOf): FieldReading<RegistryOffice> {
  const below = pairs.filter(
    (pair) => kindsAbove(pair.heading)[0] === 'registryOffice' && !isForeign(pair.heading),
  );
  const named =
    pairs.find((pair) => pair.slot === 'registryOffice' && !isForeign(pair.heading) && !isUnset(pair.raw)) ??
    below.find((pair) => (pair.slot === 'title' || pair.slot === 'personName') && !isUnset(pair.raw));
  if (!named) return missing('not-found');
  const whole = cleanText(named.raw.replace(/\n/g, ', '), 300);
  const code =
    pairs.find((pair) => pair.slot === 'registryOfficeCode') ??
    below.find((pair) => pair.slot === 'addressPointCode');
  const addressPointCode = parseAddressPointCode(code?.raw ?? codeInside.exec(whole)?.[1] ?? '');
  const name = whole.replace(codeInside, '').replace(/[\s,;(]+$/, '');
  return {
    status: 'found',
    value: { name, ...(addressPointCode ? { addressPointCode } : {}) },
    raw: whole,
    place: placeOf(named.element, named.label),
    rung: named.rung,
    confidence: confidenceOf[named.tie],
  };
}
