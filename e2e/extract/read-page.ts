/** Reads a page in the real browser with the extension's own reader, in the extension's own world of the page. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import type { CaseReading } from '../../shared/extraction/reading.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import { allowSite, tabIdOf } from '../support/site-grant.ts';

const apartMs = 1000;
const atLeastMs = 2000;
const atMostMs = 15_000;

interface Scripting {
  executeScript(injection: object): Promise<{ result?: unknown }[]>;
}

/** @param profile a checked profile or undefined */
async function readOnce(
  browser: ExtensionBrowser,
  tabId: number,
  profile: unknown,
): Promise<CaseReading | undefined> {
  const worker = await browser.worker();
  const result = await worker.evaluate(
    async ([tab, taught]) => {
      const { scripting }: { scripting: Scripting } = Reflect.get(globalThis, 'chrome');
      const target = { tabId: tab };
      await scripting.executeScript({ target, files: ['case-reader.js'] });
      const [answer] = await scripting.executeScript({
        target,
        args: [taught ?? null],
        func: (given: unknown) => {
          const reader: { readCase(page: Document, options: object): unknown } = Reflect.get(
            globalThis,
            'podatelnaReader',
          );
          const now = new Date().toISOString();
          return reader.readCase(document, { url: location.href, now, ...(given ? { profile: given } : {}) });
        },
      });
      return answer?.result;
    },
    [tabId, profile] as const,
  );
  return result === null ? undefined : (result as CaseReading | undefined); // what the reader returned
}

/** A page may be gone for a moment while it sends the browser on; then there is no answer this time. */
async function tryRead(
  browser: ExtensionBrowser,
  tabId: number,
  profile: unknown,
): Promise<CaseReading | undefined> {
  try {
    return await readOnce(browser, tabId, profile);
  } catch (error) {
    if (error instanceof Error && /frame|context|navigat|No tab|removed/i.test(error.message))
      return undefined;
    throw error;
  }
}

/**
 * Opens a page and reads it until two readings a second apart agree, at least 2 s and at most 15 s after it has loaded.
 * @param profile a checked profile or undefined
 * @throws Error when the page can't be opened or never answers
 */
export async function readPage(
  browser: ExtensionBrowser,
  url: string,
  profile: unknown,
): Promise<{ page: Page; reading: CaseReading }> {
  const { origin, hostname } = new URL(url);
  // The extension may always look at its own machine; other sites are granted as a person grants them.
  if (hostname !== '127.0.0.1') await allowSite(browser, origin);
  const page = await browser.context.newPage();
  await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  const landed = new URL(page.url());
  if (landed.origin !== origin && landed.hostname !== '127.0.0.1') await allowSite(browser, landed.origin);
  const tabId = await tabIdOf(browser, page);
  const loadedAt = performance.now();
  let last: CaseReading | undefined;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, apartMs));
    const reading = await tryRead(browser, tabId, profile);
    const passed = performance.now() - loadedAt;
    if (reading !== undefined && passed >= atLeastMs && isDeepStrictEqual(reading, last))
      return { page, reading };
    last = reading ?? last;
    if (passed + apartMs <= atMostMs) continue;
    if (last === undefined) throw new Error('The page was opened but gave no answer.');
    return { page, reading: last };
  }
}
