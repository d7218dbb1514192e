import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseParcels } from './parcels.ts';

describe('parseParcels', () => {
  it.each([
    ['parc. č. 123/4, st. 56', ['123/4', 'st. 56']],
    ['123/4', ['123/4']],
    ['p. č. 12, 13/1 a st. 56', ['12', '13/1', 'st. 56']],
    ['p.č. 12; p.č. 13', ['12', '13']],
    ['parcela č. 12', ['12']],
    ['pozemek parc. č. St. 56', ['st. 56']],
    ['pozemky parc.č. 12 a 13', ['12', '13']],
    ['stavební parcela č. 56', ['st. 56']],
    ['st. p. č. 56', ['st. 56']],
    ['parc. č. 123/4 o výměře 1 500 m2, orná půda', ['123/4']],
    ['parc. č. 123/4 (orná půda, 500 m²), 123/5', ['123/4', '123/5']],
    ['parc. č. 123/4 - zahrada', ['123/4']],
    ['parc. č. 12, 13, vše v k. ú. Zaječí, zapsáno na LV č. 500', ['12', '13']],
    ['parc. č. 12 a 13, vše zapsáno na LV č. 500 v k. ú. Zaječí', ['12', '13']],
    ['parc. č. 12 zapsaná na LV č. 5 pro k. ú. Zaječí, vedeno v katastru nemovitostí', ['12']],
    ['parc. č. 12 v katastrálním území Zaječí, kód 790265', ['12']],
    ['st.\u00a056\n57/2', ['st. 56', '57/2']],
  ])('reads %j', (text, parcels) => {
    expect(parseParcels(text)).toEqual(parcels);
  });

  it.each([
    ['nothing', ''],
    ['no number', 'parc. č.'],
    ['a leading zero', 'parc. č. 012'],
    ['three parts', '12/3/4'],
    ['seven digits', '1234567'],
    ['a date', '12. 3. 2027'],
    ['an amount', '45 600 Kč'],
    ['a house number beside a parcel', 'parc. č. 12, jehož součástí je stavba č. p. 77 se dvorem 3'],
    ['a range', '12-15'],
    ['two cadastral areas', '12 v k. ú. Zaječí, 13 v k. ú. Brno'],
    ['a parcel behind the cadastral area', 'parc. č. 12 v k. ú. Zaječí a parc. č. 13 tamtéž'],
    ['a decimal', '12.5'],
    ['a unit of a flat', 'jednotka č. 77/3 v domě č. p. 77'],
    ['a file mark', '142 EX 81/25'],
  ])('guesses nothing from %s', (_, text) => {
    expect(parseParcels(text)).toEqual([]);
  });

  it('reads back any list', () => {
    const parcel = fc
      .tuple(fc.boolean(), fc.integer({ min: 1, max: 99_999 }), fc.nat(999))
      .map(([building, root, part]) => `${building ? 'st. ' : ''}${root}${part ? `/${part}` : ''}`);
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 1, maxLength: 8 }), (parcels) => {
        expect(parseParcels(`parc. č. ${parcels.join(', ')}`)).toEqual(parcels);
      }),
    );
  });
});
