import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../formats/text.ts';
import { maxRestrictionWords, ownMarker, parseRestrictionWords } from './restriction-words.ts';

describe('words an office adds', () => {
  it('are trimmed, and named once however they are written', () => {
    expect(parseRestrictionWords([' režim  AB ', '', 'REŽIM AB', 'tajné*'])).toEqual({
      words: ['režim AB', 'tajné*'],
      refused: [],
    });
  });

  it.each(['a', '*', '**', '—', 'a*b', '*konec', 'x'.repeat(81)])('refuse %j', (word) => {
    expect(parseRestrictionWords([word]).words).toEqual([]);
    expect(parseRestrictionWords([word]).refused).toHaveLength(1);
  });

  it('are at most a hundred', () => {
    const many = Array.from({ length: maxRestrictionWords + 3 }, (_, index) => `slovo ${index}`);
    expect(parseRestrictionWords(many).words).toHaveLength(maxRestrictionWords);
    expect(parseRestrictionWords(many).refused).toHaveLength(3);
  });

  it('find themselves, whatever signs they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20, unit: 'grapheme' }), { maxLength: 8 }), (list) => {
        const { words } = parseRestrictionWords(list);
        const marker = ownMarker(words);
        for (const word of words) expect(marker?.test(foldText(word.replace(/\*$/, '')))).toBe(true);
      }),
    );
  });

  it('are nothing where there are none', () => {
    expect(ownMarker([])).toBeUndefined();
  });
});
