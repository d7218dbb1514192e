/** Which tab a message is about, and the way to the content script in that tab's top document. */
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import type { Sender } from '../messaging/classify-sender.ts';

/** The tab a message is about: of a page or panel its own, whatever the message says; of our own pages the named one. */
export function tabOf(sender: Sender, named?: number): number {
  const tabId = sender.class === 'own-page' ? named : sender.tabId;
  if (tabId === undefined || tabId === null) throw new ProblemError({ code: 'page-gone' });
  return tabId;
}

/** @throws ProblemError `page-gone` when nobody answers there */
export async function toTopFrame(tabId: number, to: string, message: unknown): Promise<unknown> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { to, message }, { frameId: 0 })
    .catch(() => undefined);
  if (answer === undefined) throw new ProblemError({ code: 'page-gone' });
  return answer;
}
