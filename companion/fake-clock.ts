/** A clock for tests: time moves only when the test says so; chance and ids repeat from run to run. */
import type { Clock } from './clock.ts';

export interface FakeClock extends Clock {
  /** Moves time forward and wakes the waits that end by then. */
  advance(ms: number): void;
  /** Sets the machine's clock, forward or back; no time passes. */
  set(byMs: number): void;
}

export function createFakeClock(startMs = Date.parse('2027-03-01T08:00:00.000Z')): FakeClock {
  let nowMs = startMs;
  let setBy = 0;
  let ids = 0;
  const waits = new Set<{ readonly untilMs: number; readonly done: () => void }>();
  return {
    now: () => nowMs + setBy,
    // As the real one's: never a whole number for long.
    elapsed: () => (nowMs - startMs) * (1 + 2 ** -20),
    random: () => 0.5,
    uuid: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const wait = {
          untilMs: nowMs + ms,
          done: (): void => {
            waits.delete(wait);
            resolve();
          },
        };
        waits.add(wait);
        signal.addEventListener('abort', wait.done, { once: true });
      }),
    set: (byMs) => {
      setBy += byMs;
    },
    advance: (ms) => {
      nowMs += ms;
      for (const wait of [...waits]) if (wait.untilMs <= nowMs) wait.done();
    },
  };
}
