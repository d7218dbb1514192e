import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCasePage } from '../features/case-page/case-page.ts';
import { listen } from '../features/case-page/listen.ts';
import { holdsDocument, transferDocument } from '../features/files/serve-documents.ts';
import { removeOrphans } from '../features/overlay/overlay-host.ts';
import { pageBrowser } from '../platform/page-browser.ts';

const scope: { podatelnaRuns?: boolean } = globalThis as never; // this script's own world, not the page's

/**
 * The content script, in every frame of a granted site (features/grants registers it; no site is static). Not the
 * framework's kind of content script: that one tells the page our id, and any page can end it by an event.
 */
export default defineUnlistedScript(() => {
  const api = pageBrowser();
  if (scope.podatelnaRuns === true) return;
  scope.podatelnaRuns = true;
  const panelWasOpen = removeOrphans(document);
  const life = new AbortController();
  const { signal } = life;
  const casePage = window.top === window ? startCasePage(api, signal, panelWasOpen) : undefined;

  const leaveUnlessGranted = async (): Promise<void> => {
    // Without the grant the background doesn't answer. Should it be granted again, the script runs anew.
    const answer = await api.runtime.sendMessage({ to: 'page.still-granted', message: {} });
    if (answer !== undefined && answer !== null) return;
    scope.podatelnaRuns = false;
    life.abort();
  };
  listen(
    api,
    {
      'page.fetch-document': (request: { href: string; name: string; transferId: string }) => {
        if (!holdsDocument(document, request.href) && casePage?.offersDocument(request.href) !== true)
          return undefined;
        void transferDocument(api, request, signal);
        return true;
      },
      'page.grants-changed': () => {
        void leaveUnlessGranted();
        return true;
      },
    },
    signal,
  );
});
