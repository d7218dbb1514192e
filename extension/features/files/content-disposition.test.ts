import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../shared/formats/processor-ms.ts';
import { fileNameFromDisposition, safeName } from './content-disposition.ts';

/** What a browser makes of raw UTF-8 bytes in a header: one character a byte. */
const asLatin1 = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
const control = (...codes: readonly number[]): string => String.fromCharCode(...codes);

describe('the file name of a Content-Disposition header', () => {
  const read: readonly (readonly [header: string, name: string])[] = [
    ['attachment; filename="vyhlaska.pdf"', 'vyhlaska.pdf'],
    ['attachment; filename=vyhlaska.pdf', 'vyhlaska.pdf'],
    ['attachment;filename=vyhlaska.pdf;size=3', 'vyhlaska.pdf'],
    ['inline; filename="a b.pdf"', 'a b.pdf'],
    ['ATTACHMENT; FILENAME="A.PDF"', 'A.PDF'],
    ['filename="a.pdf"', 'a.pdf'],
    ["attachment; filename*=UTF-8''Dra%C5%BEebn%C3%AD%20vyhl%C3%A1%C5%A1ka.pdf", 'Dražební vyhláška.pdf'],
    ["attachment; filename*=utf-8'cs'p%C5%99%C3%ADloha.pdf", 'příloha.pdf'],
    ["attachment; filename*=ISO-8859-2''vyhl%E1%B9ka.pdf", 'vyhláška.pdf'],
    ["attachment; filename*=windows-1250''vyhl%E1%9Aka.pdf", 'vyhláška.pdf'],
    ["attachment; filename*=UTF-8''plain.pdf", 'plain.pdf'],
    ['attachment; filename="fallback.pdf"; filename*=UTF-8\'\'%C5%BE.pdf', 'ž.pdf'],
    ['attachment; filename*=UTF-8\'\'%C5%BE.pdf; filename="fallback.pdf"', 'ž.pdf'],
    ['attachment; filename*=no-such-charset\'\'%C5%BE.pdf; filename="fallback.pdf"', 'fallback.pdf'],
    ['attachment; filename*=UTF-8\'\'%FF%FE.pdf; filename="fallback.pdf"', 'fallback.pdf'],
    [
      `attachment; filename="${asLatin1('Dražební vyhláška 142 EX 81-25.pdf')}"`,
      'Dražební vyhláška 142 EX 81-25.pdf',
    ],
    [`attachment; filename=${asLatin1('příloha.pdf')}`, 'příloha.pdf'],
    ['attachment; filename="Dra%C5%BEba.pdf"', 'Dražba.pdf'],
    ['attachment; filename="sleva 50% na vse.pdf"', 'sleva 50% na vse.pdf'],
    ['attachment; filename="d\u00e9j\u00e0 vu.pdf"', 'déjà vu.pdf'],
    ['attachment; filename="a \\"quoted\\" name.pdf"', 'a -quoted- name.pdf'],
    ['attachment; filename="a;b.pdf"', 'a;b.pdf'],
  ];
  for (const [header, name] of read) {
    it(`is ${name} in ${header.slice(0, 70)}`, () => {
      expect(fileNameFromDisposition(header)).toBe(name);
    });
  }

  const none = [
    null,
    '',
    'attachment',
    'inline;',
    'attachment; filename=',
    'attachment; filename=""',
    'attachment; name="a"',
  ];
  for (const header of none) {
    it(`is not in ${JSON.stringify(header)}`, () => {
      expect(fileNameFromDisposition(header)).toBeUndefined();
    });
  }

  const hostile: readonly (readonly [header: string, name: string | undefined])[] = [
    ['attachment; filename="../../.ssh/authorized_keys"', '-..-.ssh-authorized_keys'],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", '-..-etc-passwd'],
    ["attachment; filename*=UTF-8''..%5C..%5Cboot.ini", '-..-boot.ini'],
    ['attachment; filename="C:\\\\Windows\\\\a.pdf"', 'C--Windows-a.pdf'],
    ['attachment; filename="/etc/passwd"', '-etc-passwd'],
    ['attachment; filename=".bashrc"', 'bashrc'],
    ['attachment; filename="..."', undefined],
    ['attachment; filename=" . . "', undefined],
    ["attachment; filename*=UTF-8''a%00.pdf", 'a.pdf'],
    ["attachment; filename*=UTF-8''a%0D%0ASet-Cookie:%20x.pdf", 'aSet-Cookie- x.pdf'],
    ["attachment; filename*=UTF-8''a%E2%80%AEfdp.exe", 'afdp.exe'],
    ["attachment; filename*=UTF-8''a%E2%80%8B.pdf", 'a.pdf'],
    ['attachment; filename="<img src=x onerror=alert(1)>.pdf"', '-img src=x onerror=alert(1)-.pdf'],
    ['attachment; filename="a|b?c*.pdf"', 'a-b-c-.pdf'],
    ['attachment; filename="unclosed.pdf', '-unclosed.pdf'],
  ];
  for (const [header, name] of hostile) {
    it(`is harmless in ${header}`, () => {
      expect(fileNameFromDisposition(header)).toBe(name);
    });
  }

  it('is read in no time from an endless header', () => {
    const headers = [
      `attachment; filename="${'a'.repeat(200_000)}.pdf"`,
      `attachment; filename="${'\\"'.repeat(100_000)}`,
      `attachment${'; '.repeat(100_000)}`,
      `attachment;${' '.repeat(200_000)}x`,
      `attachment; filename*=${'a'.repeat(200_000)}`,
      `attachment; filename*=UTF-8'${'x'.repeat(200_000)}`,
      `attachment; filename*=UTF-8''${'%41'.repeat(60_000)}`,
    ];
    const tookMs = processorMs(() => {
      for (const header of headers) fileNameFromDisposition(header);
    });
    expect(tookMs).toBeLessThan(2_000);
  });
});

describe('a safe name', () => {
  it('is a name and never a path, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 400 })), (text) => {
        const name = safeName(text);
        if (name === undefined) return;
        expect(name).not.toMatch(/[/\\:*?"<>|]|[\p{Cc}\p{Cf}]/u);
        expect(name).not.toMatch(/^[.\s]/);
        expect(name.trim()).toBe(name);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('keeps the ending of a name that is too long, and no half of a character', () => {
    expect(safeName(`${'a'.repeat(300)}.pdf`)).toBe(`${'a'.repeat(196)}.pdf`);
    expect(safeName(`${'a'.repeat(195)}${'\u{1F600}'.repeat(20)}.pdf`)).toBe(`${'a'.repeat(195)}.pdf`);
    expect(safeName('a'.repeat(300))).toHaveLength(200);
  });

  it('joins letters and their marks', () => {
    expect(safeName('vyhla\u0301s\u030cka.pdf')).toBe('vyhláška.pdf');
  });

  for (const text of ['', ' ', '.', '..', control(0, 1, 2), control(0x200b), '\u202e', ' .. .']) {
    it(`is not made of ${JSON.stringify(text)}`, () => {
      expect(safeName(text)).toBeUndefined();
    });
  }
});
