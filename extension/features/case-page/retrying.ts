/**
 * Says a page anew until the background has heard it. A worker that is just starting, or a grant that is just being
 * given, answers nobody; a page that doesn't change would then never be known as a case.
 */

/** Pauses before the second, third, … try, milliseconds. After the last, only a change of the page begins again. */
const pausesMs: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * @param goesOn asked before every further try
 * @returns begins the task; a run that waits for its next try gives way to a new one
 */
export function retrying(task: () => Promise<void>, goesOn: () => boolean, signal: AbortSignal): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = (tries: number): void => {
    clearTimeout(waiting);
    task().catch((error: unknown) => {
      if (signal.aborted || !goesOn()) return;
      console.debug('podatelna: the page could not be announced', error);
      const pause = pausesMs[tries];
      if (pause === undefined) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => run(tries + 1), pause);
    });
  };
  signal.addEventListener('abort', () => clearTimeout(waiting));
  return () => run(0);
}
