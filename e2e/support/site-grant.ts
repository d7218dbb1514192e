/**
 * The site grant as a person gives it: the button in the popup. The browser's own prompt can't be clicked from
 * outside, so its answer "allow" is given beforehand where a person can give it too: on the browser's extensions page.
 */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

interface DeveloperPrivate {
  addHostPermission(id: string, pattern: string): Promise<void>;
}

export async function allowSite(browser: ExtensionBrowser, origin: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([id, pattern]) => {
      const api: { developerPrivate: DeveloperPrivate } = Reflect.get(globalThis, 'chrome');
      await api.developerPrivate.addHostPermission(id, pattern);
    },
    [browser.extensionId, `${origin}/*`] as const,
  );
  await page.close();
}

/** The browser's number of the tab a page is in. */
export async function tabIdOf(browser: ExtensionBrowser, page: Page): Promise<number> {
  const worker = await browser.worker();
  const marker = `podatelna-${Math.random().toString(36).slice(2)}`;
  const title = await page.title();
  await page.evaluate((text) => {
    document.title = text;
  }, marker);
  const id = await worker.evaluate(async (text) => {
    const api: { tabs: { query(q: object): Promise<{ id: number; title: string }[]> } } = Reflect.get(
      globalThis,
      'chrome',
    );
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const tab = (await api.tabs.query({})).find((one) => one.title === text);
      if (tab !== undefined) return tab.id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  }, marker);
  await page.evaluate((text) => {
    document.title = text;
  }, title);
  if (id === undefined) throw new Error('the page is in no tab');
  return id;
}
