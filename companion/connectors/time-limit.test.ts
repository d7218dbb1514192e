import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.ts';
import { withTimeLimit } from './time-limit.ts';

const never = new AbortController().signal;
const untilEnded = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a time limit', () => {
  it('lets through what is done in time, and leaves nothing waiting', async () => {
    const clock = createFakeClock();
    let seen: AbortSignal | undefined;
    const answer = await withTimeLimit(clock, 1_000, never, async (signal) => {
      seen = signal;
      return 'answer';
    });
    clock.advance(2_000);
    await Promise.resolve();
    expect([answer, seen?.aborted]).toEqual(['answer', false]);
  });

  it('ends the work when the time is over by the clock', async () => {
    const clock = createFakeClock();
    const work = withTimeLimit(clock, 1_000, never, untilEnded);
    clock.advance(1_000);
    await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('does not end it before', async () => {
    const clock = createFakeClock();
    let ended = false;
    const work = withTimeLimit(clock, 1_000, never, untilEnded).catch(() => {
      ended = true;
    });
    clock.advance(999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    clock.advance(1);
    await work;
    expect(ended).toBe(true);
  });

  it('ends with the signal it was given', async () => {
    const outer = new AbortController();
    const work = withTimeLimit(createFakeClock(), 1_000, outer.signal, untilEnded);
    outer.abort(new Error('closing'));
    await expect(work).rejects.toThrow('closing');
  });
});
