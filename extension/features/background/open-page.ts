/** Opens a tab for a panel or page of ours; which pages there are is in the message's schema. */
import type { OpenedPage } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { documentAddress } from '../../ui/page-parameter.ts';

function addressOf(wanted: OpenedPage): string {
  switch (wanted.page) {
    case 'web':
      return wanted.url;
    case 'options':
      return browser.runtime.getURL(`/options.html#${wanted.section}`);
    case 'signing-book':
      return browser.runtime.getURL('/status.html#signing');
    case 'document':
      return browser.runtime.getURL(documentAddress(wanted.sha256, wanted.submissionId));
  }
}

export async function openPage(wanted: OpenedPage): Promise<void> {
  await browser.tabs.create({ url: addressOf(wanted) });
}
