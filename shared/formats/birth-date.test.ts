import { describe, expect, it } from 'vitest';
import { isPlausibleBirthDay } from './birth-date.ts';

describe('isPlausibleBirthDay', () => {
  const today = '2026-11-21';

  it.each(['1975-12-12', '2026-11-21', '1906-11-21', '2008-02-29'])('believes %s', (day) => {
    expect(isPlausibleBirthDay(day, today)).toBe(true);
  });

  it.each(['2026-11-22', '2027-01-01', '1906-11-20', '1900-01-01', '2199-12-31'])('doubts %s', (day) => {
    expect(isPlausibleBirthDay(day, today)).toBe(false);
  });
});
