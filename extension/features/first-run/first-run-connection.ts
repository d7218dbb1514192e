/** The first run's way to the background worker and to the browser's permission prompt. */
import type { OpenCase, PageReading } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { send } from '../messaging/send.ts';
import { createOptionsConnection } from '../options/options-connection.ts';
import { createPopupConnection } from '../popup/popup-connection.ts';
import type { FirstRunBackend } from './backend.ts';

export function createFirstRunConnection(): FirstRunBackend {
  const { pairing, pair, call, grantedSites } = createOptionsConnection();
  const { requestGrant, onChange, openTab, openOptions, openStatusPage } = createPopupConnection();
  return {
    pairing,
    pair,
    call,
    grantedSites,
    requestGrant,
    onChange,
    openTab,
    openOptions,
    openStatusPage,
    // What our own background answers.
    openCases: async () => (await send('cases.open', {})) as readonly OpenCase[],
    readCase: async (tabId) => (await send('case.read', { tabId })) as PageReading,
    async openPanel(tabId) {
      await browser.tabs.update(tabId, { active: true });
      await send('tab.open-panel', { tabId });
    },
  };
}
