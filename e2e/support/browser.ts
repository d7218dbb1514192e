/** A real browser with the built extension, in a profile of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, type Worker } from '@playwright/test';

/** The built extension. */
export const extensionFolder = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  worker(): Promise<Worker>;
  /** Opens one of our own pages in a tab: `popup.html`, `options.html#pairing`. */
  openOwnPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Another build than ours. */
  readonly extension?: string;
  readonly headless: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Points of the screen in one CSS pixel: 1.25 where Windows scales to 125 %. */
  readonly scale?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** A fresh folder, kept after closing; without it a temporary one that goes away. */
  readonly profile?: string;
  /** Leaves the page of the first run open, which a fresh installation opens by itself. */
  readonly keepsFirstRun?: boolean;
  /** The profile is paired already: no first run opens. */
  readonly isPaired?: boolean;
}

const quietFlags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=cs',
  // Lets a test press the toolbar button; without it nothing but the debugging pipe differs.
  '--enable-unsafe-extension-debugging',
];

/** Branded browsers no longer take `--load-extension`; they load an unpacked extension over the debugging pipe. */
const isBranded = (path: string): boolean =>
  /chrome|msedge|edge/i.test(basename(path)) && !/chromium/i.test(path);

export async function openBrowser(options: BrowserOptions): Promise<ExtensionBrowser> {
  const executablePath = process.env.PODATELNA_BROWSER ?? '/usr/bin/chromium';
  const { extension = extensionFolder } = options;
  const branded = isBranded(executablePath);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'podatelna-profile-'));
  const loading = branded
    ? []
    : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const context = await chromium.launchPersistentContext(profile, {
    headless: false,
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.headless ? { width: options.width ?? 1280, height: options.height ?? 900 } : null,
    ...(options.headless && options.scale !== undefined ? { deviceScaleFactor: options.scale } : {}),
    colorScheme: options.colorScheme ?? 'light',
    locale: 'cs-CZ',
    timezoneId: 'Europe/Prague',
    args: [...(options.headless ? ['--headless=new'] : []), ...quietFlags, ...loading],
    ...(branded ? { ignoreDefaultArgs: ['--disable-extensions'] } : {}),
  });
  if (branded) await loadUnpacked(context, extension);
  const findWorker = (): Worker | undefined =>
    context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://'));
  const worker = async (): Promise<Worker> => findWorker() ?? context.waitForEvent('serviceworker');
  const extensionId = new URL((await worker()).url()).host;
  if (options.isPaired !== true) {
    const firstRun = await findFirstRun(context);
    if (options.keepsFirstRun !== true) await firstRun.close();
  }
  return {
    context,
    extensionId,
    profile,
    worker,
    async openOwnPage(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    async close() {
      await context.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waited for, so that it doesn't come to the front in the middle of a test. */
async function findFirstRun(context: BrowserContext): Promise<Page> {
  const find = (): Page | undefined => context.pages().find((page) => page.url().endsWith('/welcome.html'));
  await expect
    .poll(() => find() !== undefined, { timeout: 30_000, message: 'the first run opens' })
    .toBe(true);
  const page = find();
  if (page === undefined) throw new Error('the page of the first run went away');
  return page;
}

async function loadUnpacked(context: BrowserContext, extension: string): Promise<void> {
  const browser = context.browser();
  if (browser === null)
    throw new Error('this browser offers no debugging session to load the extension with');
  const session = await browser.newBrowserCDPSession();
  // A method of the browser's own protocol that the library's types don't list yet.
  const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.loadUnpacked', { path: extension });
}
