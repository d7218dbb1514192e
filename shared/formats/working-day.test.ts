import { describe, expect, it } from 'vitest';
import { isWorkingDay } from './working-day.ts';

describe('a working day', () => {
  it.each(['2027-03-25', '2027-03-30', '2027-05-12', '2024-03-28', '2024-04-02', '2028-02-29', '2027-12-23'])(
    'is %s',
    (day) => {
      expect(isWorkingDay(day)).toBe(true);
    },
  );

  it.each([
    ['a Saturday', '2027-05-15'],
    ['a Sunday', '2027-05-16'],
    ['New Year', '2027-01-01'],
    ['Good Friday 2024', '2024-03-29'],
    ['Easter Monday 2024', '2024-04-01'],
    ['Good Friday 2025', '2025-04-18'],
    ['Easter Monday 2025', '2025-04-21'],
    ['Good Friday 2026', '2026-04-03'],
    ['Easter Monday 2026', '2026-04-06'],
    ['Good Friday 2027', '2027-03-26'],
    ['Easter Monday 2027', '2027-03-29'],
    ['Good Friday 2038, the latest', '2038-04-23'],
    ['Cyril and Methodius', '2027-07-05'],
    ['Jan Hus', '2027-07-06'],
    ['the republic', '2027-10-28'],
    ['17 November', '2027-11-17'],
    ['Christmas Eve', '2027-12-24'],
  ])('is not %s', (_name, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });
});
