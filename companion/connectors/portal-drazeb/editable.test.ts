import { describe, expect, it } from 'vitest';
import { differingData, emptiedAlternatives, readEditable, withChanges } from './editable.ts';

const coordinates = { location_district: 'Vsetín', location_longitude: 17.99, location_latitude: 49.33 };
const nowhere = { ruian: null, location_district: null, location_longitude: null, location_latitude: null };
const record = (item: object, top: object = {}) =>
  readEditable({ ...nowhere, ...top, item: { title: 'Dům', ...nowhere, ...item } });

describe('an alternative that takes the place of another', () => {
  it.each([
    ['coordinates of a code', { ruian: 7 }, { itemPlace: gps() }, { ...coordinates, ruian: null }],
    [
      'a code of coordinates',
      coordinates,
      { itemPlace: { addressPointCode: '7' } },
      { ruian: 7, location_district: null, location_longitude: null, location_latitude: null },
    ],
    [
      'a cadastral area by name of one by code',
      { ruian_cadastral_office: 642649 },
      { cadastral: { name: 'Horní Lhota' } },
      { cadastral_office: 'Horní Lhota', ruian_cadastral_office: null },
    ],
    [
      'a cadastral area by code of one by name',
      { cadastral_office: 'Horní Lhota' },
      { cadastral: { code: '642649' } },
      { ruian_cadastral_office: 642649, cadastral_office: null },
    ],
  ])('sends %s with the old one emptied', (_name, there, changes, sent) => {
    expect(withChanges(record(there), changes, undefined).item).toEqual({ title: 'Dům', ...sent });
  });

  it.each([
    ['the same alternative', { ruian: 7 }, { itemPlace: { addressPointCode: '8' } }, { ruian: 8 }],
    ['no place at all before', {}, { itemPlace: { addressPointCode: '8' } }, { ruian: 8 }],
    ['another change', { ruian: 7 }, { title: 'Dům' }, { ruian: 7 }],
  ])('empties nothing for %s', (_name, there, changes, sent) => {
    expect(withChanges(record(there), changes, undefined).item).toEqual({ title: 'Dům', ...sent });
  });

  it('keeps the place of the venue apart from that of the thing', () => {
    const { top, item } = withChanges(record({ ruian: 7 }, { ruian: 9 }), { venuePlace: gps() }, undefined);
    expect(top).toEqual({ ...coordinates, ruian: null });
    expect(item).toEqual({ title: 'Dům', ruian: 7 });
  });

  it('is seen as not done where the portal kept the old one', () => {
    const meant = withChanges(record({ ruian: 7 }), { itemPlace: gps() }, undefined);
    expect(differingData(meant, record({ ...coordinates, ruian: 7 }))).toEqual(['item.ruian']);
    expect(differingData(meant, record(coordinates))).toEqual([]);
  });

  it('empties what a whole body leaves out, and only that', () => {
    expect(emptiedAlternatives({ ruian: 7, title: 'Dům' }, coordinates)).toEqual({ ruian: null });
    expect(emptiedAlternatives({ ruian: 7 }, { title: 'Dům' })).toEqual({});
    expect(emptiedAlternatives({ ruian: null }, coordinates)).toEqual({});
  });
});

function gps() {
  return { district: 'Vsetín', latitude: 49.33, longitude: 17.99 };
}
