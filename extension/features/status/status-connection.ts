/** The status page's way to the background worker and to the downloads. */
import { browser } from '../../platform/browser.ts';
import { readSettings, writeSettings } from '../../platform/settings.ts';
import { isWebAddress } from '../../ui/outside-link.tsx';
import { documentAddress } from '../../ui/page-parameter.ts';
import { saveFile } from '../../ui/save-file.ts';
import { listenToChanges } from '../messaging/listen-to-changes.ts';
import { send } from '../messaging/send.ts';
import type { StatusBackend } from './backend.ts';

export function createStatusConnection(): StatusBackend {
  const open = (url: string): void => void browser.tabs.create({ url });
  // The background ran the route's reply schema; its type is the route's own.
  const call: StatusBackend['call'] = async (route, message) =>
    (await send('service.call', { route, message })) as never;
  return {
    call,
    file: async (request) => (await call('submissions.store', request)).submission,
    onChange: listenToChanges,
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
