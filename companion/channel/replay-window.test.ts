import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplayWindow } from './replay-window.ts';

describe('the replay window', () => {
  it('takes counters in order, each once', () => {
    const window = createReplayWindow();
    for (let count = 1; count <= 5000; count += 1) {
      expect(window.accept(count)).toBe(true);
      expect(window.accept(count)).toBe(false);
    }
  });

  it('takes what was overtaken, once, as long as it is in the window', () => {
    const window = createReplayWindow();
    expect([3, 1, 2, 3, 1].map((count) => window.accept(count))).toEqual([true, true, true, false, false]);
  });

  it('refuses what fell out of the window, used or not', () => {
    const window = createReplayWindow();
    window.accept(1);
    window.accept(1000);
    window.accept(2000);
    expect(window.accept(976)).toBe(false);
    expect(window.accept(2)).toBe(false);
    expect(window.accept(977)).toBe(true);
  });

  const never = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), 1025];
  for (const count of never) {
    it(`never takes ${count} first`, () => {
      expect(createReplayWindow().accept(count)).toBe(false);
    });
  }

  it('is not moved by what it refused', () => {
    const window = createReplayWindow();
    expect(window.accept(1_000_000)).toBe(false);
    expect(window.accept(1)).toBe(true);
  });

  it('takes no counter twice, whatever the order and the jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 4000 }), { maxLength: 300 }), (counts) => {
        const window = createReplayWindow();
        const taken = counts.filter((count) => window.accept(count));
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.every((count) => count >= 1)).toBe(true);
      }),
    );
  });

  it('takes everything of an honest client whose messages overtake each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 800 }), (delays) => {
        const arrival = delays
          .map((delay, index) => ({ count: index + 1, at: index + delay }))
          .sort((a, b) => a.at - b.at);
        const window = createReplayWindow();
        expect(arrival.every(({ count }) => window.accept(count))).toBe(true);
      }),
    );
  });
});
