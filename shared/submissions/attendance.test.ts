import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceMoment, attendanceSchema } from './attendance.ts';
import { attendanceCsv, attendanceMonth } from './attendance-month.ts';
import {
  type AttendanceEvent,
  attendanceToday,
  attendanceWarnings,
  nextAttendance,
} from './attendance-warnings.ts';

const good = {
  kind: 'attendance',
  action: 'record',
  userId: 123,
  userName: 'Jan Novák',
  type: 'arrival',
  at: '2027-03-01T07:00:00Z',
};
const arrival = (at: string): AttendanceEvent => ({ type: 'arrival', at });
const departure = (at: string): AttendanceEvent => ({ type: 'departure', at });
const now = Date.parse('2027-03-01T15:00:00Z');

describe('a record', () => {
  it.each([
    ['whole seconds', {}],
    ['milliseconds that are none', { at: '2027-03-01T07:00:00.000Z' }],
    ['a note of 200 characters', { note: 'x'.repeat(200) }],
  ])('may have %s', (_name, changes) => {
    expect(attendanceSchema.safeParse({ ...good, ...changes }).success).toBe(true);
  });

  it.each([
    ['fractions of a second', { at: '2027-03-01T07:00:00.5Z' }],
    ['Prague time', { at: '2027-03-01T08:00:00+01:00' }],
    ['no zone', { at: '2027-03-01T08:00:00' }],
    ['no seconds', { at: '2027-03-01T08:00Z' }],
    ['a day alone', { at: '2027-03-01' }],
    ['a day that does not exist', { at: '2027-02-30T07:00:00Z' }],
    ['a user as text', { userId: '123' }],
    ['no user', { userId: 0 }],
    ['half a user', { userId: 1.5 }],
    ['a break', { type: 'break' }],
    ['a note too long', { note: 'x'.repeat(201) }],
    ['another action', { action: 'delete' }],
    ['an unknown member', { isManual: true }],
  ])('is refused with %s', (_name, changes) => {
    expect(attendanceSchema.safeParse({ ...good, ...changes }).success).toBe(false);
  });

  it('has an empty note unless told', () => {
    expect(attendanceSchema.parse(good).note).toBe('');
  });

  it('is sent as the same second in UTC', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        date.setUTCMilliseconds(0);
        const moment = attendanceMoment(date.toISOString());
        expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(Date.parse(moment)).toBe(date.getTime());
      }),
    );
  });
});

describe('nothing is warned about', () => {
  it.each<[string, AttendanceEvent, AttendanceEvent[]]>([
    ['the first arrival', arrival('2027-03-01T15:00:00Z'), []],
    ['a departure after its arrival', departure('2027-03-01T15:00:00Z'), [arrival('2027-03-01T07:00:00Z')]],
    [
      'the second shift of a day',
      arrival('2027-03-01T15:00:00Z'),
      [arrival('2027-03-01T07:00:00Z'), departure('2027-03-01T11:00:00Z')],
    ],
    ['a clock a minute ahead', arrival('2027-03-01T15:01:00Z'), []],
    [
      'an arrival after a forgotten departure long ago',
      arrival('2027-03-01T07:00:00Z'),
      [arrival('2027-02-26T07:00:00Z')],
    ],
    ['a night shift', departure('2027-03-01T05:00:00Z'), [arrival('2027-02-28T21:00:00Z')]],
  ])('for %s', (_name, entry, events) => {
    expect(attendanceWarnings(entry, events, now)).toEqual([]);
  });
});

describe('a person is warned of', () => {
  it.each<[string, AttendanceEvent, AttendanceEvent[]]>([
    ['departure-without-arrival', departure('2027-03-01T15:00:00Z'), []],
    [
      'departure-without-arrival',
      departure('2027-03-01T15:00:00Z'),
      [arrival('2027-03-01T07:00:00Z'), departure('2027-03-01T11:00:00Z')],
    ],
    ['departure-without-arrival', departure('2027-03-01T06:00:00Z'), [arrival('2027-03-01T07:00:00Z')]],
    ['second-arrival', arrival('2027-03-01T15:00:00Z'), [arrival('2027-03-01T07:00:00Z')]],
    ['same-moment', arrival('2027-03-01T15:00:00Z'), [arrival('2027-03-01T15:00:00.000Z')]],
    ['future', arrival('2027-03-01T15:02:01Z'), []],
    ['far-past', arrival('2027-02-26T14:59:59Z'), []],
  ])('%s', (reason, entry, events) => {
    expect(attendanceWarnings(entry, events, now)).toContain(reason);
  });
});

describe('what comes next', () => {
  it('is a departure after an arrival, and an arrival after everything else', () => {
    expect(nextAttendance([], now)).toEqual({ type: 'arrival', since: null });
    const here = [arrival('2027-03-01T07:00:00Z')];
    expect(nextAttendance(here, now)).toEqual({ type: 'departure', since: '2027-03-01T07:00:00Z' });
    expect(nextAttendance([...here, departure('2027-03-01T11:00:00Z')], now).type).toBe('arrival');
    expect(nextAttendance([arrival('2027-02-27T07:00:00Z')], now).type).toBe('arrival');
  });

  it('today is the Prague day', () => {
    const events = [arrival('2027-02-28T23:30:00Z'), arrival('2027-02-28T22:30:00Z')];
    expect(attendanceToday(events, now)).toEqual([arrival('2027-02-28T23:30:00Z')]);
  });
});

describe('a month', () => {
  it('counts what a shift really lasted when the clocks change', () => {
    const night = (day: string, next: string) => [
      arrival(`${day}T21:00:00Z`),
      departure(`${next}T04:00:00Z`),
    ];
    const spring = attendanceMonth(night('2027-03-27', '2027-03-28'), '2027-03', now);
    expect(spring.days[0]).toMatchObject({ day: '2027-03-27', minutes: 420 });
    // 23 and 25 hours: midnight to midnight in Prague.
    const whole = (from: string, to: string) => [arrival(from), departure(to)];
    const short = attendanceMonth(whole('2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'), '2027-03', now);
    expect(short.days).toMatchObject([{ day: '2027-03-28', minutes: 23 * 60 }]);
    const long = attendanceMonth(whole('2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z'), '2027-10', now);
    expect(long.days).toMatchObject([{ day: '2027-10-31', minutes: 25 * 60 }]);
  });

  it('names what is missing, but not the shift still going on', () => {
    const month = attendanceMonth(
      [
        arrival('2027-03-01T07:00:00Z'),
        arrival('2027-02-26T07:00:00Z'),
        departure('2027-02-25T15:00:00Z'),
        arrival('2027-02-24T07:00:00Z'),
        departure('2027-02-24T15:30:00Z'),
      ],
      '2027-02',
      now,
    );
    expect(month.days.map(({ day, missing }) => [day, missing])).toEqual([
      ['2027-02-24', []],
      ['2027-02-25', ['arrival']],
      ['2027-02-26', ['departure']],
    ]);
    expect(month).toMatchObject({ minutes: 510, workedDays: 1, averageMinutes: 510 });
    const open = attendanceMonth([arrival('2027-03-01T07:00:00Z')], '2027-03', now);
    expect(open.days[0]?.missing).toEqual([]);
  });

  it('adds up the same whatever the order of the records', () => {
    const events = Array.from({ length: 10 }, (_, index) => {
      const day = String(index + 1).padStart(2, '0');
      return [arrival(`2027-03-${day}T07:00:00Z`), departure(`2027-03-${day}T15:00:00Z`)];
    }).flat();
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        const later = Date.parse('2027-04-01T00:00:00Z');
        expect(attendanceMonth(shuffled, '2027-03', later)).toMatchObject({ minutes: 4800, workedDays: 10 });
      }),
    );
  });

  it('becomes a table that a Czech spreadsheet opens', () => {
    const events = [arrival('2027-03-01T07:00:00Z'), departure('2027-03-01T15:30:00Z')];
    expect(attendanceCsv(attendanceMonth(events, '2027-03', now))).toBe(
      '\ufeffDen;Příchod;Odchod;Hodiny\r\n2027-03-01;1. 3. 2027 8:00;1. 3. 2027 16:30;8,50\r\n',
    );
  });
});
