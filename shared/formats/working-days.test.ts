import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  easterSunday,
  isWorkingDay,
  nextWorkingDay,
  pragueDay,
  startOfPragueDay,
} from './working-days.ts';

describe('Easter Sunday', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2300 }), (year) => {
        const day = easterSunday(year);
        expect(new Date(day).getUTCDay()).toBe(0);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
    );
  });
});

describe('a working day', () => {
  it.each([
    '2027-03-01',
    '2027-03-25',
    '2027-03-30',
    '2027-07-07',
    '2027-12-23',
    '2024-02-29',
    '2024-03-28',
    '2024-04-02',
  ])('is %s', (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  it.each([
    ['New Year', '2027-01-01'],
    ['Good Friday', '2027-03-26'],
    ['Good Friday 2024', '2024-03-29'],
    ['Good Friday 2038, the latest', '2038-04-23'],
    ['Easter Monday 2024', '2024-04-01'],
    ['Easter Monday 2025', '2025-04-21'],
    ['Easter Monday 2026', '2026-04-06'],
    ['Easter Monday', '2027-03-29'],
    ['Labour Day', '2026-05-01'],
    ['Victory Day', '2026-05-08'],
    ['Cyril and Methodius', '2027-07-05'],
    ['Jan Hus', '2027-07-06'],
    ['Statehood', '2026-09-28'],
    ['Independence', '2026-10-28'],
    ['17 November', '2026-11-17'],
    ['Christmas Eve', '2026-12-24'],
    ['Christmas', '2026-12-25'],
    ['Boxing Day', '2028-12-26'],
    ['a Saturday', '2027-03-06'],
    ['a Sunday', '2027-03-07'],
  ])('is not %s', (_name, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  it.each(['2027-02-30', '2027-2-3', '', 'x', '2027-13-01'])('is nothing like %j', (day) => {
    expect(() => isWorkingDay(day)).toThrow(RangeError);
  });
});

describe('the next working day', () => {
  it.each([
    ['2027-03-01', '2027-03-02'],
    ['2027-03-05', '2027-03-08'],
    ['2027-03-25', '2027-03-30'],
    ['2026-12-23', '2026-12-28'],
    ['2026-12-31', '2027-01-04'],
    ['2027-07-02', '2027-07-07'],
  ])('behind %s is %s', (day, next) => {
    expect(nextWorkingDay(day)).toBe(next);
  });

  it('is later, a working day, and nothing between is one', () => {
    const days = fc.date({ min: new Date('1995-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const next = nextWorkingDay(day);
        expect(isWorkingDay(next)).toBe(true);
        for (let between = addDays(day, 1); between < next; between = addDays(between, 1)) {
          expect(isWorkingDay(between)).toBe(false);
        }
      }),
    );
  });
});

it('a day is the one a calendar in Prague shows', () => {
  expect(pragueDay('2027-03-01T22:59:59.999Z')).toBe('2027-03-01');
  expect(pragueDay('2027-03-01T23:00:00.000Z')).toBe('2027-03-02');
  expect(pragueDay('2027-07-01T22:00:00.000Z')).toBe('2027-07-02');
});

it('a day begins at midnight in Prague, also when the clocks change', () => {
  expect(startOfPragueDay('2027-03-28')).toBe('2027-03-27T23:00:00.000Z');
  expect(startOfPragueDay('2027-03-29')).toBe('2027-03-28T22:00:00.000Z');
  expect(startOfPragueDay('2027-10-31')).toBe('2027-10-30T22:00:00.000Z');
  expect(startOfPragueDay('2027-11-01')).toBe('2027-10-31T23:00:00.000Z');
});
