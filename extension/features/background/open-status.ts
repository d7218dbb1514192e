/** Shows the status page once: where one is open it comes to the front, else it gets a tab. */

import type { z } from 'zod';
import { statusTabSchema, type toStatusPage } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { searchFor, wishSearch } from '../context-menu/menu-wishes.ts';

/**
 * @param view the list to show; null: whichever is shown already
 * @param search what to look for; text of a case, which is never written into an address
 */
export async function openStatus(view: string | null, search = ''): Promise<void> {
  const asked: z.input<typeof toStatusPage> = {
    to: 'status.show',
    message: { view, search: searchFor(search) },
  };
  // Without such a page nobody hears it.
  const answer: unknown = await browser.runtime.sendMessage(asked).catch(() => undefined);
  const shown = statusTabSchema.safeParse(answer);
  if (shown.success) {
    try {
      await browser.tabs.update(shown.data.tabId, { active: true });
      await browser.windows.update(shown.data.windowId, { focused: true });
      return;
    } catch (error) {
      console.debug('podatelna: the status page was closed meanwhile', error);
    }
  }
  if (search !== '') wishSearch(search);
  await browser.tabs.create({
    url: browser.runtime.getURL(`/status.html${view === null ? '' : `#${view}`}`),
  });
}
