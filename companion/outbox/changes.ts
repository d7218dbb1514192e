/** A `step` is the journal of one submission that is being sent: it makes nothing else due. */
export type Change = 'state' | 'step';

/** Tells waiting watchers that something was committed; what it was, they read from the database. */
export interface Changes {
  notify(what?: Change): void;
  /**
   * Resolves at the next notification or when the signal ends the wait.
   * @param what of a step hears only who shows it; woken by each, everybody else would ask the database in vain
   */
  next(signal: AbortSignal, what?: Change): Promise<void>;
}

export function createChanges(): Changes {
  const waiting = new Map<() => void, Change>();
  return {
    notify: (what = 'state') => {
      for (const [wake, wanted] of [...waiting]) if (what === 'state' || wanted === 'step') wake();
    },
    next: (signal, what = 'state') =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (signal.aborted) {
          resolve();
          return;
        }
        waiting.set(wake, what);
        signal.addEventListener('abort', wake, { once: true });
      }),
  };
}
