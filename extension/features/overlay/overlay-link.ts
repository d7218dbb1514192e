/**
 * The line between the content script, which sees where the panel's host stands over the page, and the panel in its
 * frame, which doesn't. It is a port of their own, handed over with the ticket: the page can neither hear nor speak on it.
 */
export interface HostReport {
  /** Where we put it, as large as it must be to be read, wholly inside the window, nothing shown in its place. */
  readonly sound: boolean;
  /** How long it has stood unchanged, milliseconds. */
  readonly stillMs: number;
  /** Put on top again since the pointer entered, and nothing else of the page is in the top layer. */
  readonly onTop: boolean;
  /**
   * Nothing else of the page is in the top layer, where we came last as the panel opened. Told only where the browser
   * doesn't know what is painted over a frame.
   */
  readonly alone: boolean;
}

export type FromHost =
  | { readonly what: 'moved' }
  | { readonly what: 'report'; readonly ask: number; readonly report: HostReport };

export interface ToHost {
  readonly what: 'ask';
  readonly ask: number;
}

/** The panel's end. */
export interface OverlayLink {
  /** How the host stands right now; undefined when the page's thread gives no answer in time. */
  report(timeoutMs: number): Promise<HostReport | undefined>;
  onMoved(listener: () => void, signal: AbortSignal): void;
}

/** @param port given with the ticket that the background knew: its other end is our content script's. */
export function createOverlayLink(port: MessagePort): OverlayLink {
  const asked = new Map<number, (report: HostReport | undefined) => void>();
  const listeners = new Set<() => void>();
  let count = 0;
  port.addEventListener('message', ({ data }: MessageEvent<FromHost>) => {
    if (data.what === 'report') asked.get(data.ask)?.(data.report);
    else for (const listener of listeners) listener();
  });
  port.start();
  return {
    report(timeoutMs) {
      count += 1;
      const ask = count;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), timeoutMs);
        const settle = (report: HostReport | undefined): void => {
          clearTimeout(timer);
          asked.delete(ask);
          resolve(report);
        };
        asked.set(ask, settle);
        port.postMessage({ what: 'ask', ask } satisfies ToHost);
      });
    },
    onMoved(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}
