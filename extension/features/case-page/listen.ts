/** Messages from the background worker, for a content script: only from it, only the known ones. */
import type { ToPage } from '../../../shared/contract/messages.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';

type Answers = Partial<Record<ToPage, (message: never) => unknown>>;

interface Stamps {
  readonly id?: string | undefined;
  readonly tab?: unknown;
}

/** A handler that returns undefined leaves the answer to another frame. */
export function listen(api: PageBrowser, answers: Answers, signal: AbortSignal): void {
  const heard = (raw: unknown, sender: Stamps, answer: (value: unknown) => void): boolean => {
    // A message with a tab comes from a content script or a page of ours in a tab, never from the worker.
    if (sender.id !== api.runtime.id || sender.tab !== undefined) return false;
    if (typeof raw !== 'object' || raw === null || !('to' in raw) || !('message' in raw)) return false;
    const { to, message } = raw;
    if (typeof to !== 'string' || !Object.hasOwn(answers, to)) return false;
    const value = answers[to as ToPage]?.(message as never); // the worker is ours: it sends what the table says
    if (value === undefined) return false;
    if (value instanceof Promise) {
      // A failed answer is none: the worker takes silence for a page that went away.
      value.then(answer, (error: unknown) => {
        console.debug('podatelna: no answer to', to, error);
        answer(undefined);
      });
    } else answer(value);
    return true;
  };
  api.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => api.runtime.onMessage.removeListener(heard));
}
