/** The popup's way to the background worker and to the browser's permission prompt. */
import type { TabInfo } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { sidePanelOpener } from '../../platform/side-panel.ts';
import { isWebAddress } from '../../ui/outside-link.tsx';
import { patternFor, patternsHavePorts } from '../grants/grants.ts';
import { listenToChanges } from '../messaging/listen-to-changes.ts';
import { send } from '../messaging/send.ts';
import { problemOf } from '../panel/state.ts';
import type { PopupBackend } from './backend.ts';

/** @param tabId the tab it is about, where the popup's page is in a tab of its own; else the tab in front. */
export function createPopupConnection(tabId?: number): PopupBackend {
  const ofTab = tabId === undefined ? {} : { tabId };
  const openSidePanel = sidePanelOpener();
  const open = (url: string): void => void browser.tabs.create({ url });
  return {
    tab: async () => (await send('tab.read', ofTab)) as TabInfo, // made by our own background
    async requestGrant(origin) {
      // Before any await: the prompt needs the click it was asked for in.
      const asked = browser.permissions.request({ origins: [patternFor(origin, patternsHavePorts())] });
      if (!(await asked)) return false;
      await send('site.grant-changed', {});
      return true;
    },
    async removeGrant(origin) {
      await browser.permissions.remove({ origins: [patternFor(origin, patternsHavePorts())] });
      await send('site.grant-changed', {});
    },
    async openPanel() {
      await send('tab.open-panel', ofTab);
      if (tabId === undefined) window.close();
    },
    async openSidePanel() {
      const opened = await openSidePanel();
      if (opened && tabId === undefined) window.close();
      return opened;
    },
    problemOf,
    // The background ran the route's reply schema; its type is the route's own.
    call: async (route, message) => (await send('service.call', { route, message })) as never,
    onChange: listenToChanges,
    pairing: async () => (await send('pairing.read', {})) as Awaited<ReturnType<PopupBackend['pairing']>>,
    openOptions: (section) => open(browser.runtime.getURL(`/options.html#${section}`)),
    openFirstRun: () => open(browser.runtime.getURL('/welcome.html')),
    openStatusPage: () => void send('tab.open', { page: 'status', view: null }),
    openAttendance: (part) => open(browser.runtime.getURL(`/attendance.html#${part}`)),
    openTab(url) {
      if (isWebAddress(url)) open(url);
    },
  };
}
