/** Speaks to the background worker from where a frame stands, as our own pages do and as an intruder would. */
import type { Frame, Page } from '@playwright/test';

export interface BackgroundAnswer {
  readonly ok?: boolean;
  readonly value?: unknown;
  readonly problem?: { readonly code: string };
}

/** @returns null for silence: no answer, or nobody there who could be asked */
export function tryBackground(
  frame: Frame | Page,
  to: string,
  message: object,
): Promise<BackgroundAnswer | null> {
  return frame.evaluate(
    async ([name, content]) => {
      const api:
        | { runtime?: { sendMessage?(m: object): Promise<BackgroundAnswer | undefined> } }
        | undefined = Reflect.get(globalThis, 'chrome');
      if (api?.runtime?.sendMessage === undefined) return null;
      try {
        return (await api.runtime.sendMessage({ to: name, message: content })) ?? null;
      } catch {
        return null; // the browser knows nobody by that address
      }
    },
    [to, message] as const,
  );
}
