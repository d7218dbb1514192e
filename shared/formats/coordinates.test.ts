import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinates } from './coordinates.ts';

describe('parseCoordinates', () => {
  it.each([
    ['49.1234, 16.5678', 49.1234, 16.5678],
    ['49.1234 16.5678', 49.1234, 16.5678],
    ['49,1234; 16,5678', 49.1234, 16.5678],
    ['49,1234, 16,5678', 49.1234, 16.5678],
    ['16.5678, 49.1234', 49.1234, 16.5678],
    ['(49.1234, 16.5678)', 49.1234, 16.5678],
    ['GPS: 49.1234, 16.5678', 49.1234, 16.5678],
    ['49.1234N, 16.5678E', 49.1234, 16.5678],
    ['N 49.12°, E 16.6°', 49.12, 16.6],
    ['49.1234° N, 16.5678° E', 49.1234, 16.5678],
    ['49°12\'34.5"N 16°36\'30"E', 49.2095833, 16.6083333],
    ['49°12′34,5″N, 16°36′30″E', 49.2095833, 16.6083333],
    ["49° 12' 34.5'' N, 16° 36' 30'' E", 49.2095833, 16.6083333],
    ["N 49°12.575', E 16°36.500'", 49.2095833, 16.6083333],
    ["49°12' s. š., 16°36' v. d.", 49.2, 16.6],
    ['49.1234 s.š. 16.5678 v.d.', 49.1234, 16.5678],
  ])('reads %j', (text, latitude, longitude) => {
    expect(parseCoordinates(text)).toEqual({ latitude, longitude });
  });

  it.each([
    ['nothing', ''],
    ['one number', '49.1234'],
    ['three numbers', '49.1234, 16.5678, 230.5'],
    ['whole numbers', '49, 16'],
    ['a point in Budapest', '47.4979, 19.0402'],
    ['a point in Vienna', '48.2082, 16.3738'],
    ['a point in Berlin', '52.5200, 13.4050'],
    ['two latitudes', '49.1234, 49.5678'],
    ['letters that contradict', '49.1234E, 16.5678N'],
    ['the southern hemisphere', '-49.1234, 16.5678'],
    ['zeros', '0.0, 0.0'],
    ['sixty minutes', '49°60\'00"N 16°36\'30"E'],
    ['words behind', '49.1234, 16.5678 Brno'],
    ['an amount', '49.1234, 16.5678 Kč'],
    ['a date', '12. 3. 2027'],
    ['projected coordinates', '1160703.25, 598162.11'],
    ['west', '49.1234N, 16.5678W'],
    ['a file mark', '142 EX 81/25'],
  ])('refuses %s', (_, text) => {
    expect(parseCoordinates(text)).toBeUndefined();
  });

  it('reads any Czech point in either order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4_860_001, max: 5_099_999 }),
        fc.integer({ min: 1_210_001, max: 1_879_999 }),
        (n, e) => {
          const point = { latitude: n / 1e5, longitude: e / 1e5 };
          const [lat, lon] = [point.latitude.toFixed(5), point.longitude.toFixed(5)];
          expect(parseCoordinates(`${lat}, ${lon}`)).toEqual(point);
          expect(parseCoordinates(`${lon} ${lat}`)).toEqual(point);
          expect(parseCoordinates(`${lat.replace('.', ',')}; ${lon.replace('.', ',')}`)).toEqual(point);
        },
      ),
    );
  });
});
