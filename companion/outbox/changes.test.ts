import { describe, expect, it } from 'vitest';
import { createChanges } from './changes.ts';

describe('changes', () => {
  const never = new AbortController().signal;

  it.each([
    { told: 'state', wanted: 'state', hears: true },
    { told: 'state', wanted: 'step', hears: true },
    { told: 'step', wanted: 'step', hears: true },
    { told: 'step', wanted: 'state', hears: false },
  ] as const)('who waits for a $wanted hears of a $told: $hears', async ({ told, wanted, hears }) => {
    const changes = createChanges();
    let heard = false;
    const waiting = changes.next(never, wanted).then(() => {
      heard = true;
    });
    changes.notify(told);
    await Promise.resolve();
    await Promise.resolve();
    expect(heard).toBe(hears);
    changes.notify();
    await waiting;
    expect(heard).toBe(true);
  });

  it('end with the signal, once', async () => {
    const changes = createChanges();
    const ended = new AbortController();
    const waiting = changes.next(ended.signal);
    ended.abort();
    await waiting;
    changes.notify();
    await changes.next(ended.signal);
  });
});
