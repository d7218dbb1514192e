/** Everything of one run together: practice portal, case system, companion, browser. Each part can be left out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { startCaseSystem } from '../case-system/server.ts';
import { type BrowserOptions, type ExtensionBrowser, openBrowser } from './browser.ts';
import { type CompanionProcess, startCompanion } from './companion-process.ts';
import { openPopup } from './popup.ts';
import { allowSite } from './site-grant.ts';

export type PortalSandbox = ReturnType<typeof createPortalSandbox>;

export interface World {
  readonly home: string;
  readonly portal: PortalSandbox;
  readonly portalUrl: string;
  readonly caseSystem: Awaited<ReturnType<typeof startCaseSystem>>;
  readonly companion: CompanionProcess;
  readonly browser: ExtensionBrowser;
  stop(): Promise<void>;
}

/** What the product promises a new person, pauses for reading included; the machine's part must be far below. */
export const firstRunMs = 180_000;

export const practiceLogin = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };

interface WorldParts {
  readonly browser: BrowserOptions;
  readonly env?: Record<string, string>;
  readonly caseSystemPort?: number;
  readonly portalPort?: number;
  /** The practice portal's clock stands at this instant, milliseconds. */
  readonly portalNow?: number;
}

/** Everything is filed at once. */
export const noUndo = { PODATELNA_UNDO_PUBLIC_SECONDS: '0', PODATELNA_UNDO_OTHER_SECONDS: '0' };

export async function startWorld(options: WorldParts): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-home-'));
  const { portalNow } = options;
  const portal = createPortalSandbox(portalNow === undefined ? {} : { now: () => portalNow });
  const portalServer = await serveSandbox(portal.app, { port: options.portalPort ?? 0 });
  const caseSystem = await startCaseSystem({ port: options.caseSystemPort ?? 0 });
  const companion = await startCompanion({
    PODATELNA_HOME: home,
    PODATELNA_PORTAL_DRAZEB_URL: portalServer.url,
    ...options.env,
  });
  let browser: ExtensionBrowser;
  try {
    await setSecret(companion, practiceLogin);
    browser = await openBrowser(options.browser);
  } catch (error) {
    // Nobody else can end what nobody was given.
    await companion.stop();
    throw error;
  }
  return {
    home,
    portal,
    portalUrl: portalServer.url,
    caseSystem,
    companion,
    browser,
    async stop() {
      await browser.close();
      await companion.stop();
      await caseSystem.stop();
      await portalServer.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The same, the browser paired and the case system's site granted. */
export async function startGrantedWorld(options: WorldParts): Promise<World> {
  const world = await startWorld(options);
  try {
    await pairBrowser(world.browser, world.companion);
    const page = await openCase(world, 'byt-zajeci');
    await grantSite(world.browser, page);
    await page.close();
    return world;
  } catch (error) {
    await world.stop();
    throw error;
  }
}

export async function setSecret(companion: CompanionProcess, secret: object): Promise<void> {
  const result = await companion.run(['secrets', 'set', 'portal-drazeb'], JSON.stringify(secret));
  if (result.code !== 0) throw new Error(`the secret was not taken: ${result.stderr}`);
}

/** The one-time code, as `podatelna pair` prints it. */
export async function readPairingCode(companion: CompanionProcess, name = ''): Promise<string> {
  const named = name === '' ? [] : ['--name', name];
  const { stdout, code, stderr } = await companion.run(['pair', ...named]);
  const pairingCode = /[0-9A-Z]{4}(-[0-9A-Z]{1,4}){5,}/.exec(stdout)?.[0];
  if (code !== 0 || pairingCode === undefined) throw new Error(`no pairing code: ${stdout}${stderr}`);
  return pairingCode;
}

/**
 * Pairs the browser with the companion, as a person does: the code from the command line into the options page.
 * @param name what the office calls the browser; else it is called as it names itself
 * @returns the code, which is worth nothing any more
 */
export async function pairBrowser(
  browser: ExtensionBrowser,
  companion: CompanionProcess,
  name?: string,
): Promise<string> {
  const code = await readPairingCode(companion, name);
  const page = await browser.openOwnPage('options.html#pairing');
  await page.getByLabel('Párovací kód').fill(code);
  await page.getByRole('button', { name: 'Spárovat' }).click();
  await expect(page.getByText(/^Spárováno/).first()).toBeVisible();
  await page.close();
  return code;
}

/** The browser in other hands: its pairing ended and made anew, under this name. */
export async function pairAnew({ browser, companion }: World, name: string): Promise<void> {
  const options = await browser.openOwnPage('options.html#pairing');
  await options.getByRole('button', { name: 'Zrušit spárování' }).click();
  await expect(options.getByLabel('Párovací kód')).toBeVisible();
  await options.close();
  await pairBrowser(browser, companion, name);
}

/** Grants the site of a page through the button of the popup over it. */
export async function grantSite(browser: ExtensionBrowser, page: Page): Promise<void> {
  await allowSite(browser, new URL(page.url()).origin);
  const popup = await openPopup(browser, page);
  await popup.click('Používat na tomto webu');
  await expect
    .poll(() => popup.text(), { message: 'the site is granted' })
    .not.toContain('Používat na tomto webu');
  await popup.close();
  await page.bringToFront();
}

/** Signs in to the practice case system and opens a case. */
export async function openCase(world: World, caseId: string, page?: Page): Promise<Page> {
  const tab = page ?? (await world.browser.context.newPage());
  await tab.goto(`${world.caseSystem.url}/spis/${caseId}`);
  await signIn(tab, caseId);
  return tab;
}

/** Fills in the practice case system's login form, where it shows one. */
export async function signIn(tab: Page, caseId: string): Promise<void> {
  const user = tab.getByLabel('Uživatelské jméno');
  if ((await user.count()) > 0) {
    await user.fill('novakova');
    await tab.getByLabel('Heslo').fill('heslo');
    await tab.getByRole('button', { name: 'Přihlásit' }).click();
    await tab.waitForURL(`**/spis/${caseId}*`);
  }
}
