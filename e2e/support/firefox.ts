/** Firefox with the built extension. The test library can't drive a Firefox of the system, so puppeteer does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Browser, launch, type Page } from 'puppeteer-core';

const extensionFolder = join(import.meta.dirname, '..', '..', '.output', 'firefox-mv3');
/** Firefox gives an extension a random address; a fixed one lets the test open its pages. */
const address = '5d9c2a50-6f0e-4f43-9b0c-4f5e0f6a7b11';

export interface FirefoxBrowser {
  readonly browser: Browser;
  /** Where the last thing printed is a PDF. */
  readonly printed: string;
  openOwnPage(path: string): Promise<Page>;
  /** One that is open, `review.html`. */
  findOwnPage(path: string): Promise<Page | undefined>;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** The page of the first run, which opens by itself, is left open. */
  readonly keepsFirstRun?: boolean;
  /** The browser asks for permissions as it asks a person; else each is taken as allowed. */
  readonly asks?: boolean;
}

/** @param display where its window opens; without one it has none */
export async function openFirefox(display?: string, options: FirefoxOptions = {}): Promise<FirefoxBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'podatelna-firefox-'));
  const printed = join(profile, 'printed.pdf');
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env.PODATELNA_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: display === undefined,
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display, MOZ_ENABLE_WAYLAND: '0' } }),
    defaultViewport: display === undefined ? { width: 800, height: 600 } : null,
    userDataDir: profile,
    args: ['--remote-allow-system-access', '--width', '1280', '--height', '940'],
    extraPrefsFirefox: {
      // What is printed becomes a file; the browser's own dialog would wait for a person.
      'print.always_print_silent': true,
      print_printer: 'Mozilla Save to PDF',
      'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
      'print.printer_Mozilla_Save_to_PDF.print_to_filename': printed,
      // Firefox's own switch.
      'extensions.webextOptionalPermissionPrompts': options.asks === true,
      'extensions.webextensions.uuids': JSON.stringify({ 'podatelna@podatelna.cz': address }),
    },
  });
  await browser.installExtension(extensionFolder);
  const findOwnPage = async (path: string): Promise<Page | undefined> => {
    for (const page of await browser.pages()) {
      // The library knows no address of an extension's page; the page itself does.
      const found = await page.evaluate(() => location.pathname).catch(() => '');
      if (found === `/${path}`) return page;
    }
    return undefined;
  };
  // Coming to the front later, it would hide a page that is being used: what is hidden draws nothing and takes no press.
  await expect
    .poll(() => findOwnPage('welcome.html'), { timeout: 30_000, message: 'the first run opens' })
    .toBeDefined();
  if (options.keepsFirstRun !== true) await (await findOwnPage('welcome.html'))?.close();
  return {
    browser,
    printed,
    findOwnPage,
    async openOwnPage(path) {
      const page = await browser.newPage();
      // Never settles for an extension's page; the wait for its content does.
      page.goto(`moz-extension://${address}/${path}`).catch(() => undefined);
      // What is asked while one document gives way to the other fails in the browser: it is asked again.
      const isDrawn = (): Promise<boolean> =>
        page.evaluate(() => document.querySelector('#root > *') !== null).catch(() => false);
      await expect.poll(isDrawn, { timeout: 30_000, message: `${path} is drawn` }).toBe(true);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
