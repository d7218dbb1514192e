import { describe, expect, it } from 'vitest';
import { combinedValue } from './combined-value.ts';
import { matchLabel } from './labels/lookup.ts';

function read(label: string, text: string): Record<string, string> {
  const parts = matchLabel(label)?.parts ?? [];
  return Object.fromEntries(combinedValue(parts, label, text).map(([{ slot }, value]) => [slot, value]));
}

describe('a value that tells several things', () => {
  it.each([
    ['LV / k. ú.', '187 / Hrobčice', { titleDeed: '187', cadastralArea: 'Hrobčice' }],
    ['LV / k. ú.', '187/Hrobčice', { titleDeed: '187', cadastralArea: 'Hrobčice' }],
    ['LV / k. ú.', 'LV 187\nk. ú. Hrobčice', { titleDeed: 'LV 187', cadastralArea: 'k. ú. Hrobčice' }],
    ['Obec, okres', 'Hrobčice, Teplice', { municipality: 'Hrobčice', district: 'Teplice' }],
    ['Obec / okres', 'Roztoky / Praha-západ', { municipality: 'Roztoky', district: 'Praha-západ' }],
    ['Jistota / VS', '50 000,00 Kč / 11824', { deposit: '50 000,00 Kč', depositVariableSymbol: '11824' }],
    ['Odhad / NP', '180 000 Kč; 60 000 Kč', { appraisedPrice: '180 000 Kč', lowestBid: '60 000 Kč' }],
    [
      'Začátek / konec',
      '1. 6. 2027 10:00 / 1. 6. 2027 11:00',
      { startsAt: '1. 6. 2027 10:00', endsAt: '1. 6. 2027 11:00' },
    ],
    ['Začátek / konec', '1. 6. 2027 10:00 / 11:00', { startsAt: '1. 6. 2027 10:00 – 11:00' }],
  ])('%s: %s', (label, text, expected) => {
    expect(read(label, text)).toEqual(expected);
  });

  it.each([
    ['in the other order', 'LV / k. ú.', 'Hrobčice / 187'],
    ['only one of two', 'LV / k. ú.', '187'],
    ['three of two', 'LV / k. ú.', '187 / 188 / Hrobčice'],
    ['an empty part', 'LV / k. ú.', '187 /'],
    ['no value', 'LV / k. ú.', '—'],
    ['a remark as a part', 'Jistota / VS', '50 000 Kč / sdělí úřad'],
    ['one amount', 'Odhad / NP', '180 000 Kč'],
    ['hours without a day', 'Začátek / konec', '10:00 / 11:00'],
    ['a name with a dash', 'Obec / okres', 'Praha 4 - Nusle'],
    ['a name with a comma', 'Obec / okres', 'Praha 4, Nusle'],
    ['a name with a slash', 'Obec, okres', 'Praha 4/Nusle'],
    ['an end before its beginning', 'Začátek / konec', '1. 6. 2027 11:00 / 1. 6. 2027 10:00'],
    ['an endless text', 'LV / k. ú.', '/'.repeat(10_000)],
  ])('%s says nothing', (_, label, text) => {
    expect(read(label, text)).toEqual({});
  });
});
