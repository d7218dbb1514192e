import { describe, expect, it } from 'vitest';
import type { FieldId } from '../case/fields.ts';
import { placeChanges } from './place-changes.ts';

const gps = { district: 'Vsetín', latitude: 49.33, longitude: 17.99 };

describe('a place that was changed', () => {
  it.each<[string, Parameters<typeof placeChanges>[0], FieldId[], object]>([
    ['nothing', { cadastralAreaCode: '642649', ...gps }, ['title'], {}],
    ['a code', { cadastralAreaCode: '642650' }, ['cadastralAreaCode'], { cadastral: { code: '642650' } }],
    [
      'a name beside a code that stayed',
      { cadastralAreaCode: '642649', cadastralArea: 'Dolní Lhota' },
      ['cadastralArea'],
      { cadastral: { name: 'Dolní Lhota' } },
    ],
    [
      'a name and a code',
      { cadastralAreaCode: '642650', cadastralArea: 'Dolní Lhota' },
      ['cadastralArea', 'cadastralAreaCode'],
      { cadastral: { code: '642650' } },
    ],
    [
      'a code taken away from its name',
      { cadastralArea: 'Horní Lhota' },
      ['cadastralAreaCode'],
      { cadastral: { name: 'Horní Lhota' } },
    ],
    [
      'an address beside coordinates that stayed',
      { addressPointCode: '7', ...gps },
      ['addressPointCode'],
      { itemPlace: { addressPointCode: '7' } },
    ],
    [
      'coordinates beside an address that stayed',
      { addressPointCode: '7', ...gps },
      ['district', 'latitude', 'longitude'],
      { itemPlace: gps },
    ],
    ['one of the coordinates', gps, ['latitude'], { itemPlace: gps }],
    ['an address taken away from coordinates', gps, ['addressPointCode'], { itemPlace: gps }],
    [
      'coordinates taken away from an address',
      { addressPointCode: '7' },
      ['district', 'latitude', 'longitude'],
      { itemPlace: { addressPointCode: '7' } },
    ],
  ])('by %s sends one alternative', (_name, after, changed, value) => {
    expect(placeChanges(after, changed)).toEqual({ value });
  });

  it.each<[string, Parameters<typeof placeChanges>[0], FieldId[], FieldId]>([
    ['a name that is all there was', {}, ['cadastralArea'], 'cadastralArea'],
    ['an address that is all there was', {}, ['addressPointCode'], 'addressPointCode'],
    ['one of the coordinates', { district: 'Vsetín', longitude: 17.99 }, ['latitude'], 'latitude'],
    ['the district', { latitude: 49.33, longitude: 17.99 }, ['district'], 'district'],
    [
      'half of a place that is begun',
      { addressPointCode: '7', district: 'Vsetín' },
      ['district'],
      'latitude',
    ],
  ])('by taking away %s is refused', (_name, after, changed, field) => {
    expect(placeChanges(after, changed)).toEqual({ field, why: 'empty' });
  });
});
