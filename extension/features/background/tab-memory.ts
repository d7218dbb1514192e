/**
 * What the background remembers of tabs, in the browser's session storage: the worker itself may die any moment.
 * No names and no values: file marks, counts, tickets.
 */
import { z } from 'zod';
import { type PageSummary, pageSummarySchema } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';

const tabSchema = z.object({
  summary: pageSummarySchema.optional(),
  origin: z.string().optional(),
  /** New with every summary: what was read before is not taken for what a later page said. */
  said: z.string().optional(),
  /** Teaching was asked for in the context menu and the panel has not begun yet. */
  teachWanted: z.boolean().optional(),
  /** Ticket of the panel frame our content script made. */
  ticket: z.string().optional(),
  /** The frame that showed the ticket: `documentId` in Chromium, the frame's number in Firefox. */
  panelFrame: z.string().optional(),
});
type TabMemory = z.output<typeof tabSchema>;

const keyOf = (tabId: number): string => `tab:${tabId}`;

export async function readTab(tabId: number): Promise<TabMemory> {
  const key = keyOf(tabId);
  const parsed = tabSchema.safeParse((await browser.storage.session.get(key))[key] ?? {});
  return parsed.success ? parsed.data : {};
}

let writing: Promise<unknown> = Promise.resolve();

/** Changes are made one after another: two messages at once would each write over the other's. */
function inTurn(task: () => Promise<void>): Promise<void> {
  const done = writing.then(task);
  writing = done.catch(() => undefined);
  return done;
}

export function changeTab(tabId: number, change: Partial<TabMemory>): Promise<void> {
  return inTurn(async () => {
    await browser.storage.session.set({ [keyOf(tabId)]: { ...(await readTab(tabId)), ...change } });
  });
}

export function forgetTab(tabId: number): Promise<void> {
  return inTurn(() => browser.storage.session.remove(keyOf(tabId)));
}

/** Forgets what the page said that was asked for and is gone; the page that came after it may have spoken already. */
export function forgetPage(tabId: number, { said }: TabMemory): Promise<void> {
  return inTurn(async () => {
    if ((await readTab(tabId)).said === said) await browser.storage.session.remove(keyOf(tabId));
  });
}

export async function knownTabs(): Promise<readonly { tabId: number; summary: PageSummary }[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all).flatMap(([key, value]) => {
    const parsed = key.startsWith('tab:') ? tabSchema.safeParse(value) : undefined;
    return parsed?.data?.summary === undefined
      ? []
      : [{ tabId: Number(key.slice(4)), summary: parsed.data.summary }];
  });
}
