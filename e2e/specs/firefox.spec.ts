/** Firefox reads the same case with the same build: pair, grant, panel, values. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Frame, Page } from 'puppeteer-core';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { startCaseSystem } from '../case-system/server.ts';
import { startCompanion } from '../support/companion-process.ts';
import { openFirefox } from '../support/firefox.ts';
import { practiceLogin, readPairingCode, setSecret } from '../support/world.ts';

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

test('the panel opens in Firefox and shows the case', async () => {
  test.setTimeout(120_000);
  const home = mkdtempSync(join(tmpdir(), 'podatelna-home-'));
  const portal = createPortalSandbox({});
  const portalServer = await serveSandbox(portal.app, { port: 0 });
  const caseSystem = await startCaseSystem({});
  const companion = await startCompanion({
    PODATELNA_HOME: home,
    PODATELNA_PORTAL_DRAZEB_URL: portalServer.url,
  });
  const firefox = await openFirefox();
  try {
    await setSecret(companion, practiceLogin);
    const options = await firefox.openOwnPage('options.html#pairing');
    await options
      .locator('::-p-aria([name="Párovací kód"][role="textbox"])')
      .fill(await readPairingCode(companion));
    await clickButton(options, 'Spárovat');
    await options.waitForFunction(() => /Spárováno/.test(document.body.innerText));

    const page = await firefox.browser.newPage();
    await signIn(page, caseSystem.url);
    // The permission is asked for as the popup asks for it, inside a person's click.
    await options.bringToFront();
    await options.evaluate(
      (origin) => {
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
      },
      `${new URL(caseSystem.url).protocol}//${new URL(caseSystem.url).hostname}/*`,
    );
    await options.locator('#grant').click();
    await page.bringToFront();

    // The pill stands in a closed root: it is found by where it stands, on the right edge above the bottom.
    const findPanel = async (): Promise<Frame | undefined> => {
      for (const frame of page.frames()) {
        // The library knows no address of an extension's frame; the frame itself does.
        const address = await frame.evaluate(() => location.pathname).catch(() => '');
        if (address === '/panel.html') return frame;
      }
      return undefined;
    };
    const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await expect
      .poll(
        async () => {
          if ((await findPanel()) === undefined) await page.mouse.click(size.width - 60, size.height - 110);
          return (await findPanel()) !== undefined;
        },
        { timeout: 30_000, intervals: [1500], message: 'the pill opens the panel' },
      )
      .toBe(true);
    const panel = await findPanel();
    if (panel === undefined) throw new Error('the panel went away');
    const text = (): Promise<string> => panel.evaluate(() => document.body.innerText);
    await expect
      .poll(text, { timeout: 20_000, message: 'the panel shows the case' })
      .toMatch(/142\s?EX\s?81\/25-27/);
    await expect.poll(text).toMatch(/2\s400\s000/);
    expect(await text()).toMatch(/Byt\s3\+1,\sZaječí/);
    // Attachments came through the page's own session, as in Chromium.
    await expect.poll(text, { timeout: 20_000 }).toMatch(/Připraveno/);
  } finally {
    await firefox.close();
    await companion.stop();
    await caseSystem.stop();
    await portalServer.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
