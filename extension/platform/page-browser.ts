/** The few parts of the extension API a content script uses, without the polyfill that every page would pay for. */
import type { Runtime } from 'webextension-polyfill';

export interface PageBrowser {
  readonly runtime: {
    readonly id: string | undefined;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): Runtime.Port;
    readonly onMessage: {
      addListener(
        listener: (
          message: unknown,
          sender: Runtime.MessageSender,
          answer: (value: unknown) => void,
        ) => boolean,
      ): void;
      removeListener(listener: unknown): void;
    };
  };
}

const scope: { browser?: PageBrowser; chrome?: PageBrowser } = globalThis as never; // the two globals browsers give us

/** Firefox calls it `browser`, Chromium `chrome`; both return promises here. */
export function pageBrowser(): PageBrowser {
  const api = scope.browser ?? scope.chrome;
  if (api === undefined) throw new Error('not a content script');
  return api;
}

/** False in a script whose extension was updated or removed meanwhile. */
export const isAlive = (api: PageBrowser): boolean => api.runtime?.id !== undefined;
