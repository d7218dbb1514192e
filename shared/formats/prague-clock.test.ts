import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from './prague-clock.ts';

const own = process.env.TZ;
const setZone = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
};

/** Around every change of the clock from 1970 to 2040, and in the middle of each season. */
const instants = Array.from({ length: 71 }, (_, index) => 1970 + index).flatMap((year) =>
  [2, 3, 5, 8, 9, 11].flatMap((month) => {
    const end = Date.UTC(year, month + 1, 0, 1);
    const sunday = end - new Date(end).getUTCDay() * 86_400_000;
    return [-86_400_000, -1000, 0, 3_600_000, 86_400_000].map((shift) => sunday + shift);
  }),
);

describe.each(['Europe/Prague', 'Europe/London', 'America/New_York', 'UTC', 'Africa/Algiers', 'Asia/Tokyo'])(
  'the clock of Prague on a machine in %s',
  (zone) => {
    beforeAll(() => setZone(zone));
    afterAll(() => setZone(own));

    it('is that of the zone, before and after every change', () => {
      for (const ms of instants) {
        const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Prague');
        expect(clockAt(ms), new Date(ms).toISOString()).toEqual({
          year: wall.year,
          month: wall.month,
          day: wall.day,
          hour: wall.hour,
          minute: wall.minute,
          second: wall.second,
          weekday: wall.dayOfWeek,
        });
      }
    });
  },
);

it('refuses what is no instant', () => {
  expect(() => clockAt(Number.NaN)).toThrow(RangeError);
});
