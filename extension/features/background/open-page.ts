/** Opens a tab for a panel or page of ours; which pages there are is in the message's schema. */
import type { OpenedPage } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { documentAddress } from '../../ui/page-parameter.ts';
import { openStatus } from './open-status.ts';

function addressOf(wanted: Exclude<OpenedPage, { page: 'status' }>): string {
  switch (wanted.page) {
    case 'web':
      return wanted.url;
    case 'options':
      return browser.runtime.getURL(`/options.html#${wanted.section}`);
    case 'document':
      return browser.runtime.getURL(documentAddress(wanted.sha256, wanted.submissionId));
  }
}

export async function openPage(wanted: OpenedPage): Promise<void> {
  if (wanted.page === 'status') return openStatus(wanted.view);
  await browser.tabs.create({ url: addressOf(wanted) });
}
