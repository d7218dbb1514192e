/** The side panel's way to the tabs of its window and to the background worker. */
import type { TabInfo } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { createPanelConnection } from '../messaging/panel-connection.ts';
import { send } from '../messaging/send.ts';
import type { SidePanelBackend } from './backend.ts';

export function createSidePanelConnection(): SidePanelBackend {
  return {
    async frontTab() {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.id === undefined) return null;
      return { ...((await send('tab.read', { tabId: tab.id })) as TabInfo), id: tab.id }; // made by our own background
    },
    onTab(listener, signal) {
      const updated = (_tabId: number, change: { status?: string | undefined }): void => {
        if (change.status === 'complete') listener();
      };
      browser.tabs.onActivated.addListener(listener);
      browser.tabs.onUpdated.addListener(updated);
      browser.permissions.onAdded.addListener(listener);
      browser.permissions.onRemoved.addListener(listener);
      signal.addEventListener('abort', () => {
        browser.tabs.onActivated.removeListener(listener);
        browser.tabs.onUpdated.removeListener(updated);
        browser.permissions.onAdded.removeListener(listener);
        browser.permissions.onRemoved.removeListener(listener);
      });
    },
    panelOf: (tabId) => ({ ...createPanelConnection(tabId), isBeside: true }),
  };
}
