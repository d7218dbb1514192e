import { OfflineFailure } from './failures.ts';

/** Runs `work` when everything asked for before it is over. */
type InTurn = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/**
 * One thing at a time, in the order it was asked for, for a remote that is to be asked one request after another.
 * Whoever is called off while waiting gives up the place: nothing of it was sent.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (signal, work) => {
    const before = last;
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    last = before.then(() => left);
    try {
      await Promise.race([before, aborted(signal)]);
      if (signal.aborted) throw new OfflineFailure('called off before it was sent');
      return await work();
    } finally {
      leave();
    }
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
