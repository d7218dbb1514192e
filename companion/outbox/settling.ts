/**
 * How long this process has known that an answer is lost. A moment on the machine's clock would not do: set forward
 * an hour, it would let a request that is still under way count as settled. A new process counts from nothing, so a
 * restart lengthens the wait and never shortens it.
 */
import type { Clock } from '../clock.ts';

export interface Settling {
  /** Milliseconds since it was first asked about this step. */
  passedMs(stepSeq: number): number;
}

export function createSettling(clock: Pick<Clock, 'elapsed'>): Settling {
  const knownAt = new Map<number, number>();
  return {
    passedMs: (stepSeq) => {
      const since = knownAt.get(stepSeq) ?? clock.elapsed();
      knownAt.set(stepSeq, since);
      return clock.elapsed() - since;
    },
  };
}
