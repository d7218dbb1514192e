import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationName, isConfirmationPattern } from './confirmation-name.ts';
import { defaultOfficeSettings } from './settings.ts';

const notice = {
  cudid: 'CV0000001',
  numbers: ['142EX355/25-14'],
  fileMark: '142EX355/25',
  type: 'V49',
  postedAt: '2027-03-01T08:01:15.000Z',
  takenDownAt: null,
};
const usual = defaultOfficeSettings.notices.confirmationName;

describe('a name of a confirmation', () => {
  it.each([
    [usual, '142EX355-25-14 V49 potvrzení VYVESENI.pdf'],
    ['{spis} {cudid} {potvrzení} {den}', '142EX355-25 CV0000001 VYVESENI 2027-03-01.pdf'],
    ['{potvrzení}_{cudid}.pdf', 'VYVESENI_CV0000001.pdf'],
  ])('follows the pattern %s', (pattern, name) => {
    expect(confirmationName(pattern, notice, 'VYVESENI')).toBe(name);
  });

  it.each([
    ['a folder above', '../../etc/passwd'],
    ['a drive', 'C:\\Windows\\x'],
    ['a hidden file', '.bashrc'],
    ['a device', 'NUL'],
    ['a stream', 'a:b'],
    ['a line break', 'a\nb'],
    ['text turned round', 'a\u202efdp.exe'],
    ['nothing', ''],
  ])('holds no %s', (_name, type) => {
    const name = confirmationName('{potvrzení}{cudid}', { ...notice, cudid: '' }, type);
    expect(name).not.toMatch(/[/\\:\n\u202e]/);
    expect(name).not.toMatch(/^\./);
    expect(name).not.toMatch(/^nul\./i);
    expect(name).toMatch(/^.+\.pdf$/);
  });

  it('is one name for any text of the board', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (type) => {
        const name = confirmationName(usual, notice, type);
        expect(name).toMatch(/\.pdf$/);
        expect(name.length).toBeLessThanOrEqual(250);
        expect(name).not.toMatch(/[/\\:*?"<>|]|\p{Cc}/u);
      }),
    );
  });
});

describe('a pattern', () => {
  it.each([usual, '{cudid} {potvrzení}', '{číslo}-{druh}-{potvrzení}'.normalize('NFD')])('may be %s', (one) =>
    expect(isConfirmationPattern(one)).toBe(true),
  );
  it.each([
    '',
    'potvrzení',
    '{potvrzení}',
    '{číslo} {potvrzení}',
    '{cudid}',
    '{cudid} {potvrzení} {jméno}',
    '{}',
  ])('may not be "%s"', (one) => expect(isConfirmationPattern(one)).toBe(false));
});
