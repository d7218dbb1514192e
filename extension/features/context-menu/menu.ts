/**
 * The context menu on links, images and embedded documents of granted sites. A menu is one for the whole browser, so it is
 * made anew for the tab in front, its titles name the case, and the click checks it again.
 */
import type { Menus, Tabs } from 'webextension-polyfill';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { PageSummary } from '../../../shared/contract/messages.ts';
import { isProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings } from '../../platform/settings.ts';
import { translate } from '../../ui/locales/translate.ts';
import { announce } from '../background/changes.ts';
import { openStatus } from '../background/open-status.ts';
import { readOverview } from '../background/overview-memory.ts';
import { service } from '../background/service.ts';
import { changeTab, readTab } from '../background/tab-memory.ts';
import { isGranted } from '../grants/grants.ts';
import { attachFromMenu, attachToDraft } from './attach-from-menu.ts';
import { attachToNotice } from './attach-to-notice.ts';
import {
  addressOf,
  draftOfItem,
  draftsOffered,
  fieldOfItem,
  findId,
  type MenuPlace,
  menuTree,
  noticeId,
  offeredTypes,
  ownRoot,
  teachId,
} from './menu-tree.ts';
import { wishMarked } from './menu-wishes.ts';

/** More than are offered: some are the page's own, some no auction's. */
const draftsAsked = 4 * draftsOffered;

async function listDrafts(): Promise<readonly Draft[]> {
  try {
    const { drafts } = await service.call('drafts.list', { limit: draftsAsked });
    return drafts.filter(({ key }) => key.kind === 'auction');
  } catch (error) {
    // Without the companion the menu is what the page alone gives.
    if (!isProblemError(error)) throw error;
    return [];
  }
}

/** Whether the tab shows a PDF and not a page; false where nothing can be asked of it. */
async function isPdfTab(tabId: number): Promise<boolean> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => document.contentType,
    });
    return answer?.result === 'application/pdf';
  } catch {
    return false; // the viewer of some browsers lets no script in
  }
}

async function postsNotices(): Promise<boolean> {
  const { service: info } = await readOverview();
  return info?.systems.some((one) => one.system === 'cud' && one.configured) === true;
}

/** What the page doesn't say and no draft of its case holds. */
function missingOf({ fileMark, missingFields }: PageSummary, drafts: readonly Draft[]): readonly FieldId[] {
  const own = drafts.filter(({ key }) => key.fileMark === fileMark);
  return missingFields.filter((id) => !own.some(({ fields }) => fields[id]?.value !== undefined));
}

async function placeOf(tab: Tabs.Tab | undefined): Promise<MenuPlace | undefined> {
  if (tab?.id === undefined || tab.url === undefined || !/^https?:/.test(tab.url)) return undefined;
  if (!(await isGranted(new URL(tab.url).origin))) return undefined;
  const { summary } = await readTab(tab.id);
  if (summary?.restricted === true) return undefined;
  const isCase = summary?.isCasePage === true && summary.fileMark !== null;
  const number = isCase ? (summary.referenceNumber ?? summary.fileMark) : null;
  const drafts = await listDrafts();
  const opener = tab.openerTabId === undefined ? undefined : (await readTab(tab.openerTabId)).summary;
  return {
    number,
    notices: await postsNotices(),
    missing: summary === undefined ? [] : missingOf(summary, drafts),
    teaches: summary !== undefined,
    drafts: drafts.map(({ key }) => key),
    isPdf: number === null && (await isPdfTab(tab.id)),
    openerMark: opener?.fileMark ?? null,
  };
}

let updating: Promise<void> = Promise.resolve();

async function rebuild(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const place = await placeOf(tab);
  const { language } = await readSettings();
  await browser.contextMenus.removeAll();
  for (const item of place === undefined ? [] : menuTree(place, language)) browser.contextMenus.create(item);
}

/** Makes the menu fit the tab in front. One at a time: two rebuilds at once would create items twice. */
export function updateMenu(): Promise<void> {
  updating = updating.then(rebuild).catch((error: unknown) => {
    console.error('podatelna: the menu could not be built', error);
  });
  return updating;
}

/** Opens the panel where it is closed; the panel then picks what was right-clicked (`teach.wanted`). */
async function teachFromMenu(tabId: number): Promise<void> {
  await changeTab(tabId, { teachWanted: true });
  const wasOpen: unknown = await browser.tabs.sendMessage(
    tabId,
    { to: 'page.open-panel', message: { focus: false, keep: true } },
    { frameId: 0 },
  );
  if (wasOpen === true) await announce({ what: 'teach-wanted' }, tabId);
}

/** The panel of the tab puts the text into its draft, where a person sees what was understood; it is opened if it isn't. */
async function useMarked(tabId: number, field: FieldId, text: string): Promise<void> {
  wishMarked(tabId, { field, text });
  const wasOpen: unknown = await browser.tabs.sendMessage(
    tabId,
    { to: 'page.open-panel', message: { focus: false, keep: true } },
    { frameId: 0 },
  );
  if (wasOpen === true) await announce({ what: 'marked' }, tabId);
}

/** On the page where it listens; a document in its own tab has only the toolbar to say it on. */
async function tell(tabId: number, text: string, problem: boolean): Promise<void> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { to: 'page.toast', message: { text, problem } }, { frameId: 0 })
    .catch(() => undefined);
  if (answer === true) return;
  await browser.action.setBadgeText({ tabId, text: problem ? '!' : '✓' });
  await browser.action.setTitle({ tabId, title: text });
}

/** A click in the menu: what was clicked comes from the browser, never from the page. */
export async function onMenuClick(info: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (info.menuItemId === teachId && tab?.id !== undefined) return teachFromMenu(tab.id);
  const id = String(info.menuItemId);
  const { selectionText: marked } = info;
  if (id === findId && marked !== undefined) {
    return openStatus('all', marked);
  }
  const field = fieldOfItem(id);
  if (field !== undefined && marked !== undefined && tab?.id !== undefined)
    return useMarked(tab.id, field, marked);
  const type = offeredTypes.find((one) => id === `${ownRoot} ${one}`);
  const draft = draftOfItem(id);
  const tabId = tab?.id;
  const href = addressOf(info);
  if (tabId === undefined || href === undefined) return;
  const { language } = await readSettings();
  try {
    if (id === noticeId) {
      const name = await attachToNotice(tabId, href);
      await tell(tabId, translate(language, 'menu.attached-to-notice', { name }), false);
      return;
    }
    const added =
      type !== undefined
        ? await attachFromMenu(tabId, href, type)
        : draft !== undefined
          ? await attachToDraft(tabId, href, draft)
          : undefined;
    if (added === undefined) return;
    const { name, number } = added;
    await tell(tabId, translate(language, 'menu.attached', { name, number }), false);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    const { code, params } = error.problem;
    await tell(tabId, translate(language, `problem.${code}`, params), true);
  }
}
