/**
 * What the background remembers of tabs, in the browser's session storage: the worker itself may die any moment.
 * No names and no values: file marks, counts, tickets.
 */
import { z } from 'zod';
import { type PageSummary, pageSummarySchema } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';

const tabSchema = z.object({
  summary: pageSummarySchema.optional(),
  /** The case the page showed before, where it went on to this one without loading anew; and until when that counts, ms. */
  earlier: z.object({ fileMark: z.string().nullable(), until: z.number() }).optional(),
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
    if (change.documentId && before.documentId && change.documentId !== before.documentId) noteLeft(before);
    const shown = before.summary?.fileMark;
    const isOther = change.summary !== undefined && shown !== undefined && change.summary.fileMark !== shown;
    const earlier = isOther ? { earlier: { fileMark: shown, until: Date.now() + lastWordsMs } } : {};
    await browser.storage.session.set({ [keyOf(tabId)]: { ...before, ...earlier, ...change } });
  });
}

export function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    noteLeft(await readTab(tabId));
    await browser.storage.session.remove(keyOf(tabId));
  });
}

/** Forgets what the page said that was asked for and is gone; the page that came after it may have spoken already. */
export function forgetPage(tabId: number, { said }: TabMemory): Promise<void> {
  return inTurn(async () => {
    const now = await readTab(tabId);
    if (now.said !== said) return;
    noteLeft(now);
    await browser.storage.session.remove(keyOf(tabId));
  });
}

/** The page of a panel's frame that has just gone. */
export interface LeftPage {
  readonly origin: string;
  readonly fileMark: string | null;
}

/** A draft that a page's end sends off, or its change to another case, is on its way no longer than this, ms. */
const lastWordsMs = 10_000;
const left = new Map<string, LeftPage & { readonly at: number }>();

/** Its panel's last words, a draft, may still be under way. A worker that dies meanwhile has nothing under way either. */
function noteLeft({ panelFrame, origin, summary }: TabMemory): void {
  const at = Date.now();
  for (const [frame, one] of left) if (at - one.at > lastWordsMs) left.delete(frame);
  if (panelFrame !== undefined && origin !== undefined && summary !== undefined)
    left.set(panelFrame, { origin, fileMark: summary.fileMark, at });
}

/** @param frame as `panelFrame`. Undefined where its page is there, or has been gone for long. */
export function readLeft(frame: string): LeftPage | undefined {
  const one = left.get(frame);
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
