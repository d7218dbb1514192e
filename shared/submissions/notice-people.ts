/** Whom a notice may be served on: the tick list of persons a page names. */
import type { Addressee, Person } from '../case/record.ts';
import type { CaseReading } from '../extraction/reading.ts';
import { cleanText, foldText } from '../formats/text.ts';

export interface PersonChoice {
  readonly addressee: Addressee;
  readonly role: 'addressee' | 'debtor' | 'creditor';
  /** Ticked from the start: the addressee the page names, else the only debtor. */
  readonly ticked: boolean;
}

/** Each person once, the addressee first; nobody is ticked where several debtors could be meant. */
export function peopleOf(reading: CaseReading): readonly PersonChoice[] {
  const { addressee, debtors, creditors } = reading.fields;
  const named = addressee.status === 'found' ? [addressee.value] : [];
  const owing = debtors.status === 'found' ? debtors.value.map(toAddressee) : [];
  const owed = creditors.status === 'found' ? creditors.value.map(toAddressee) : [];
  const choices: PersonChoice[] = [
    ...named.map((one) => ({ addressee: one, role: 'addressee' as const, ticked: true })),
    ...owing.map((one) => ({
      addressee: one,
      role: 'debtor' as const,
      ticked: named.length === 0 && owing.length === 1,
    })),
    ...owed.map((one) => ({ addressee: one, role: 'creditor' as const, ticked: false })),
  ];
  const seen = new Set<string>();
  return choices.filter(({ addressee: one }) => {
    const key = identityOf(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Who it is, however it is written: a company by its number, a person by name and day of birth. */
export function identityOf(
  one: {
    readonly [K in 'name' | 'firstName' | 'lastName' | 'birthDate' | 'companyId']?: string | undefined;
  },
): string {
  if (one.companyId !== undefined) return one.companyId;
  return foldText(`${one.name ?? `${one.firstName ?? ''} ${one.lastName ?? ''}`} ${one.birthDate ?? ''}`);
}

/**
 * A party of the case as an addressee. A natural person's name is split only where it can be: one first name and one
 * surname, titles aside. Anything else keeps the whole name, and a person writes the two parts.
 */
export function toAddressee({ name, birthDate, companyId, address }: Person): Addressee {
  const rest = { ...(address === undefined ? {} : { address }) };
  if (companyId !== undefined) return { name, companyId, ...rest };
  const split = splitName(name);
  return {
    ...(split === undefined ? { name } : split),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...rest,
  };
}

const titles =
  /^(?:bc|bca|ing|ing\.? ?arch|mgr|mga|judr|mudr|mvdr|mddr|phdr|rndr|pharmdr|thdr|thlic|paeddr|doc|prof|ph\.?\s?d|th\.?\s?d|csc|drsc|dis|mba|ll\.?\s?m|msc|ml|st|jr|dr|p|pan|paní|pani)\.?$/iu;

function splitName(text: string): { readonly firstName: string; readonly lastName: string } | undefined {
  const words = cleanText(text, 200)
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !titles.test(word));
  const [firstName, lastName] = words;
  if (firstName === undefined || lastName === undefined || words.length !== 2) return undefined;
  // An initial or a name in capitals may stand either way round.
  const isName = (word: string): boolean => /^\p{Lu}\p{Ll}[\p{L}'-]*$/u.test(word);
  return isName(firstName) && isName(lastName) ? { firstName, lastName } : undefined;
}
