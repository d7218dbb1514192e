import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { addListener, refreshEverywhere } from '../features/background/changes.ts';
import { authorise, handlers } from '../features/background/handlers.ts';
import { readIdentity } from '../features/background/own-case.ts';
import { refreshOfficeProfiles } from '../features/background/profile-handlers.ts';
import { service } from '../features/background/service.ts';
import { forgetPage, forgetTab, readTab } from '../features/background/tab-memory.ts';
import { withdrawGrant } from '../features/background/withdraw-grant.ts';
import { onMenuClick, updateMenu } from '../features/context-menu/menu.ts';
import { openInbox } from '../features/files/open-inbox.ts';
import { ownFilePort } from '../features/files/own-file-port.ts';
import { acceptFilePort } from '../features/files/receive-document.ts';
import { takeOwnFile } from '../features/files/take-own-file.ts';
import { ensureScript } from '../features/grants/ensure-script.ts';
import { applyGrants } from '../features/grants/grants.ts';
import { classifySender } from '../features/messaging/classify-sender.ts';
import { receive } from '../features/messaging/receive.ts';
import { onNotificationClick } from '../features/notifications/notify.ts';
import { readPairing } from '../features/pairing/pairing-store.ts';
import { keepStorageToOurselves } from '../features/profiles/profile-store.ts';
import { browser } from '../platform/browser.ts';

/** Ports are classified like messages; a port of anybody else is closed. */
async function acceptPort(port: Runtime.Port, own: { id: string; origin: string }): Promise<void> {
  const inbox = openInbox(port);
  const sender = classifySender(port.sender ?? {}, own);
  if (sender === undefined || !(await authorise(sender))) {
    port.disconnect();
    return;
  }
  if (port.name === 'changes' && sender.class !== 'page') {
    addListener(port, sender);
  } else if (port.name === ownFilePort && sender.class !== 'page') {
    await takeOwnFile(service, port, inbox);
  } else if (port.name.startsWith('file:') && sender.class === 'page' && sender.tabId !== null) {
    acceptFilePort(port, inbox, sender.tabId);
  } else {
    port.disconnect();
  }
}

async function forgetLeftPage(tabId: number): Promise<void> {
  const left = await readTab(tabId);
  if (left.summary === undefined) return;
  try {
    await readIdentity(tabId);
  } catch {
    await forgetPage(tabId, left);
    await updateMenu();
  }
}

/** A browser that takes the extension for new at every start, as one started with it unpacked does, asks nobody again. */
async function welcome(): Promise<void> {
  if ((await readPairing()) !== undefined) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

export default defineBackground({
  main() {
    const base = new URL(browser.runtime.getURL(''));
    const own = { id: browser.runtime.id, origin: `${base.protocol}//${base.host}` };
    void keepStorageToOurselves();
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
      receive(message, sender, own, authorise, handlers),
    );
    browser.runtime.onConnect.addListener((port) => void acceptPort(port, own));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void applyGrants(true);
      if (reason === 'install') void welcome();
    });
    browser.runtime.onStartup.addListener(() => void applyGrants());
    browser.permissions.onAdded.addListener(() => void applyGrants());
    browser.permissions.onRemoved.addListener(() => void withdrawGrant());
    browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
    browser.tabs.onActivated.addListener(() => void updateMenu());
    browser.tabs.onUpdated.addListener((tabId, change, { url }) => {
      if (change.status !== 'complete') return;
      // A load that ended without our script (another site, an error page) leaves no case behind in the tab.
      void ensureScript(tabId, url).then(() => forgetLeftPage(tabId));
    });
    browser.contextMenus.onClicked.addListener((info, tab) => void onMenuClick(info, tab));
    browser.notifications.onClicked.addListener((id) => void onNotificationClick(id));
    browser.commands?.onCommand.addListener((command) => {
      if (command === 'toggle-panel')
        void handlers['tab.open-panel'](
          {},
          { class: 'own-page', tabId: null, frameId: null, documentId: null, origin: own.origin },
        );
    });
    // Badge and pills follow within a minute also when nothing is open.
    void browser.alarms.create('refresh', { periodInMinutes: 1 });
    browser.alarms.onAlarm.addListener(() => {
      void refreshEverywhere();
      void refreshOfficeProfiles();
    });
  },
});
