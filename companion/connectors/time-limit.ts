import type { Clock } from '../clock.ts';

/**
 * Runs `work` with a signal that ends with `signal`, or when `ms` have passed on the companion's own clock.
 * What was sent by then may still be carried out.
 */
export async function withTimeLimit<T>(
  clock: Pick<Clock, 'wait'>,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const done = new AbortController();
  void clock.wait(ms, done.signal).then(() => {
    if (!done.signal.aborted) over.abort(new DOMException('no answer in time', 'TimeoutError'));
  });
  try {
    return await work(AbortSignal.any([signal, over.signal]));
  } finally {
    done.abort();
  }
}
