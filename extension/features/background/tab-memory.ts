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
  /** The document that spoke last, where the browser names documents. */
  documentId: z.string().nullable().optional(),
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
    const before = await readTab(tabId);
    if (change.documentId && before.documentId && change.documentId !== before.documentId)
      noteEarlier(before, false);
    else if (change.summary !== undefined && change.summary.fileMark !== before.summary?.fileMark)
      noteEarlier(before, true);
    await browser.storage.session.set({ [keyOf(tabId)]: { ...before, ...change } });
  });
}

export function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    noteEarlier(await readTab(tabId), false);
    await browser.storage.session.remove(keyOf(tabId));
  });
}

/** Forgets what the page said that was asked for and is gone; the page that came after it may have spoken already. */
export function forgetPage(tabId: number, { said }: TabMemory): Promise<void> {
  return inTurn(async () => {
    const now = await readTab(tabId);
    if (now.said !== said) return;
    noteEarlier(now, false);
    await browser.storage.session.remove(keyOf(tabId));
  });
}

/** What a panel's frame showed until just now. */
export interface EarlierPage {
  readonly origin: string;
  readonly fileMark: string | null;
  /** The frame is still there: its page went on to another case without loading anew. */
  readonly stays: boolean;
}

/** A draft that a page's end sends off, or its change to another case, is on its way no longer than this, ms. */
const lastWordsMs = 10_000;
const earlier = new Map<string, EarlierPage & { readonly at: number }>();

/** Its panel's last words, a draft, may still be under way. A worker that dies meanwhile has nothing under way either. */
function noteEarlier({ panelFrame, origin, summary }: TabMemory, stays: boolean): void {
  const at = Date.now();
  for (const [frame, one] of earlier) if (at - one.at > lastWordsMs) earlier.delete(frame);
  if (panelFrame !== undefined && origin !== undefined && summary !== undefined)
    earlier.set(panelFrame, { origin, fileMark: summary.fileMark, stays, at });
}

/** @param frame as `panelFrame`. Undefined where it shows what it showed, or has shown something else for long. */
export function readEarlier(frame: string): EarlierPage | undefined {
  const one = earlier.get(frame);
  return one === undefined || Date.now() - one.at > lastWordsMs ? undefined : one;
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
