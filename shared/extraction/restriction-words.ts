/**
 * Words an office adds to those that mark a restricted case (`režim AB`, `zvlášt*`). A star at the end stands for any
 * ending; case and accents don't matter.
 */
import { foldText } from '../formats/text.ts';

export const maxRestrictionWords = 100;
const maxLength = 80;

/** @returns the words as they are kept and those that are too short, too long, too many or hold no word */
export function parseRestrictionWords(list: readonly string[]): { words: string[]; refused: string[] } {
  const words: string[] = [];
  const refused: string[] = [];
  const known = new Set<string>();
  for (const raw of list) {
    const word = raw.replace(/\s+/g, ' ').trim();
    if (word === '') continue;
    const key = foldText(word);
    const isWord = /[a-z0-9]{2}/.test(key) && !/\*./.test(word) && word.length <= maxLength;
    if (!isWord || words.length >= maxRestrictionWords) refused.push(word.slice(0, maxLength));
    else if (!known.has(key)) {
      known.add(key);
      words.push(word);
    }
  }
  return { words, refused };
}

/** Finds one of the words in a folded text; undefined where the office added none. */
export function ownMarker(words: readonly string[]): RegExp | undefined {
  const patterns = words.map((word) => {
    const folded = foldText(word.replace(/\*$/, '')).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    return `${folded}${word.endsWith('*') ? '\\w*' : '(?!\\w)'}`;
  });
  return patterns.length === 0 ? undefined : new RegExp(`(?<!\\w)(?:${patterns.join('|')})`);
}
