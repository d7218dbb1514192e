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
        document,
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
        document,
      ),
    ).toBeUndefined();
    clearTimeout(late);
  });

  it('gives up when an attribute changes', async () => {
    setTimeout(() => document.body.setAttribute('class', 'busy'), 0);
    expect(
      await readInPieces(
        reading(50, () => undefined),
        document,
      ),
    ).toBeUndefined();
  });

  const whileReading = (disturb: () => void): Promise<string | undefined> => {
    setTimeout(disturb, 0);
    return readInPieces(
      reading(4, () => undefined),
      document,
    );
  };

  it.each<[name: string, body: string, disturb: () => void]>([
    [
      'a script sets a field',
      '<input id="f" value="1">',
      () => {
        const field = document.querySelector('input');
        if (field) field.value = '2';
      },
    ],
    ['a box is ticked', '<input type="checkbox">', () => document.querySelector('input')?.click()],
    ['the address changes', '<p>x</p>', () => history.pushState(null, '', '/other')],
    [
      'a frame changes',
      '<iframe></iframe>',
      () => document.querySelector('iframe')?.contentDocument?.body.append('x'),
    ],
    [
      'a shadow tree changes',
      '<div id="host"></div>',
      () => document.getElementById('host')?.shadowRoot?.append('x'),
    ],
  ])('gives up when %s', async (_, body, disturb) => {
    document.body.innerHTML = body;
    document.getElementById('host')?.attachShadow({ mode: 'open' });
    expect(await whileReading(disturb)).toBeUndefined();
  });

  it('goes on when only the overlay outside the body changes', async () => {
    const pill = document.createElement('div');
    document.documentElement.append(pill);
    expect(await whileReading(() => pill.setAttribute('class', 'open'))).toBe('read');
  });
});
