/** The status page's way to the background worker and to the downloads. */
import type { Runtime } from 'webextension-polyfill';
import {
  type AskedList,
  type StatusTab,
  statusTabSchema,
  toStatusPage,
} from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings, writeSettings } from '../../platform/settings.ts';
import { isWebAddress } from '../../ui/outside-link.tsx';
import { documentAddress } from '../../ui/page-parameter.ts';
import { saveFile } from '../../ui/save-file.ts';
import { listenToChanges } from '../messaging/listen-to-changes.ts';
import { send } from '../messaging/send.ts';
import type { StatusBackend } from './backend.ts';

function hearAsked(listener: (asked: AskedList) => boolean, signal: AbortSignal): void {
  const hear = (raw: unknown, sender: Runtime.MessageSender): Promise<StatusTab> | undefined => {
    // A content script's words reach this page too, with the tab they come from.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    const asked = toStatusPage.safeParse(raw);
    return asked.success && listener(asked.data.message) ? ownTab() : undefined;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
}

async function ownTab(): Promise<StatusTab> {
  const { id: tabId, windowId } = await browser.tabs.getCurrent();
  return statusTabSchema.parse({ tabId, windowId });
}

export function createStatusConnection(): StatusBackend {
  const open = (url: string): void => void browser.tabs.create({ url });
  // The background ran the route's reply schema; its type is the route's own.
  const call: StatusBackend['call'] = async (route, message) =>
    (await send('service.call', { route, message })) as never;
  return {
    call,
    file: async (request) => (await call('submissions.store', request)).submission,
    onChange: listenToChanges,
    onAsked: hearAsked,
    lastDaily: async () => (await readSettings()).dailyShownOn,
    noteDaily: async (dailyShownOn) => {
      await writeSettings({ dailyShownOn });
    },
    openTab(url) {
      if (isWebAddress(url)) open(url);
    },
    openOptions: (section) => open(browser.runtime.getURL(`/options.html#${section}`)),
    openDocument: (submissionId, sha256) =>
      open(browser.runtime.getURL(documentAddress(sha256, submissionId))),
    save: saveFile,
  };
}
