import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTitleDeed } from './title-deed.ts';

describe('parseTitleDeed', () => {
  it.each([
    ['LV č. 123', '123'],
    ['LV 123', '123'],
    ['lv č.123', '123'],
    ['LV č.\u00a010001', '10001'],
    ['123', '123'],
    ['č. 123', '123'],
    ['list vlastnictví č. 123', '123'],
    ['List vlastnictví: 123', '123'],
    ['zapsáno na listu vlastnictví číslo 10001 pro k. ú. Zaječí', '10001'],
    ['na LV č. 123 a na LV č. 123', '123'],
    ['LV č. 123, k. ú. 790265', '123'],
  ])('reads %j as %s', (text, deed) => {
    expect(parseTitleDeed(text)).toBe(deed);
  });

  it.each([
    '',
    'LV',
    'LV č.',
    'LV č. 0',
    'LV č. 012',
    'LV č. 123456',
    'LV č. 12/3',
    'LV č. 123 a LV č. 124',
    'SLV 123',
    '123, 124',
    '12.5',
    '123 Kč',
    'parc. č. 123',
    '142 EX 81/25',
  ])('refuses %j', (text) => {
    expect(parseTitleDeed(text)).toBeUndefined();
  });

  it('takes exactly the numbers of one to five digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (deed) => {
        expect(parseTitleDeed(`LV č. ${deed}`)).toBe(deed < 100_000 ? String(deed) : undefined);
      }),
    );
  });
});
