/** What comes over a port, in its order, for who asks for it later. */
import type { Runtime } from 'webextension-polyfill';
import { ProblemError } from '../../../shared/contract/problems.ts';

/** What the other end of a port says, one message at a time. @throws ProblemError `page-gone` when it is closed */
export type Inbox = () => Promise<unknown>;

/**
 * Listens from the first moment: who the sender is takes a moment to find out, and a message that comes meanwhile
 * must not be lost.
 */
export function openInbox(port: Runtime.Port): Inbox {
  const messages: unknown[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  port.onMessage.addListener((message: unknown) => {
    messages.push(message);
    wake?.();
  });
  port.onDisconnect.addListener(() => {
    closed = true;
    wake?.();
  });
  return async () => {
    while (messages.length === 0) {
      if (closed) throw new ProblemError({ code: 'page-gone' });
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return messages.shift();
  };
}
