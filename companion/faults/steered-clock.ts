/** A clock that moves only when it is told to, and can say what waits for it. */
import type { Clock } from '../clock.ts';
import type { Random } from './random.ts';

export interface SteeredClock extends Clock {
  /** Moves to an instant of the world's clock and wakes what is due; `offset` is how far `now` is off from it. */
  advance(to: number, offset?: number): void;
  waits(): readonly { readonly who: string; readonly until: number }[];
}

/**
 * @param changed called when a wait begins or ends.
 * @param elapsed what it says has passed, from what has and from `now`.
 */
export function createSteeredClock(
  start: number,
  random: Random,
  changed: () => void,
  elapsed: (ms: number, now: number) => number = (ms) => ms * (1 + 2 ** -20),
): SteeredClock {
  let world = start;
  let off = 0;
  const waits = new Set<{ readonly who: string; readonly until: number; readonly end: () => void }>();
  return {
    now: () => world + off,
    elapsed: () => elapsed(world - start, world + off),
    random: random.next,
    uuid: random.uuid,
    wait: (ms, signal, who = '') =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const wait = {
          who,
          until: world + Math.max(ms, 0),
          end: (): void => {
            waits.delete(wait);
            signal.removeEventListener('abort', wait.end);
            changed();
            resolve();
          },
        };
        waits.add(wait);
        signal.addEventListener('abort', wait.end, { once: true });
        changed();
      }),
    advance: (to, offset = 0) => {
      world = to;
      off = offset;
      const due = [...waits].filter((wait) => wait.until <= to).sort((a, b) => a.until - b.until);
      for (const wait of due) wait.end();
    },
    waits: () => [...waits],
  };
}

/** When the next of them ends; null when there is none. */
export function earliest(waits: readonly { readonly until: number }[]): number | null {
  return waits.length === 0 ? null : Math.min(...waits.map((wait) => wait.until));
}
