import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, foldAccents, foldText, plainText } from './text.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe('plainText', () => {
  it('writes hard, narrow and thin spaces as plain ones and dashes as hyphens', () => {
    expect(plainText('142\u00a0EX\u202f81/25\u2009\u2013\u200927')).toBe('142 EX 81/25 - 27');
    expect(plainText('\u2010\u2011\u2012\u2013\u2014\u2015\u2212')).toBe('-------');
  });

  it('keeps every index where it was', () => {
    fc.assert(fc.property(anyText, (text) => plainText(text).length === text.length));
  });
});

describe('foldText', () => {
  it.each([
    ['Č.j.:', 'c j'],
    ['č. j.', 'c j'],
    ['Spisová značka *', 'spisova znacka'],
    ['  NEJNIŽŠÍ\u00a0\n PODÁNÍ : ', 'nejnizsi podani'],
    ['Spi\u00adso\u200bvá značka', 'spisova znacka'],
    ['sp.zn.', 'sp zn'],
    ['Katastra\u0301lni\u0301 u\u0301zemi\u0301', 'katastralni uzemi'],
    ['Ügyszám:', 'ugyszam'],
    ['Cena 1.250 Kč', 'cena 1.250 kc'],
    ['', ''],
    [' : ', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)));
    fc.assert(fc.property(anyText, (text) => foldAccents(foldAccents(text)) === foldAccents(text)));
  });
});

describe('cleanText', () => {
  it.each([
    ['  a \t\r\n b  ', 'a b'],
    ['a\u0000b\u0007c\u009f', 'abc'],
    ['faktura\u202efdp.exe', 'fakturafdp.exe'],
    ['\u2066a\u2069\u200f\u061c', 'a'],
    ['e\u200b\u0301', 'é'],
    ['\ud800x', '\ufffdx'],
    ['👩\u200d⚖️', '👩\u200d⚖️'],
  ])('cleans %j to %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('never cuts a surrogate pair in half', () => {
    expect(cleanText('a😀', 2)).toBe('a');
    expect(cleanText('a😀', 3)).toBe('a😀');
  });

  it('is short, well formed, normalised and stable for any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, maxLength) => {
        const clean = cleanText(text, maxLength);
        expect(clean.length).toBeLessThanOrEqual(maxLength);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\s\s|^\s|\s$/u);
        expect(cleanText(clean, maxLength)).toBe(clean);
      }),
    );
  });
});
