import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  formatPrague,
  instantToPrague,
  parseDateTime,
  parseDay,
  parseTime,
  parseTyped,
  pragueToInstants,
} from './prague-time.ts';

const ok = (instant: string) => ({ status: 'ok', instant });
const walls = fc.record({
  year: fc.integer({ min: 2000, max: 2040 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
});
/** Times around both changes of the clock, on and beside the day. */
const changes = fc
  .record({
    year: fc.integer({ min: 2000, max: 2040 }),
    month: fc.constantFrom(3, 10),
    back: fc.integer({ min: -1, max: 1 }),
    hour: fc.integer({ min: 0, max: 4 }),
    minute: fc.integer({ min: 0, max: 59 }),
    second: fc.constantFrom(0, 59),
  })
  .map(({ back, ...time }) => {
    const end = Temporal.PlainDate.from({ year: time.year, month: time.month, day: 31 });
    const { month, day } = end.subtract({ days: (end.dayOfWeek % 7) - back });
    return { ...time, month, day };
  });

describe('pragueToInstants', () => {
  it.each([
    [2027, 3, 12, 10, 0, ['2027-03-12T09:00:00.000Z']],
    [2027, 7, 1, 10, 0, ['2027-07-01T08:00:00.000Z']],
    [2027, 3, 28, 2, 30, []],
    [2027, 3, 28, 1, 59, ['2027-03-28T00:59:00.000Z']],
    [2027, 3, 28, 3, 0, ['2027-03-28T01:00:00.000Z']],
    [2027, 10, 31, 2, 30, ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
    [2027, 10, 31, 3, 0, ['2027-10-31T02:00:00.000Z']],
    [2027, 2, 29, 10, 0, []],
    [2027, 13, 1, 10, 0, []],
    [2027, 0, 1, 10, 0, []],
    [2027, 3, 12, 24, 0, []],
    [2027, 3, 12, 10, 60, []],
    [2027, 3, 12, 10.5, 0, []],
    [Number.NaN, 3, 12, 10, 0, []],
  ])('gives for %d-%d-%d %d:%d the instants %j', (year, month, day, hour, minute, instants) => {
    expect(pragueToInstants({ year, month, day, hour, minute })).toEqual(instants);
  });

  it('agrees with Temporal from 2000 to 2040', () => {
    fc.assert(
      fc.property(fc.oneof(walls, changes), (wall) => {
        const plain = Temporal.PlainDateTime.from(wall);
        const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
          plain.toZonedDateTime('Europe/Prague', { disambiguation }),
        );
        const real = [earlier, later].filter((zoned) => zoned?.toPlainDateTime().equals(plain));
        const expected = new Set(real.map((zoned) => new Date(zoned?.epochMilliseconds ?? 0).toISOString()));
        expect(pragueToInstants(wall)).toEqual([...expected]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('instantToPrague', () => {
  it('reads both sides of a change of the clock', () => {
    expect(instantToPrague('2027-10-31T00:30:00Z')).toMatchObject({
      day: 31,
      hour: 2,
      minute: 30,
      weekday: 7,
    });
    expect(instantToPrague('2027-10-31T01:30:00Z')).toMatchObject({
      day: 31,
      hour: 2,
      minute: 30,
      weekday: 7,
    });
    expect(instantToPrague('2027-01-31T23:30:00Z')).toMatchObject({ month: 2, day: 1, hour: 0, weekday: 1 });
  });

  it('agrees with Temporal and is undone by pragueToInstants', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2041, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const iso = new Date(second * 1000).toISOString();
        const prague = instantToPrague(iso);
        const zoned = Temporal.Instant.from(iso).toZonedDateTimeISO('Europe/Prague');
        const { year, month, day, hour, minute } = zoned;
        expect(prague).toEqual({
          year,
          month,
          day,
          hour,
          minute,
          second: zoned.second,
          weekday: zoned.dayOfWeek,
        });
        expect(pragueToInstants(prague)).toContain(iso);
      }),
      { numRuns: 300 },
    );
  });

  it('throws for what is no instant', () => {
    expect(() => instantToPrague('zítra')).toThrow(RangeError);
  });
});

describe('formatPrague', () => {
  it.each([
    ['2027-03-12T09:00:00.000Z', 'cs', '12. 3. 2027 10:00'],
    ['2027-03-12T09:00:00.000Z', 'en', '12 Mar 2027 10:00'],
    ['2026-11-21T08:14:07.000Z', 'cs', '21. 11. 2026 9:14:07'],
    ['2027-12-31T23:05:00.000Z', 'en', '1 Jan 2028 0:05'],
  ] as const)('prints %s in %s as %s', (iso, locale, printed) => {
    expect(formatPrague(iso, locale)).toBe(printed);
  });
});

describe('parseDay', () => {
  it.each([
    '12. 3. 2027',
    '12.3.2027',
    '12.03.2027',
    '12.\u00a03.\u00a02027',
    '12. března 2027',
    '12. BŘEZNA 2027',
    '12.brezna 2027',
    'dne 12. března 2027',
    'pá 12. bře 2027',
    'ze dne 12. 3. 2027',
    'pátek 12. 3. 2027',
    'v pátek dne 12. 3. 2027',
    'pá 12. 3. 2027',
    '12. 3. 2027 (pátek)',
    '2027-03-12',
    '12-03-2027',
    '12/03/2027',
    '12/3/2027',
    '12 March 2027',
    '12th March 2027',
    'March 12, 2027',
    'Friday, 12 March 2027',
    '12 Mar 2027',
    '2027. március 12.',
    '2027. március 12., péntek',
    '2027. 03. 12.',
    '2027.03.12.',
    '12. 3. 2027,',
    'nar. 12. 3. 2027',
    'narozená dne 12. 3. 2027',
  ])('reads %j as 12 March 2027', (text) => {
    expect(parseDay(text)).toBe('2027-03-12');
  });

  it.each([
    ['1. ledna 2027', '2027-01-01'],
    ['1. února 2027', '2027-02-01'],
    ['1. dubna 2027', '2027-04-01'],
    ['1. května 2027', '2027-05-01'],
    ['1. června 2027', '2027-06-01'],
    ['1. července 2027', '2027-07-01'],
    ['1. srpna 2027', '2027-08-01'],
    ['1. září 2027', '2027-09-01'],
    ['1. října 2027', '2027-10-01'],
    ['1. listopadu 2027', '2027-11-01'],
    ['1. prosince 2027', '2027-12-01'],
    ['2027. szeptember 1.', '2027-09-01'],
    ['2027. június 1.', '2027-06-01'],
    ['2027. július 1.', '2027-07-01'],
    ['29. 2. 2028', '2028-02-29'],
    ['31. 12. 1950', '1950-12-31'],
  ])('reads %j as %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each([
    ['nothing', ''],
    ['a day that does not exist', '30. 2. 2027'],
    ['29 February of a common year', '29. 2. 2027'],
    ['month thirteen', '1. 13. 2027'],
    ['month first', '03/13/2027'],
    ['day zero', '0. 3. 2027'],
    ['a two-digit year', '12. 3. 27'],
    ['no year', '12. 3.'],
    ['a month without a day', 'březen 2027'],
    ['a year alone', '2027'],
    ['an empty database date', '0001-01-01'],
    ['an endless database date', '9999-12-31'],
    ['five digits of year', '12. 3. 20271'],
    ['an unknown month', '12. brumaire 2027'],
    ['a month cut otherwise', '12. břez 2027'],
    ['a preposition that begins like a month', '12. pro 2027'],
    ['the wrong weekday', 'čtvrtek 12. 3. 2027'],
    ['two weekdays', 'pátek čtvrtek 12. 3. 2027'],
    ['a time behind', '12. 3. 2027 10:00'],
    ['two days', '12. 3. 2027, 13. 3. 2027'],
    ['a range of days', '11.-12. 3. 2027'],
    ['a range of full days', '12. 3. 2027 – 13. 3. 2027'],
    ['a deadline', 'do 12. 3. 2027'],
    ['a word behind', '12. 3. 2027 Brno'],
    ['mixed separators', '12/3-2027'],
    ['a mark', '142 EX 81/2025'],
    ['digits before', '112.3.2027'],
    ['an amount', '12.345.678'],
  ])('refuses %s', (_, text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('reads every day in every numeric writing', () => {
    fc.assert(
      fc.property(walls, ({ year, month, day }) => {
        const iso = Temporal.PlainDate.from({ year, month, day }).toString();
        for (const text of [
          iso,
          `${day}. ${month}. ${year}`,
          `${day}/${month}/${year}`,
          `${year}. ${month}. ${day}.`,
          formatPrague(`${iso}T12:00:00Z`, 'cs').replace(/ \S+$/, ''),
          formatPrague(`${iso}T12:00:00Z`, 'en').replace(/ \S+$/, ''),
        ]) {
          expect(parseDay(text)).toBe(iso);
        }
      }),
    );
  });
});

describe('parseTime', () => {
  it.each([
    ['10:00', 10, 0, 0],
    ['v 10:00 hod.', 10, 0, 0],
    ['10.00 hod', 10, 0, 0],
    ['10,30 hod.', 10, 30, 0],
    ['10 hodin', 10, 0, 0],
    ['v 10 hod.', 10, 0, 0],
    ['10 h', 10, 0, 0],
    ['10 hod. 30 min.', 10, 30, 0],
    ['10 hodin 30 minut', 10, 30, 0],
    ['9:05:07', 9, 5, 7],
    ['23:59:59.999', 23, 59, 59],
    ['0:00', 0, 0, 0],
    ['2:30 pm', 14, 30, 0],
    ['2 p.m.', 14, 0, 0],
    ['12 am', 0, 0, 0],
    ['12:15 PM', 12, 15, 0],
    ['10:00 órakor', 10, 0, 0],
    ['od 10:00 hodin', 10, 0, 0],
  ])('reads %j', (text, hour, minute, second) => {
    expect(parseTime(text)).toEqual({ hour, minute, second });
  });

  it.each([
    '',
    '10',
    '24:00',
    '10:60',
    '10:5',
    '10:00:60',
    '13 pm',
    '0 am',
    '10:00 - 11:00',
    '10:00 do 11:00',
    'do 10:00',
    '10:00 10:30',
    '-1:00',
    '100:00',
    '10 30',
    '10 minut',
    '10 Kč',
    '12. 3. 2027',
    'hodin',
  ])('refuses %j', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

describe('parseDateTime', () => {
  it.each([
    '12. 3. 2027 v 10:00 hod.',
    '12.3.2027, 10.00 hod',
    'dne 12. března 2027 v 10 hodin',
    'Dne 12.\u00a0března\u00a02027 od\u00a010:00\u00a0hod.',
    'v pátek 12. 3. 2027 v 10.00 hodin',
    '2027-03-12T10:00:00+01:00',
    '2027-03-12T09:00:00Z',
    '2027-03-12T09:00:00.000Z',
    '2027-03-12T09:00:00.0000000+00:00',
    '2027-03-12 10:00:00+0100',
    '2027-03-12T10:00',
    '2027-03-12 10:00',
    '2027-03-12 10:00:00.000',
    '12/03/2027 10:00',
    '12 March 2027 10:00',
    'March 12, 2027 at 10:00 am',
    '2027. március 12. 10:00',
    '2027. 03. 12. 10:00',
    '2027. március 12., péntek 10:00 órakor',
    '10:00 hod. dne 12. 3. 2027',
    'v 10:00, 12. 3. 2027',
    '12. 3. 2027 10:00:00',
    '12. 3. 2027\n10:00',
    '12. 3. 2027 – 10:00',
    '12. 3. 2027 (pátek) v 10:00',
    'Datum: 12. 3. 2027, čas: 10:00',
  ])('reads %j as ten o’clock in Prague', (text) => {
    expect(parseDateTime(text)).toEqual(ok('2027-03-12T09:00:00.000Z'));
  });

  it('says when a time is skipped, shown twice or missing', () => {
    expect(parseDateTime('28. 3. 2027 v 2:30 hod.')).toEqual({ status: 'nonexistent', instants: [] });
    expect(parseDateTime('31. 10. 2027 v 2:30 hod.')).toEqual({
      status: 'twice',
      instants: ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
    });
    expect(parseDateTime('dne 12. 3. 2027')).toEqual({ status: 'date-only', day: '2027-03-12' });
  });

  it('believes a zone that is written', () => {
    expect(parseDateTime('2027-10-31T02:30:00+01:00')).toEqual(ok('2027-10-31T01:30:00.000Z'));
    expect(parseDateTime('2027-03-28T02:30:00-05:00')).toEqual(ok('2027-03-28T07:30:00.000Z'));
  });

  it.each([
    ['nothing', ''],
    ['a time alone', '10:00'],
    ['an hour alone behind the day', '12. 3. 2027 10'],
    ['a day that does not exist', '30. 2. 2027 10:00'],
    ['a day that does not exist with a zone', '2027-02-30T10:00:00Z'],
    ['an hour that does not exist', '12. 3. 2027 24:00'],
    ['an hour that does not exist with a zone', '2027-03-12T25:00:00Z'],
    ['a zone that does not exist', '2027-03-12T10:00:00+99:00'],
    ['an empty database instant', '0001-01-01T00:00:00Z'],
    ['the wrong weekday', 'čtvrtek 12. 3. 2027 v 10:00'],
    ['a range of times', '12. 3. 2027 10:00 - 11:00'],
    ['a range with words', '12. 3. 2027 od 10:00 do 11:00'],
    ['two days with a time', '12. 3. 2027 10:00, 13. 3. 2027'],
    ['a deadline', '12. 3. 2027 do 10:00'],
    ['two times', '9:00 12. 3. 2027 10:00'],
    ['a place behind', '12. 3. 2027 v 10:00 hod. v Brně'],
    ['a two-digit year', '12. 3. 27 10:00'],
    ['no year', '12. 3. 10:00'],
    ['a sentence', 'Dražba se koná dne 12. 3. 2027 v 10:00 hod.'],
    ['a number', '1804842000'],
    ['American writing', '3/12/2027 10:00:00 AM'],
    ['a bar of a template', '12. 3. 2027 | 10:00 | 11:00'],
  ])('refuses %s', (_, text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  it('reads back every instant it prints, or says that the clock shows it twice', () => {
    fc.assert(
      fc.property(fc.oneof(walls, changes), fc.constantFrom('cs' as const, 'en' as const), (wall, locale) => {
        for (const iso of pragueToInstants(wall)) {
          const parsed = parseDateTime(formatPrague(iso, locale));
          expect(
            parsed?.status === 'twice' ? parsed.instants : [parsed?.status === 'ok' && parsed.instant],
          ).toContain(iso);
        }
      }),
    );
  });

  it('answers for any text without throwing', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d.:/, |TZvhod+-]{0,30}$/));
    fc.assert(
      fc.property(text, (any) => {
        parseDateTime(any);
        parseTyped(any, '2026-11-21T12:00:00Z');
      }),
    );
  });
});

describe('parseTyped', () => {
  const now = '2026-11-21T12:00:00Z';
  const guessed = (instant: string) => ({ ...ok(instant), yearGuessed: true });
  const typed = (instant: string) => ({ ...ok(instant), yearGuessed: false });

  it.each([
    ['12. 3. 2027 v 10:00', typed('2027-03-12T09:00:00.000Z')],
    ['12.3.2027 10', typed('2027-03-12T09:00:00.000Z')],
    ['12.3.27 10:30', typed('2027-03-12T09:30:00.000Z')],
    ['12.3.27', { status: 'date-only', day: '2027-03-12', yearGuessed: false }],
    ['12. 3. 27', { status: 'date-only', day: '2027-03-12', yearGuessed: false }],
    ['12.3.10', { status: 'date-only', day: '2010-03-12', yearGuessed: false }],
    ['12.3. 10', guessed('2027-03-12T09:00:00.000Z')],
    ['12. 3. 10', guessed('2027-03-12T09:00:00.000Z')],
    ['12. 3. v 10:30 hod.', guessed('2027-03-12T09:30:00.000Z')],
    ['12/3 10:30', guessed('2027-03-12T09:30:00.000Z')],
    ['12. března 10:00', guessed('2027-03-12T09:00:00.000Z')],
    ['pá 12.3. 10', guessed('2027-03-12T09:00:00.000Z')],
    ['12.3.', { status: 'date-only', day: '2027-03-12', yearGuessed: true }],
    ['12.3', { status: 'date-only', day: '2027-03-12', yearGuessed: true }],
    ['12. března', { status: 'date-only', day: '2027-03-12', yearGuessed: true }],
    ['21.11.', { status: 'date-only', day: '2026-11-21', yearGuessed: true }],
    ['20.11.', { status: 'date-only', day: '2027-11-20', yearGuessed: true }],
    ['21.11. 14', guessed('2026-11-21T13:00:00.000Z')],
    ['21.11. 13:00', guessed('2027-11-21T12:00:00.000Z')],
    ['29.2.', { status: 'date-only', day: '2028-02-29', yearGuessed: true }],
    ['28.3. 2:30', { status: 'nonexistent', instants: [], yearGuessed: true }],
    [
      '31.10. 2:30',
      {
        status: 'twice',
        instants: ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
        yearGuessed: true,
      },
    ],
  ])('understands %j', (text, expected) => {
    expect(parseTyped(text, now)).toEqual(expected);
  });

  it.each([
    '',
    '12',
    '12.',
    '10:00',
    '31.2.',
    '31.2.27',
    '12.13.',
    '0.3.',
    '12.3. 10:60',
    '12.3. 10 11',
    '12.3. 10:00 11:00',
    'čt 12.3. 10',
    '12.3. do 10',
    '12. brumairu',
    '1 250 000',
    '12.3.2',
    '12.3.202',
    '12:3',
    'zítra',
  ])('does not pretend to understand %j', (text) => {
    expect(parseTyped(text, now)).toBeUndefined();
  });

  it('never guesses a past instant nor one more than eight years ahead', () => {
    fc.assert(
      fc.property(walls, walls, (wall, nowWall) => {
        const [nowIso] = pragueToInstants(nowWall);
        fc.pre(nowIso !== undefined);
        const read = parseTyped(
          `${wall.day}.${wall.month}. ${wall.hour}:${String(wall.minute).padStart(2, '0')}`,
          nowIso,
        );
        expect(read?.yearGuessed).toBe(true);
        fc.pre(read?.status === 'ok');
        expect(read.instant > nowIso).toBe(true);
        expect(instantToPrague(read.instant).year - nowWall.year).toBeLessThanOrEqual(1);
      }),
    );
  });
});
