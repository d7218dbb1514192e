/** Changes pushed by the background worker, for as long as a signal lasts; the port is opened anew when the worker died. */
import type { Change } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';

const reconnectMs = 300;

export function listenToChanges(listener: (change: Change) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const port = browser.runtime.connect({ name: 'changes' });
  const hear = (change: unknown): void => listener(change as Change); // only our own worker holds the other end
  let again: ReturnType<typeof setTimeout> | undefined;
  port.onMessage.addListener(hear);
  port.onDisconnect.addListener(() => {
    if (signal.aborted) return;
    again = setTimeout(() => listenToChanges(listener, signal), reconnectMs);
  });
  signal.addEventListener('abort', () => {
    clearTimeout(again);
    port.disconnect();
  });
}
