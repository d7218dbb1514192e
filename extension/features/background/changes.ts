/**
 * Keeps everything on screen in step with the companion: follows it while something is open or under way; an alarm a
 * minute for the rest.
 */
import type { Runtime } from 'webextension-polyfill';
import type { Change, Pick } from '../../../shared/contract/messages.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings } from '../../platform/settings.ts';
import type { Sender } from '../messaging/classify-sender.ts';
import { notifyOf } from '../notifications/notify.ts';
import { showBadge } from './badge.ts';
import { follow, underWay } from './follow.ts';
import { refreshOverview } from './overview.ts';
import { type Overview, readOverview } from './overview-memory.ts';
import { pillFor } from './pill-state.ts';
import { service } from './service.ts';
import { knownTabs, readTab } from './tab-memory.ts';
import { createUnheardPicks } from './unheard-picks.ts';

interface Listener {
  readonly port: Runtime.Port;
  /** Null for our own pages, which see every case. */
  readonly tabId: number | null;
  /** The tab of the status page; null for everything else. */
  readonly statusTab: number | null;
  /** As {@link windowOf} tells it. */
  readonly window: string;
}

/** One window of ours among all: a panel in its page, a tab, a side panel. Firefox tells its sidebars apart by nothing. */
const windowOf = ({ tabId, frameId, documentId }: Sender): string =>
  JSON.stringify([tabId, frameId, documentId]);

const listeners = new Set<Listener>();
let running = false;

async function pillOf(tabId: number, overview: Overview): Promise<void> {
  const { summary } = await readTab(tabId);
  if (summary === undefined) return;
  const { language } = await readSettings();
  const pill = pillFor({
    summary,
    submissions: overview.submissions.filter((one) => one.caseKey.fileMark === summary.fileMark),
    problem: overview.problem,
    training: overview.service?.training ?? false,
    language,
  });
  try {
    await browser.tabs.sendMessage(tabId, { to: 'page.pill', message: pill }, { frameId: 0 });
  } catch (error) {
    // The tab went on to another page meanwhile; its next reading asks anew.
    console.debug('podatelna: no pill to change', error);
  }
}

/** Shows a fresh overview everywhere: badge and pills. */
async function showEverywhere(overview: Overview): Promise<void> {
  await showBadge(overview);
  void notifyOf(overview, isSeen);
  for (const { tabId } of await knownTabs()) await pillOf(tabId, overview);
}

/** A panel in the tab in front shows its own case; the status page shows everything. */
async function isSeen(fileMark: string | null): Promise<boolean> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined) return false;
  if (!(await browser.windows.get(tab.windowId)).focused) return false;
  const shown = [...listeners];
  if (shown.some(({ statusTab }) => statusTab === tab.id)) return true;
  if (fileMark === null || !shown.some(({ tabId }) => tabId === tab.id)) return false;
  return (await readTab(tab.id)).summary?.fileMark === fileMark;
}

async function tell(listener: Listener, change: Change): Promise<void> {
  if (listener.tabId === null || change.what === 'service') {
    listener.port.postMessage(change);
    return;
  }
  // A panel in a page hears of its own tab's case only.
  const { summary } = await readTab(listener.tabId);
  if (!listeners.has(listener)) return;
  if (change.what === 'submissions') {
    const own = change.submissions.filter((one) => one.caseKey.fileMark === summary?.fileMark);
    if (own.length > 0) listener.port.postMessage({ what: 'submissions', submissions: own } satisfies Change);
    return;
  }
  if (change.what === 'draft' && change.draft.key.fileMark !== summary?.fileMark) return;
  if (change.what === 'discarded' && change.key.fileMark !== summary?.fileMark) return;
  listener.port.postMessage(change);
}

async function tellAll(change: Change, concerns: (listener: Listener) => boolean): Promise<void> {
  for (const listener of listeners) if (concerns(listener)) await tell(listener, change);
}

/** Tells open panels and pages; `tabId` narrows it to the panel of one tab. */
export async function announce(change: Change, tabId?: number): Promise<void> {
  await tellAll(change, (one) => tabId === undefined || one.tabId === null || one.tabId === tabId);
}

/** Tells the other windows what one of them did to a draft; that one has it, and goes on typing meanwhile. */
export async function announceToOthers(change: Change, by: Sender): Promise<void> {
  const own = windowOf(by);
  await tellAll(change, ({ window }) => window !== own);
}

const unheard = createUnheardPicks();

/** What was pointed at goes to the panel of its tab, or to the one that is about to listen again. */
export async function announcePick(pick: Pick, tabId: number): Promise<void> {
  if (![...listeners].some((listener) => listener.tabId === tabId)) unheard.keep(tabId, pick);
  await announce({ what: 'picked', pick }, tabId);
}

export const forgetPick = unheard.forget;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function announceSubmissions(submissions: readonly SubmissionView[]): Promise<void> {
  if (submissions.length > 0) await announce({ what: 'submissions', submissions });
}

/** Starts following unless it already does. Never rejects. */
export function followChanges(): void {
  if (running) return;
  running = true;
  follow({
    refresh: refreshOverview,
    watch: (since, waitMs) => service.call('submissions.watch', { since, waitMs }),
    stayAwake: () => browser.runtime.getPlatformInfo(),
    isWatched: () => listeners.size > 0,
    tellService: (problem) => announce({ what: 'service', problem }),
    tellSubmissions: announceSubmissions,
    show: showEverywhere,
    pause,
  })
    .catch((error: unknown) => console.error('podatelna: following stopped', error))
    .finally(() => {
      running = false;
    });
}

const pathOf = ({ sender }: Runtime.Port): string =>
  sender?.url === undefined ? '' : new URL(sender.url).pathname;

/** A panel or page opened its port `changes`. */
export function addListener(port: Runtime.Port, sender: Sender): void {
  const tabId = sender.class === 'panel' ? sender.tabId : null;
  const statusTab = pathOf(port) === '/status.html' ? sender.tabId : null;
  const listener = { port, tabId, statusTab, window: windowOf(sender) };
  listeners.add(listener);
  port.onDisconnect.addListener(() => listeners.delete(listener));
  const pick = tabId === null ? undefined : unheard.take(tabId);
  if (pick !== undefined) port.postMessage({ what: 'picked', pick } satisfies Change);
  followChanges();
}

/** What the pill of a tab shows now, from what is known; following starts if there is something to follow. */
export async function currentPill(tabId: number): Promise<ReturnType<typeof pillFor> | undefined> {
  const { summary } = await readTab(tabId);
  if (summary === undefined) return undefined;
  let overview = await readOverview();
  if (summary.isCasePage && Date.now() - Date.parse(overview.readAt) > 5000)
    overview = await refreshOverview();
  if (underWay(overview)) followChanges();
  const { language } = await readSettings();
  return pillFor({
    summary,
    submissions: overview.submissions.filter((one) => one.caseKey.fileMark === summary.fileMark),
    problem: overview.problem,
    training: overview.service?.training ?? false,
    language,
  });
}

/** A minute's alarm, and everything that may have changed the state without a listener. */
export async function refreshEverywhere(): Promise<void> {
  const overview = await refreshOverview();
  await showEverywhere(overview);
  if (underWay(overview)) followChanges();
}
