import { describe, expect, it } from 'vitest';
import { parseMoment } from './parse-moment.ts';

const now = '2027-03-01T09:00:00.000Z';
const read = (text: string, day = '2027-03-01') => parseMoment(text, day, now);

describe('a moment of attendance', () => {
  it.each([
    ['7:45', '2027-03-01T06:45:00.000Z'],
    [' 7.45 ', '2027-03-01T06:45:00.000Z'],
    ['745', '2027-03-01T06:45:00.000Z'],
    ['0745', '2027-03-01T06:45:00.000Z'],
    ['7', '2027-03-01T06:00:00.000Z'],
    ['16', '2027-03-01T15:00:00.000Z'],
    ['23:59', '2027-03-01T22:59:00.000Z'],
    ['28. 2. 7:45', '2027-02-28T06:45:00.000Z'],
    ['28.2.2027 7:45', '2027-02-28T06:45:00.000Z'],
    // Nobody arrives next year.
    ['20. 11. 7:45', '2026-11-20T06:45:00.000Z'],
  ])('is read from %s', (text, at) => {
    expect(read(text)).toEqual({ status: 'ok', at });
  });

  it('is asked about where the clock shows it twice', () => {
    expect(read('2:30', '2026-10-25')).toEqual({
      status: 'choose',
      values: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    });
  });

  it.each([
    ['24:00', 'attendance.time-not-read'],
    ['7:60', 'attendance.time-not-read'],
    ['99', 'attendance.time-not-read'],
    ['2560', 'attendance.time-not-read'],
    ['-7', 'attendance.time-not-read'],
    ['včera', 'attendance.time-not-read'],
    ['7:45 8:00', 'attendance.time-not-read'],
    ['31. 2. 7:45', 'attendance.time-not-read'],
    ['<b>7:45</b>', 'attendance.time-not-read'],
    ['28. 2. 2027', 'parse.hour-missing'],
  ])('is none in %s', (text, message) => {
    expect(read(text)).toEqual({ status: 'wrong', message });
  });

  it('is none in the hour that the clock leaves out', () => {
    expect(read('2:30', '2027-03-28')).toEqual({ status: 'wrong', message: 'parse.no-such-time' });
  });
});
