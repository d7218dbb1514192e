/** Creditors and debtors of the case: from labels, from groups below a heading, from tables, from running text. */
import type { Person } from '../case/record.ts';
import { cleanText, foldText } from '../formats/text.ts';
import { attribute, type FoundPerson, type Side, sideOf } from './found-person.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import { isUnset } from './normalise.ts';
import { confidenceOf, type Pair, type RecordTable } from './pair.ts';
import type { Paragraph } from './paragraphs.ts';
import { parsePersons } from './persons.ts';
import { recordPersons } from './record-persons.ts';
import type { VisibilityReader } from './visibility.ts';

const addressParts = ['street', 'houseNumber', 'zipCode', 'municipality'] as const;
type AddressParts = Partial<Record<(typeof addressParts)[number], string>>;

/** `Školní 12, 691 05 Zaječí` from four labels. */
function composed({ street, houseNumber, zipCode, municipality }: AddressParts): Partial<Person> {
  const first = [street ?? (houseNumber ? municipality : undefined), houseNumber].filter(Boolean).join(' ');
  const second = [zipCode, municipality].filter(Boolean).join(' ');
  const address = [first, second].filter(Boolean).join(', ');
  return first !== '' && second !== '' ? { address } : {};
}

interface Draft {
  first: string;
  last: string;
  name: string;
  rest: Partial<Person>;
  parts: AddressParts;
  pair: Pair;
}

const nameOf = (draft: Draft): string => draft.name || [draft.first, draft.last].filter(Boolean).join(' ');

/** Fields of persons below a heading `Povinný`: a name that comes again begins the next person. */
export function groupedPersons(pairs: readonly Pair[]): FoundPerson[] {
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  for (const pair of pairs) {
    const value = cleanText(pair.raw.replace(/\n/g, ' '), 200);
    if (isUnset(value)) continue;
    const part =
      pair.slot === 'firstName'
        ? 'first'
        : pair.slot === 'lastName'
          ? 'last'
          : pair.slot === 'personName' || pair.slot === 'title'
            ? 'name'
            : undefined;
    if (part) {
      const heading = draft?.pair.heading;
      const full = part === 'first' && pairs.every(({ slot }) => slot !== 'lastName');
      const going = draft !== undefined && heading === pair.heading && draft[part] === '' ? draft : undefined;
      draft = going ?? { first: '', last: '', name: '', rest: {}, parts: {}, pair };
      if (!going) drafts.push(draft);
      draft[full ? 'name' : part] = value;
    } else if (draft && draft.pair.heading === pair.heading) {
      draft.rest = { ...draft.rest, ...attribute(pair) };
      const addressPart = addressParts.find((name) => name === pair.slot);
      if (addressPart) draft.parts[addressPart] = value;
    }
  }
  return drafts.flatMap((one) => {
    const [read] = parsePersons(nameOf(one));
    if (!read) return [];
    return [
      { ...base(one.pair), person: { ...read, ...composed(one.parts), ...one.rest }, raw: nameOf(one) },
    ];
  });
}

function base(pair: Pair): Omit<FoundPerson, 'person' | 'raw'> {
  return {
    element: pair.element,
    label: pair.label,
    visibility: pair.visibility,
    rung: pair.rung,
    confidence: confidenceOf[pair.tie] - (pair.weak ? 0.12 : 0),
    order: pair.order,
  };
}

const partSlots = /^(birthDate|companyId|personAddress|address)$/;

/** `IČO oprávněného` wherever it stands, when the side has one person and the page one such value. */
function withNamedParts(
  found: readonly FoundPerson[],
  pairs: readonly Pair[],
  side: Side,
): readonly FoundPerson[] {
  const [only, second] = found;
  if (!only || second) return found;
  const values = new Map<string, Set<unknown>>();
  for (const pair of pairs) {
    if (pair.side !== side || !partSlots.test(pair.slot) || isForeign(pair.heading)) continue;
    for (const [name, value] of Object.entries(attribute(pair)))
      values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const single = [...values].filter(([, all]) => all.size === 1).map(([name, all]) => [name, [...all][0]]);
  const person: Person = { ...Object.fromEntries(single), ...only.person };
  return [{ ...only, person }];
}

/** `Povinný: Jan Novák, nar. …` with what the next labels add to one person. */
function labelledPersons(pairs: readonly Pair[], side: Side): FoundPerson[] {
  const own = pairs.filter((pair) => pair.slot === side && !isForeign(pair.heading) && !isUnset(pair.raw));
  const strong = own.filter((pair) => !pair.weak);
  return (strong.length > 0 ? strong : own).flatMap((pair) => {
    const persons = parsePersons(pair.raw);
    const [only, second] = persons;
    if (!only || second) return persons.map((person) => ({ ...base(pair), person, raw: pair.raw }));
    const rest: Partial<Person>[] = [];
    const at = pairs.indexOf(pair);
    for (const next of pairs.slice(at + 1, at + 6)) {
      if (next.heading !== pair.heading || next.order - pair.order > 12) break;
      if (!partSlots.test(next.slot) || (next.side && next.side !== side)) break;
      rest.push(attribute(next));
    }
    return [{ ...base(pair), person: Object.assign({}, ...rest, only) as Person, raw: pair.raw }]; // parts of one person
  });
}

const ends =
  '(?=,?\\s+(?:proti|pro\\s|k\\s(?:vymož|uspok)|na\\s+základě|o\\s+(?:vymož|zapl)|ve\\s+výši|vedené|kterou|který|rozhodl|vydává|tímto|takto|za\\s+účasti|v\\s+exekuc|jehož|s\\s+příslušenstvím|zast|práv|nařizuj|nařídil|oznam|vyhlašuj|vyhlásil|stanov|určuj|určil|ukládá|vyzývá|usnesl|jako\\s|pro\\s|přihláš|oprávněn|povinn)|\\.\\s*$|\\.\\s+\\p{Lu}\\p{Ll}{3,}\\s\\p{Ll})';
const inText: Readonly<Record<Side, RegExp>> = {
  creditors: new RegExp(
    `oprávněn(?:ého|é|ých|ému|ý|á|í)\\s*:?\\s+((?:1[.)]|a\\))?\\s*\\p{Lu}.{3,300}?)${ends}`,
    'gu',
  ),
  debtors: new RegExp(
    `povinn(?:ého|é|ých|ému|ým|ý|á|í)\\s*:?\\s+((?:1[.)]|a\\))?\\s*\\p{Lu}.{3,300}?)${ends}`,
    'gu',
  ),
};

/** `proti povinnému Davidu Růžičkovi`: a sentence bends the name, and nobody can tell for certain how it is spelled. */
function isInflected(said: string, { name, companyId }: Person): boolean {
  if (companyId !== undefined || /^\p{L}+(?::|[ýáí]\s)/u.test(said)) return false;
  const last = name.split(/[\s,]+/).findLast((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) ?? '';
  return /(?:ovi|ému|ého|emu|ou|[yeěiu])$/u.test(last) || (/^\p{L}+ého\s/u.test(said) && last.endsWith('a'));
}

function textPersons(texts: readonly Paragraph[], side: Side, read: VisibilityReader): FoundPerson[] {
  for (const paragraph of texts) {
    if (isForeign(paragraph.heading)) continue;
    for (const hit of paragraph.text.matchAll(inText[side])) {
      const raw = hit[1] ?? '';
      // Without a birth date, an IČO or an address it may be any sentence about the party.
      if (!/nar\.|naroz|IČ|r\. ?č|bytem|se sídlem/iu.test(raw)) continue;
      const persons = parsePersons(raw);
      const visibility = read(paragraph.element);
      if (persons.length === 0 || visibility === 'hidden') continue;
      return persons.map((person) => ({
        person,
        raw,
        element: paragraph.element,
        label: hit[0].slice(0, 12),
        visibility,
        rung: 'sentence',
        confidence: isInflected(hit[0], person) ? 0.5 : confidenceOf.text,
        order: paragraph.order,
      }));
    }
  }
  return [];
}

/** Persons are compared with all others of their side. */
const foldedNames = new WeakMap<Person, string>();

function foldedName(person: Person): string {
  const folded = foldedNames.get(person) ?? foldText(person.name);
  foldedNames.set(person, folded);
  return folded;
}

const samePerson = (a: Person, b: Person): boolean =>
  foldedName(a) === foldedName(b) &&
  (a.birthDate === undefined || b.birthDate === undefined || a.birthDate === b.birthDate) &&
  (a.companyId === undefined || b.companyId === undefined || a.companyId === b.companyId);

/** One entry a person; a later mention may add what the first one lacks. */
function merge(found: readonly FoundPerson[]): FoundPerson[] {
  const merged: FoundPerson[] = [];
  for (const one of found) {
    const index = merged.findIndex((other) => samePerson(other.person, one.person));
    const known = merged[index];
    if (known) merged[index] = { ...known, person: { ...one.person, ...known.person } };
    else merged.push(one);
  }
  return merged;
}

/** A page with more names on one side lists the persons of many cases. */
const maxPersons = 300;

/** All persons of one side, seen ones first; those in closed tabs add details, or names when they hold all seen ones. */
export function parties(
  side: Side,
  pairs: readonly Pair[],
  records: readonly RecordTable[],
  texts: readonly Paragraph[],
  read: VisibilityReader,
): FoundPerson[] {
  const below = pairs.filter(
    (pair) =>
      (sideOf(kindsAbove(pair.heading)[0]) === side || pair.side === side) &&
      (pair.side === undefined || pair.side === side) &&
      !isForeign(pair.heading),
  );
  const all = withNamedParts(
    merge(
      [...labelledPersons(pairs, side), ...groupedPersons(below), ...recordPersons(records, side)].slice(
        0,
        maxPersons,
      ),
    ),
    pairs,
    side,
  );
  if (all.length === 0) return textPersons(texts, side, read);
  const seen = merge(all.filter((one) => one.visibility === 'seen'));
  const everything = merge(
    [...all].sort((a, b) => Number(b.visibility === 'seen') - Number(a.visibility === 'seen')),
  );
  const hidden = merge(all.filter((one) => one.visibility !== 'seen'));
  const holdsAll = seen.every((one) => hidden.some((other) => samePerson(one.person, other.person)));
  if (seen.length === 0 || holdsAll) return everything;
  return everything.filter((one) => seen.some((other) => samePerson(one.person, other.person)));
}
