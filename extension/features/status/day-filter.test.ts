import { describe, expect, it } from 'vitest';
import { pastDayOf } from './day-filter.tsx';

/** 9:30 in Prague. */
const now = '2026-11-23T08:30:00.000Z';

describe('a day to filter by', () => {
  it.each([
    ['20. 11. 2026', '2026-11-20'],
    ['20.11.26', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['1. 12. 2026', '2026-12-01'],
    ['20. 11.', '2026-11-20'],
    ['23.11.', '2026-11-23'],
    ['24. 11.', '2025-11-24'],
    ['1.12.', '2025-12-01'],
    ['1. ledna', '2026-01-01'],
    ['', ''],
    ['  ', ''],
  ])('%j is %s', (typed, day) => expect(pastDayOf(typed, now)).toBe(day));

  it.each(['31. 2. 2026', '45. 13. 2026', 'dnes', '23. 11. 2026 10:00', '23.'])('%j is none', (typed) =>
    expect(pastDayOf(typed, now)).toBeUndefined(),
  );

  it('is that of Prague at midnight', () => {
    expect(pastDayOf('24. 11.', '2026-11-23T23:30:00.000Z')).toBe('2026-11-24');
  });
});
