import { describe, expect, it } from 'vitest';
import { createBodyBuffers } from './body-buffers.ts';

describe('buffers for bodies', () => {
  it('are used again, empty of what stood in them', () => {
    const buffers = createBodyBuffers(4, 2);
    const first = buffers.borrow();
    first?.fill(7);
    if (first !== undefined) buffers.giveBack(first);
    expect(buffers.borrow()).toBe(first);
    expect([...(first ?? [])]).toEqual([0, 0, 0, 0]);
  });

  it('are never more than was said, and never two people’s at once', () => {
    const buffers = createBodyBuffers(4, 2);
    const [one, two, three] = [buffers.borrow(), buffers.borrow(), buffers.borrow()];
    expect([one, two, three].map((buffer) => buffer?.length)).toEqual([4, 4, undefined]);
    expect(one).not.toBe(two);
  });
});
