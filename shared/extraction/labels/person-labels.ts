/**
 * Labels that name a part of a person together with the person (`IČO oprávněného`, `Povinný – datum narození`,
 * `Debtor date of birth`, `Adós születési ideje`): read by their two halves instead of being listed.
 */
import { foldAccents } from '../../formats/text.ts';
import type { LabelMatch, LabelSide } from './lookup.ts';
import type { Slot } from './slots.ts';

const names: readonly (readonly [LabelSide, string])[] = [
  [
    'debtors',
    'povinn(?:y|a|i|e|eho|ych|emu|ym)(?: (?:osoby|osoba|strany|strana))?|dluznik(?:a|u|ovi)?|(?:judge?ment )?debtor(?:s| s)?|obligor(?: s)?|liable party|(?:az )?adosok|(?:az )?ados',
  ],
  [
    'creditors',
    'opravnen(?:y|a|i|e|eho|ych|emu|ym)(?: (?:osoby|osoba|strany|strana))?|verite(?:l|le|lu|li)|(?:judge?ment )?creditor(?:s| s)?|obligee(?: s)?|(?:a )?vegrehajtast kero',
  ],
];
const patterns = names.map(
  ([side, name]) =>
    [
      side,
      new RegExp(`^(?:${name})(?: \\d{1,2})? (.+)$`),
      new RegExp(`^(.+?) (?:of (?:the )?)?(?:${name})(?: \\d{1,2})?$`),
    ] as const,
);
const gate = /povinn|dluznik|opravnen|verite|debtor|obligor|liable|creditor|obligee|ados|vegrehajt/;

/** What a part of a person is called in a case; a name is the person. */
const parts: Readonly<Partial<Record<Slot, Slot>>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  birthDate: 'birthDate',
  companyId: 'companyId',
  personAddress: 'personAddress',
  address: 'personAddress',
};

/** @param lookup finds a shorter label in the dictionaries */
export function personLabel(
  text: string,
  lookup: (text: string) => LabelMatch | undefined,
): LabelMatch | undefined {
  const folded = foldAccents(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (!gate.test(folded)) return undefined;
  for (const [side, before, behind] of patterns) {
    const rest = before.exec(folded)?.[1] ?? behind.exec(folded)?.[1];
    if (rest === undefined || rest.length > 40) continue;
    const part = lookup(rest)?.slot;
    if (part === 'personName') return { slot: side, weak: false };
    const slot = part && parts[part];
    if (slot) return { slot, weak: false, side };
  }
  return undefined;
}
