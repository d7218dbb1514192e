/** One label that names several things (`LV / k. ú.`, `Jistota a VS`, `Odhad / nejnižší podání`); its value tells them in the same order. */
import type { LabelMatch } from './lookup.ts';
import type { Slot } from './slots.ts';

/** Only what people write side by side: `Č. j. / číslo listu` is two names of one thing. */
const families: readonly ReadonlySet<Slot>[] = [
  new Set(['titleDeed', 'cadastralArea', 'cadastralAreaCode', 'parcels', 'municipality', 'district']),
  new Set(['deposit', 'depositAccount', 'depositVariableSymbol', 'depositSpecificSymbol']),
  new Set(['appraisedPrice', 'lowestBid', 'minimumIncrement', 'deposit']),
  new Set(['startsAt', 'endsAt', 'until']),
];

/** `Variabilní / specifický symbol`: the word they share stands once. */
const symbols = /^var(?:iabilní|\.)?\s*(?:[/,+]|a)\s*spec(?:ifický|\.)?\s+symbol$/i;

const between = /\s*[/+,]\s*|\s+(?:a|[-–—])\s+/;

/** @returns what the parts of the label name, in their order; undefined when it isn't such a label */
export function combinedLabel(
  text: string,
  lookup: (text: string) => LabelMatch | undefined,
): readonly LabelMatch[] | undefined {
  const parts = text
    .replace(/[\s:*]+$/, '')
    .replace(symbols, 'VS / SS')
    .split(between);
  if (parts.length < 2 || parts.length > 3) return undefined;
  const matches = parts.map(lookup).filter((match) => match !== undefined);
  const slots = new Set(matches.map(({ slot }) => slot));
  if (matches.length < parts.length || slots.size < parts.length) return undefined;
  return families.some((family) => matches.every(({ slot }) => family.has(slot))) ? matches : undefined;
}
