import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitPauseMs, nextReadingMs, offlinePauseMs, retryPauseMs } from './retry-schedule.ts';

describe('pauses', () => {
  it.each([
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [8, 640_000],
    [9, 900_000],
    [60, 900_000],
  ])('grow: after failure %i about %i ms', (failures, ms) => {
    expect(retryPauseMs(failures, 0.5)).toBe(ms);
  });

  it.each([
    [0, 30_000],
    [1, 60_000],
    [5, 900_000],
    [60, 900_000],
  ])('leave a system alone longer with every failed trial: after %i about %i ms', (trials, ms) => {
    expect(circuitPauseMs(trials, 0.5)).toBe(ms);
  });

  it('give a system the time it asks for, an hour at most', () => {
    expect(circuitPauseMs(0, 0.5, 90_000)).toBe(90_000);
    expect(circuitPauseMs(0, 0.5, 10_000)).toBe(30_000);
    expect(circuitPauseMs(0, 0.5, 86_400_000)).toBe(3_600_000);
  });

  it('stay within a quarter of their middle and never undercut what the remote asks for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const middle = retryPauseMs(failures, 0.5);
          expect(retryPauseMs(failures, random)).toBeGreaterThanOrEqual(middle * 0.75);
          expect(retryPauseMs(failures, random)).toBeLessThanOrEqual(middle * 1.25);
          expect(retryPauseMs(failures, random, 60_000)).toBeGreaterThanOrEqual(60_000);
          expect(offlinePauseMs(failures, random)).toBeLessThanOrEqual(75_000);
        },
      ),
    );
  });

  it('do not let a remote put us to sleep for a day', () => {
    expect(retryPauseMs(1, 0.5, 86_400_000)).toBe(3_600_000);
  });

  it('are whole milliseconds, whatever has elapsed and whatever a remote asks for', () => {
    const any = fc.double({ min: 0, max: 10_000_000, noNaN: true });
    fc.assert(
      fc.property(any, any, fc.double({ min: 0, max: 0.999, noNaN: true }), (passed, settle, random) => {
        expect(Number.isInteger(nextReadingMs(passed, settle))).toBe(true);
        expect(Number.isInteger(retryPauseMs(3, random, passed))).toBe(true);
        expect(Number.isInteger(circuitPauseMs(2, random, passed))).toBe(true);
        // Never before a lost answer can be settled.
        if (passed < settle)
          expect(passed + nextReadingMs(passed, settle)).toBeGreaterThanOrEqual(
            Math.min(settle, passed + 2_000),
          );
      }),
    );
  });

  it('end exactly when a lost answer can be settled', () => {
    expect(nextReadingMs(0, 120_000)).toBe(2_000);
    expect(nextReadingMs(64_000, 120_000)).toBe(56_000);
    expect(nextReadingMs(120_000, 120_000)).toBe(5_000);
  });
});
