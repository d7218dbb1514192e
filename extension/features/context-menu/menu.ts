/**
 * The context menu on links and images of a case page: "Přiložit k dražbě 142 EX 81/25-27 ▸ document type". A menu is
 * one for the whole browser, so its title always names the case of the tab in front, and the click checks it again.
 */
import type { Menus, Tabs } from 'webextension-polyfill';
import type { DocumentType } from '../../../shared/case/record.ts';
import type { PageSummary } from '../../../shared/contract/messages.ts';
import { isProblemError } from '../../../shared/contract/problems.ts';
import { parseFileMark, printFileMark } from '../../../shared/formats/file-mark.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings } from '../../platform/settings.ts';
import { translate } from '../../ui/locales/translate.ts';
import { announce } from '../background/changes.ts';
import { changeTab, readTab } from '../background/tab-memory.ts';
import { attachFromMenu } from './attach-from-menu.ts';

/** Types a document may have while the auction is a draft (portal reference, section 8), in the order of use. */
const offeredTypes: readonly DocumentType[] = [
  'auction_decree',
  'expert_report',
  'expert_report_appendix',
  'resolution_pre',
  'initiation_notice',
  'other_doc',
  'image',
];
const rootId = 'attach';
const teachId = 'teach';

function printed(summary: PageSummary): string {
  const mark = parseFileMark(summary.referenceNumber ?? summary.fileMark ?? '');
  return mark === undefined ? '' : printFileMark(mark);
}

let updating: Promise<void> = Promise.resolve();

async function rebuild(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const summary = tab?.id === undefined ? undefined : (await readTab(tab.id)).summary;
  await browser.contextMenus.removeAll();
  if (summary === undefined || summary.restricted) return;
  const { language } = await readSettings();
  browser.contextMenus.create({
    id: teachId,
    contexts: ['page', 'selection', 'link', 'image', 'editable'],
    title: translate(language, 'menu.teach', {}),
  });
  if (!summary.isCasePage || summary.fileMark === null) return;
  const contexts: Menus.ContextType[] = ['link', 'image'];
  browser.contextMenus.create({
    id: rootId,
    contexts,
    title: translate(language, 'menu.attach-to-auction', { number: printed(summary) }),
  });
  for (const type of offeredTypes) {
    browser.contextMenus.create({
      id: `${rootId} ${type}`,
      parentId: rootId,
      contexts,
      title: translate(language, `documentType.${type}`, {}),
    });
  }
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

/** A click in the menu: what was clicked comes from the browser, never from the page. */
export async function onMenuClick(info: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (info.menuItemId === teachId && tab?.id !== undefined) return teachFromMenu(tab.id);
  const type = offeredTypes.find((one) => info.menuItemId === `${rootId} ${one}`);
  const tabId = tab?.id;
  // A thumbnail stands for the picture its link leads to.
  const href = info.linkUrl ?? info.srcUrl;
  if (type === undefined || tabId === undefined || href === undefined) return;
  const { language } = await readSettings();
  const toast = async (text: string, problem: boolean): Promise<void> => {
    await browser.tabs.sendMessage(tabId, { to: 'page.toast', message: { text, problem } }, { frameId: 0 });
  };
  try {
    const added = await attachFromMenu(tabId, href, type);
    await toast(translate(language, 'menu.attached', { name: added.name, number: added.number }), false);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    const { code, params } = error.problem;
    await toast(translate(language, `problem.${code}`, params), true);
  }
}
