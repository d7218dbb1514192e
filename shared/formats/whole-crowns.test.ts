import { describe, expect, it } from 'vitest';
import { wholeCrowns } from './whole-crowns.ts';

describe('an amount with haléře', () => {
  it.each([
    [45_600.5, { down: 45_600, up: 45_601 }],
    [0.01, { down: 0, up: 1 }],
    [99_999_999.99, { down: 99_999_999, up: 100_000_000 }],
  ])('%f is asked about', (amount, choices) => {
    expect(wholeCrowns(amount)).toEqual(choices);
  });

  it.each([0, 1, 45_600, 0.1 + 0.2 + 0.7, 2.45e6])('%f is not', (amount) => {
    expect(wholeCrowns(amount)).toBeUndefined();
  });
});
