/** Ends the background worker as the browser does with an idle one: without a word, everything in memory gone. */
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

export async function stopWorker(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.openOwnPage('options.html');
  try {
    const session = await browser.context.newCDPSession(page);
    const versions = new Map<string, string>();
    let ends = 0;
    session.on('ServiceWorker.workerVersionUpdated', (event: { versions: VersionOf[] }) => {
      for (const one of event.versions) {
        if (one.runningStatus === 'stopped') ends += 1;
        versions.set(one.versionId, one.runningStatus);
      }
    });
    await session.send('ServiceWorker.enable');
    await expect.poll(() => [...versions.values()]).toContain('running');
    ends = 0;
    await session.send('ServiceWorker.stopAllWorkers');
    // It may be started anew at once, by whoever waited for it.
    await expect.poll(() => ends).toBeGreaterThan(0);
  } finally {
    await page.close();
  }
}

interface VersionOf {
  readonly versionId: string;
  readonly runningStatus: string;
}
