import { describe, expect, it } from 'vitest';
import { isConfirmationPattern } from './confirmation-name.ts';
import { keptPattern, shownPattern } from './pattern-parts.ts';
import { defaultOfficeSettings } from './settings.ts';
import { isSymbolPattern } from './symbol-pattern.ts';

describe('the parts of a pattern', () => {
  it.each([
    ['{kmen}{rok}{položka}', '{serial}{year}{sheet}'],
    ['9{kmen:5}{rok}', '9{serial:5}{year}'],
    ['{číslo} {druh} potvrzení {potvrzení}', '{number} {type} potvrzení {confirmation}'],
    ['{spis} {cudid} {den}', '{case} {cudid} {day}'],
    ['{položka}'.normalize('NFD'), '{sheet}'],
  ])('%s is %s on an English screen, and is kept as it was', (kept, shown) => {
    expect(shownPattern(kept, 'en')).toBe(shown);
    expect(shownPattern(kept, 'cs')).toBe(kept);
    expect(keptPattern(shown)).toBe(kept.normalize('NFC'));
    expect(keptPattern(kept)).toBe(kept.normalize('NFC'));
  });

  it.each(['{constructor}', '{toString:5}', '{', '{}', '{kmen', 'number', '{serial'])(
    'what is none stays what it is: %s',
    (text) => {
      expect(keptPattern(text)).toBe(text);
      expect(shownPattern(text, 'en')).toBe(text);
    },
  );

  it('typed in English pass where the Czech ones do', () => {
    expect(isSymbolPattern(keptPattern('{serial:5}{year}{sheet}'))).toBe(true);
    expect(isSymbolPattern(keptPattern('{serial:0}'))).toBe(false);
    expect(isConfirmationPattern(keptPattern('{number} {type} {confirmation}'))).toBe(true);
    expect(isConfirmationPattern(keptPattern('{number} {confirmation}'))).toBe(false);
    const usual = defaultOfficeSettings.notices.confirmationName;
    expect(keptPattern(shownPattern(usual, 'en'))).toBe(usual);
  });
});
