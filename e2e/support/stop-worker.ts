/** Ends the background worker as the browser does with an idle one: without a word, everything in memory gone. */
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

export async function stopWorker(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.openOwnPage('options.html');
  try {
    const session = await browser.context.newCDPSession(page);
    const versions = new Map<string, string>();
    session.on('ServiceWorker.workerVersionUpdated', (event: { versions: VersionOf[] }) => {
      for (const one of event.versions) versions.set(one.versionId, one.runningStatus);
    });
    await session.send('ServiceWorker.enable');
    await expect.poll(() => [...versions.values()]).toContain('running');
    await session.send('ServiceWorker.stopAllWorkers');
    await expect.poll(() => [...versions.values()].every((status) => status === 'stopped')).toBe(true);
  } finally {
    await page.close();
  }
}

interface VersionOf {
  readonly versionId: string;
  readonly runningStatus: string;
}
