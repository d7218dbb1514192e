import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceKey } from './attendance.ts';
import { attendanceTypes, parseAttendanceKey } from './attendance-key.ts';

describe('the key of an entry', () => {
  it('is read back as it was made', () => {
    const entries = fc.record({
      userId: fc.integer({ min: 1 }),
      type: fc.constantFrom(...attendanceTypes),
      at: fc
        .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => `${date.toISOString().slice(0, 19)}Z`),
    });
    fc.assert(
      fc.property(entries, (entry) => {
        expect(parseAttendanceKey(attendanceKey(entry))).toEqual(entry);
      }),
    );
  });

  it.each([
    ['of another kind', { kind: 'auction', lot: '123|arrival|2027-03-01T07:00:00Z' }],
    ['that is empty', { kind: 'attendance', lot: '' }],
    ['without a moment', { kind: 'attendance', lot: '123|arrival' }],
    ['of nobody', { kind: 'attendance', lot: '0|arrival|2027-03-01T07:00:00Z' }],
    ['without a user', { kind: 'attendance', lot: '|arrival|2027-03-01T07:00:00Z' }],
    ['of a user who is no number', { kind: 'attendance', lot: 'Nová|arrival|2027-03-01T07:00:00Z' }],
    ['of half a user', { kind: 'attendance', lot: '1.5|arrival|2027-03-01T07:00:00Z' }],
    ['of a break', { kind: 'attendance', lot: '123|break|2027-03-01T07:00:00Z' }],
    ['with fractions of a second', { kind: 'attendance', lot: '123|arrival|2027-03-01T07:00:00.5Z' }],
    ['in Prague time', { kind: 'attendance', lot: '123|arrival|2027-03-01T08:00:00+01:00' }],
    ['on a day that does not exist', { kind: 'attendance', lot: '123|arrival|2027-02-30T07:00:00Z' }],
    ['with a moment that is none', { kind: 'attendance', lot: '123|arrival|včera' }],
    ['with more behind it', { kind: 'attendance', lot: '123|arrival|2027-03-01T07:00:00Z|x' }],
  ])('%s is none', (_name, key) => {
    expect(parseAttendanceKey(key)).toBeUndefined();
  });
});
