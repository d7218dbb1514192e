// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readInPieces } from './read-in-pieces.ts';

/** A reading that is busy for a while in every step and does something to the page in one of them. */
function* reading(steps: number, disturb: (step: number) => void): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    const until = performance.now() + 15;
    while (performance.now() < until) disturb(step);
    yield;
  }
  return 'read';
}

describe('reading in pieces', () => {
  it('gives back what was read and lets other work in between', async () => {
    let others = 0;
    const timer = setInterval(() => {
      others++;
    }, 1);
    expect(
      await readInPieces(
        reading(5, () => undefined),
        document.body,
      ),
    ).toBe('read');
    clearInterval(timer);
    expect(others).toBeGreaterThan(0);
  });

  it('gives up when the page changes between the pieces', async () => {
    const late = setTimeout(() => document.body.append('x'), 0);
    expect(
      await readInPieces(
        reading(50, () => undefined),
        document.body,
      ),
    ).toBeUndefined();
    clearTimeout(late);
  });

  it('gives up when an attribute changes', async () => {
    setTimeout(() => document.body.setAttribute('class', 'busy'), 0);
    expect(
      await readInPieces(
        reading(50, () => undefined),
        document.body,
      ),
    ).toBeUndefined();
  });
});
