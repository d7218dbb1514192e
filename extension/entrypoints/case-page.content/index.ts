import { defineContentScript } from 'wxt/utils/define-content-script';
import { startCasePage } from '../../features/case-page/case-page.ts';
import { listen } from '../../features/case-page/listen.ts';
import { holdsDocument, transferDocument } from '../../features/files/serve-documents.ts';
import { pageBrowser } from '../../platform/page-browser.ts';

const scope: { podatelnaRuns?: string | undefined } = globalThis as never; // this script's own world, not the page's

export default defineContentScript({
  // No static sites: registered for what the clerk granted (features/grants).
  matches: [],
  registration: 'runtime',
  allFrames: true,
  main(context) {
    const api = pageBrowser();
    if (scope.podatelnaRuns === api.runtime.id) return;
    scope.podatelnaRuns = api.runtime.id;
    const { signal } = context;
    const casePage = window.top === window ? startCasePage(api, signal) : undefined;
    listen(
      api,
      {
        'page.fetch-document': (request: { href: string; name: string; transferId: string }) => {
          if (!holdsDocument(document, request.href) && casePage?.offersDocument(request.href) !== true)
            return undefined;
          void transferDocument(api, request, signal);
          return true;
        },
      },
      signal,
    );
  },
});
