import { describe, expect, it } from 'vitest';
import { createUnheardPicks } from './unheard-picks.ts';

const left = { what: 'left' } as const;
const none = { what: 'no-list' } as const;

describe('a pick nobody heard', () => {
  it('is told once, to the panel of its own tab', () => {
    const picks = createUnheardPicks();
    picks.keep(1, none);
    expect(picks.take(2)).toBeUndefined();
    expect(picks.take(1)).toEqual(none);
    expect(picks.take(1)).toBeUndefined();
  });

  it('gives way to the next one', () => {
    const picks = createUnheardPicks();
    picks.keep(1, none);
    picks.keep(1, left);
    expect(picks.take(1)).toEqual(left);
  });

  it('is gone when pointing begins anew', () => {
    const picks = createUnheardPicks();
    picks.keep(1, none);
    picks.keep(2, none);
    picks.forget(1);
    expect(picks.take(1)).toBeUndefined();
    expect(picks.take(2)).toEqual(none);
  });
});
