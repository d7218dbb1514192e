/** The companion asked through a page of the extension. */
import type { Frame } from '@playwright/test';

/** Asks the background as the panel itself does. */
export function askBackground<T>(panel: Frame, to: string, message: object): Promise<T> {
  return panel.evaluate(
    async ([name, content]) => {
      const api: {
        runtime: { sendMessage(m: object): Promise<{ ok: boolean; value: unknown; problem?: object }> };
      } = Reflect.get(globalThis, 'chrome');
      const answer = await api.runtime.sendMessage({ to: name, message: content });
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      return answer.value as T;
    },
    [to, message] as const,
  );
}
