import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retrying } from './retrying.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'debug').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a page that could not be announced', () => {
  it('is announced again, in growing pauses, until it is heard', async () => {
    const at: number[] = [];
    const begun = Date.now();
    const task = vi.fn(async () => {
      at.push(Date.now() - begun);
      if (at.length < 4) throw new Error('nobody answers');
    });
    retrying(task, () => true, new AbortController().signal)();
    await vi.runAllTimersAsync();
    expect(at).toEqual([0, 500, 1_500, 3_500]);
  });

  it('is left alone after the last pause, until it changes', async () => {
    const task = vi.fn(() => Promise.reject(new Error('nobody answers')));
    const begin = retrying(task, () => true, new AbortController().signal);
    begin();
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(7);
    begin();
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(14);
  });

  it('waits for one next try only, however often it changes meanwhile', async () => {
    let answers = false;
    const task = vi.fn(async () => {
      if (!answers) throw new Error('nobody answers');
    });
    const begin = retrying(task, () => true, new AbortController().signal);
    begin();
    begin();
    begin();
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(3);
    answers = true;
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(4);
  });

  const ends = [
    ['the script is an orphan', { goesOn: false, aborted: false }],
    ['the grant was withdrawn', { goesOn: true, aborted: true }],
  ] as const;
  for (const [why, { goesOn, aborted }] of ends) {
    it(`is not announced again when ${why}`, async () => {
      const life = new AbortController();
      const task = vi.fn(() => Promise.reject(new Error('nobody answers')));
      retrying(task, () => goesOn, life.signal)();
      if (aborted) life.abort();
      await vi.runAllTimersAsync();
      expect(task).toHaveBeenCalledTimes(1);
    });
  }

  it('waits no longer once the grant is withdrawn', async () => {
    const life = new AbortController();
    const task = vi.fn(() => Promise.reject(new Error('nobody answers')));
    retrying(task, () => true, life.signal)();
    await vi.advanceTimersByTimeAsync(100);
    life.abort();
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(1);
  });
});
