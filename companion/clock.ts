/** Time, chance and ids as one parameter, so that a test decides all three. */
import { randomUUID } from 'node:crypto';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment of this process: they pass evenly, whatever is done to the machine's clock. */
  elapsed(): number;
  /**
   * Resolves after `ms`, or at once when the signal ends it; never rejects.
   * @param who Names the wait to a clock that is watched: companion/faults knows by it when nothing is under way.
   */
  wait(ms: number, signal: AbortSignal, who?: string): Promise<void>;
  /** 0 (inclusive) to 1 (exclusive). */
  random(): number;
  uuid(): string;
}

/** setTimeout takes a 32-bit number of milliseconds; longer waits would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  uuid: () => randomUUID(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(Math.max(ms, 0), longestTimerMs));
      signal.addEventListener('abort', done, { once: true });
    }),
};

/** `2027-03-12T09:00:00.000Z` */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

export function toIsoOrNull(ms: number | null): string | null {
  return ms === null ? null : toIso(ms);
}
