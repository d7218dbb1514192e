/**
 * The site grant as a person gives it: the button in the popup. The browser's own prompt can't be clicked from
 * outside, so its answer "allow" is given beforehand where a person can give it too: on the browser's extensions page.
 */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

interface DeveloperPrivate {
  addHostPermission(id: string, pattern: string): Promise<void>;
  removeHostPermission(id: string, pattern: string): Promise<void>;
}

async function onExtensionsPage(
  browser: ExtensionBrowser,
  method: keyof DeveloperPrivate,
  origin: string,
): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([name, id, pattern]) => {
      const api: { developerPrivate: DeveloperPrivate } = Reflect.get(globalThis, 'chrome');
      await api.developerPrivate[name](id, pattern);
    },
    [method, browser.extensionId, `${origin}/*`] as const,
  );
  await page.close();
}

export function allowSite(browser: ExtensionBrowser, origin: string): Promise<void> {
  return onExtensionsPage(browser, 'addHostPermission', origin);
}

/** Takes a grant back where a person can: on the browser's extensions page. */
export function withdrawSite(browser: ExtensionBrowser, origin: string): Promise<void> {
  return onExtensionsPage(browser, 'removeHostPermission', origin);
}

/** The browser's number of the tab a page is in. */
export async function tabIdOf(browser: ExtensionBrowser, page: Page): Promise<number> {
  await page.bringToFront();
  const worker = await browser.worker();
  const id = await worker.evaluate(async () => {
    const api: { tabs: { query(query: object): Promise<{ id: number }[]> } } = Reflect.get(
      globalThis,
      'chrome',
    );
    return (await api.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  });
  if (id === undefined) throw new Error('the page is in no tab');
  return id;
}
