import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { SiteSettings } from '../../shared/contract/messages.ts';
import { matchesAddress } from '../../shared/extraction/profile/page-address.ts';
import type { Taught } from '../../shared/extraction/profile/schema.ts';
import { tryRule } from '../../shared/extraction/profile/try-rule.ts';
import { isAnswer } from '../features/case-page/is-answer.ts';
import { listen } from '../features/case-page/listen.ts';
import { pointedAt } from '../features/case-page/pointed-at.ts';
import { getReader } from '../features/case-page/reader.ts';
import { caseTexts } from '../features/teach/case-texts.ts';
import { createPagePicker } from '../features/teach/page-picker.ts';
import { pageBrowser } from '../platform/page-browser.ts';

const scope: { podatelnaPicks?: boolean } = globalThis as never; // this script's own world, not the page's

/** Put into the top document when a person begins to teach; no page pays for it before. */
export default defineUnlistedScript(() => {
  if (scope.podatelnaPicks === true) return;
  scope.podatelnaPicks = true;
  const api = pageBrowser();
  const say = (to: string, message: unknown): Promise<unknown> => api.runtime.sendMessage({ to, message });
  const picker = createPagePicker(
    api,
    (pick) => {
      say('page.picked', pick).catch((error: unknown) => {
        // After an update of the extension nobody listens any more: pointing ends.
        console.debug('podatelna: the pick was not taken', error);
        picker.stop();
      });
    },
    async () => {
      const [{ readCase }, answer] = await Promise.all([
        getReader(() => say('page.load-reader', {})),
        say('page.site-settings', {}),
      ]);
      const url = location.href;
      // Without an answer lots taught before are not known: they are asked for by two examples again.
      const profile = isAnswer<SiteSettings>(answer) ? answer.value.profile : null;
      return {
        caseTexts: caseTexts(readCase(document, { url, now: new Date().toISOString() })),
        pages: (profile?.pages ?? []).filter((page) => matchesAddress(page.address, url)),
      };
    },
  );
  listen(
    api,
    {
      'page.teach-start': ({ second, here }: { second: boolean; here: boolean }) => {
        picker.start(second, here ? pointedAt() : undefined);
        return true;
      },
      'page.teach-stop': () => {
        picker.stop();
        return true;
      },
      'page.try-rule': (taught: Taught) => tryRule(document, taught),
    },
    new AbortController().signal,
  );
});
