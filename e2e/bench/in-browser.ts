/** A page under measurement in a real browser. */
import type { Browser, Page } from '@playwright/test';
import type { BundledReader } from './bundle-reader.ts';
import { longPage } from './long-page.ts';

const origin = 'http://spis.example';
const readerUrl = `${origin}/reader.js`;

/** Processor time of the page's main thread in milliseconds: what other programs do on the machine does not count. */
export async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

/** @returns the main thread's processor time of one reading, or of one walk over the same nodes, in milliseconds */
export async function timeReading(
  page: Page,
  clock: () => Promise<number>,
  what: 'readOnce' | 'walkOnce' = 'readOnce',
): Promise<number> {
  const before = await clock();
  await page.evaluate((name) => {
    const bench: Record<string, () => unknown> = Reflect.get(globalThis, 'bench');
    bench[name]?.();
  }, what);
  return (await clock()) - before;
}

/** Of the first walk over a page opened for it: processor time of the main thread, in milliseconds. */
export async function timeFirstWalk(browser: Browser, reader: BundledReader, scale = 1): Promise<number> {
  const page = await openLongPage(browser, reader, scale);
  const walked = await timeReading(page, await mainThreadClock(page), 'walkOnce');
  await page.context().close();
  return walked;
}

/** Of the first reading of a page opened for it, in milliseconds by the clock on the wall. */
export async function timeLongestPiece(browser: Browser, reader: BundledReader, scale = 1): Promise<number> {
  const page = await openLongPage(browser, reader, scale);
  const longest = await page.evaluate((): number => {
    const bench: { longestPiece(): number } = Reflect.get(globalThis, 'bench');
    return bench.longestPiece();
  });
  await page.context().close();
  return longest;
}

/** @param scale of the page; see longPage. @returns it laid out, with the reader compiled in it as `bench`. */
export async function openLongPage(browser: Browser, reader: BundledReader, scale = 1): Promise<Page> {
  // An office's machine keeps Prague's time.
  const context = await browser.newContext({ timezoneId: 'Europe/Prague' });
  const page = await context.newPage();
  const body = longPage(scale);
  await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route(readerUrl, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `${reader.code};window.bench = podatelnaBench;` }),
  );
  await openCase(page, 1);
  return page;
}

/**
 * The next case in the tab of another one. The reader comes as a file of one address, as the extension's does: what the
 * browser has compiled of it in this process it keeps.
 */
export async function openCase(page: Page, id: number): Promise<void> {
  await page.goto(`${origin}/spis/${id}`);
  await page.addScriptTag({ url: readerUrl });
  await page.evaluate(() => document.body.offsetHeight);
}
