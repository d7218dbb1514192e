/** Firefox over the practice case system: paired, granted, with the panel open over a case. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Frame, Page } from 'puppeteer-core';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { startCaseSystem } from '../case-system/server.ts';
import { type CompanionProcess, startCompanion } from './companion-process.ts';
import { type Display, startDisplay } from './display.ts';
import { type FirefoxBrowser, type FirefoxOptions, openFirefox } from './firefox.ts';
import { type PortalSandbox, practiceLogin, readPairingCode, setSecret } from './world.ts';

/** Clicks the button with this text. */
async function clickButton(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/spis/byt-zajeci`);
  await page.type('input[name="uzivatel"], #uzivatel', 'novakova');
  await page.type('#heslo', 'heslo');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function pair(firefox: FirefoxBrowser, companion: CompanionProcess): Promise<Page> {
  const options = await firefox.openOwnPage('options.html#pairing');
  await options
    .locator('::-p-aria([name="Párovací kód"][role="textbox"])')
    .fill(await readPairingCode(companion));
  await clickButton(options, 'Spárovat');
  await options.waitForFunction(() => /Spárováno/.test(document.body.innerText));
  return options;
}

/** The permission is asked for as the popup asks for it, inside a person's click. */
async function grant(options: Page, site: string): Promise<void> {
  const { protocol, hostname } = new URL(site);
  await options.bringToFront();
  await options.evaluate((origin) => {
    const button = document.createElement('button');
    button.id = 'grant';
    button.textContent = 'grant';
    button.onclick = () => {
      const api: { permissions: { request(wanted: object): Promise<boolean> } } = Reflect.get(
        globalThis,
        'browser',
      );
      void api.permissions.request({ origins: [origin] });
    };
    document.body.append(button);
  }, `${protocol}//${hostname}/*`);
  await options.locator('#grant').click();
}

/** The library knows no address of an extension's frame; the frame itself does. */
export async function findPanel(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    const address = await frame.evaluate(() => location.pathname).catch(() => '');
    if (address === '/panel.html') return frame;
  }
  return undefined;
}

/** The pill stands in a closed root: it is found by where it stands, on the right edge above the bottom. */
async function openPanel(page: Page): Promise<Frame> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await expect
    .poll(
      async () => {
        if ((await findPanel(page)) === undefined) await page.mouse.click(size.width - 60, size.height - 110);
        return (await findPanel(page)) !== undefined;
      },
      { timeout: 30_000, intervals: [1500], message: 'the pill opens the panel' },
    )
    .toBe(true);
  const panel = await findPanel(page);
  if (panel === undefined) throw new Error('the panel went away');
  return panel;
}

export interface FirefoxParts {
  readonly display: Display;
  readonly firefox: FirefoxBrowser;
  readonly portal: PortalSandbox;
  readonly portalUrl: string;
  readonly caseSystemUrl: string;
  readonly companion: CompanionProcess;
  stop(): Promise<void>;
}

/** With a window, on a display of its own: a person's right click opens a menu of the browser. Nothing is paired yet. */
export async function startFirefoxParts(
  env: Record<string, string>,
  options: FirefoxOptions = {},
): Promise<FirefoxParts> {
  const display = await startDisplay();
  const home = mkdtempSync(join(tmpdir(), 'podatelna-home-'));
  const portal = createPortalSandbox({});
  const portalServer = await serveSandbox(portal.app, { port: 0 });
  const caseSystem = await startCaseSystem({});
  const companion = await startCompanion({
    PODATELNA_HOME: home,
    PODATELNA_PORTAL_DRAZEB_URL: portalServer.url,
    ...env,
  });
  const firefox = await openFirefox(display.name, options);
  return {
    display,
    firefox,
    portal,
    portalUrl: portalServer.url,
    caseSystemUrl: caseSystem.url,
    companion,
    async stop() {
      await firefox.close();
      display.stop();
      await companion.stop();
      await caseSystem.stop();
      await portalServer.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface FirefoxWorld extends FirefoxParts {
  readonly page: Page;
  readonly panel: Frame;
}

export async function startFirefoxWorld(): Promise<FirefoxWorld> {
  const parts = await startFirefoxParts({ PODATELNA_UNDO_PUBLIC_SECONDS: '2' });
  const { firefox, companion, caseSystemUrl } = parts;
  try {
    await setSecret(companion, practiceLogin);
    const options = await pair(firefox, companion);
    const page = await firefox.browser.newPage();
    await signIn(page, caseSystemUrl);
    await grant(options, caseSystemUrl);
    await page.bringToFront();
    const panel = await openPanel(page);
    return { ...parts, page, panel };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}
