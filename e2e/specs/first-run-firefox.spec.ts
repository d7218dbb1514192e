/** From the installation to the first filing for practice in Firefox, by keyboard alone, the browser's own question included. */
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { findPanel, startFirefoxParts } from '../support/firefox-world.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { firstRunMs, practiceLogin, readPairingCode, setSecret } from '../support/world.ts';

const soon = { timeout: 20_000 };

const textOf = (page: Pick<Page, 'evaluate'>): Promise<string> =>
  page.evaluate(() => document.body.innerText);

test('in Firefox a new person gets from the pairing to the first filing by keyboard alone', async () => {
  test.setTimeout(firstRunMs);
  const parts = await startFirefoxParts(
    { PODATELNA_TRAINING: '1', PODATELNA_UNDO_PUBLIC_SECONDS: '0' },
    { keepsFirstRun: true, asks: true },
  );
  const { firefox, companion, caseSystemUrl } = parts;
  const { press, type, tabTo, awaitFocus } = keyboardOf(parts.display);
  const found = async (find: () => Promise<Page | undefined>, what: string): Promise<Page> => {
    await expect.poll(async () => (await find()) !== undefined, { ...soon, message: what }).toBe(true);
    const page = await find();
    if (page === undefined) throw new Error(`${what}: it went away`);
    return page;
  };
  try {
    await setSecret(companion, practiceLogin);
    const begun = Date.now();
    const guide = await found(() => firefox.findOwnPage('welcome.html'), 'the first run opens');
    const step = (): Promise<string> =>
      guide.evaluate(() => document.querySelector('[aria-current="step"] h2')?.textContent ?? '');

    await tabTo(guide, /Párovací kód/);
    type(await readPairingCode(companion));
    press('Return');
    await expect.poll(step, soon).toMatch(/Spisový systém/);

    const address = `${caseSystemUrl}/spis/byt-zajeci`;
    await tabTo(guide, /Adresa spisového systému/);
    type(address);
    press('Return');
    // The browser asks below its toolbar; the underlined letter of „Allow“ answers.
    await expect
      .poll(
        async () => {
          press('alt+a');
          return step();
        },
        { ...soon, intervals: [1000] },
      )
      .toMatch(/Přečteno/);

    const tabs = (await firefox.browser.pages()).length;
    press('ctrl+t');
    await expect.poll(async () => (await firefox.browser.pages()).length, soon).toBe(tabs + 1);
    const isCase = (page: Page): boolean => page.url().startsWith(caseSystemUrl);
    const openedCase = async (): Promise<Page | undefined> => (await firefox.browser.pages()).find(isCase);
    // The new tab takes the keys for its address bar when it is ready.
    let typedAt = 0;
    await expect
      .poll(
        async () => {
          if ((await openedCase()) !== undefined) return true;
          if (Date.now() - typedAt < 5000) return false;
          typedAt = Date.now();
          press('ctrl+l');
          type(address);
          press('Return');
          return false;
        },
        { ...soon, intervals: [300] },
      )
      .toBe(true);
    const page = await found(openedCase, 'the case opens');
    await tabTo(page, /Uživatelské jméno/);
    type('novakova');
    press('Tab');
    type('heslo');
    press('Return');
    await expect.poll(() => textOf(page), soon).toMatch(/Odhlásit/);

    // Where the case system has no use of its own for the key.
    await expect
      .poll(
        async () => {
          const isInFront = await guide.evaluate(() => document.visibilityState === 'visible');
          if (!isInFront) press('ctrl+Page_Up');
          return isInFront;
        },
        { ...soon, intervals: [1500] },
      )
      .toBe(true);
    await expect.poll(() => textOf(guide), soon).toMatch(/Ze spisu 142.EX.81\/25 jsme přečetli/);
    await tabTo(guide, /Ano, souhlasí/);
    press('Return');
    await expect.poll(step, soon).toMatch(/Cvičné zveřejnění/);
    await tabTo(guide, /Otevřít panel nad spisem/);
    press('Return');

    await expect.poll(async () => (await findPanel(page)) !== undefined, soon).toBe(true);
    const panel = await findPanel(page);
    if (panel === undefined) throw new Error('the panel went away');
    await expect.poll(() => textOf(panel), soon).toMatch(/Připraveno/);
    await awaitFocus(panel);
    // A press counts once the panel has stood there for a moment.
    const isReady = (): Promise<boolean> =>
      panel.evaluate(() => document.querySelector('#primary')?.getAttribute('aria-disabled') !== 'true');
    await expect.poll(isReady, soon).toBe(true);
    // How long it has stood there over the page, only the page's own script knows: a press before that is passed over.
    await expect
      .poll(
        async () => {
          const words = await textOf(panel);
          if (words.includes('Připraveno')) press('ctrl+Return');
          return words;
        },
        { ...soon, intervals: [1500] },
      )
      .toMatch(/Zveřejněno/);
    await expect.poll(() => textOf(guide), soon).toMatch(/Vše je nastaveno, můžete pracovat/);
    const tookMs = Date.now() - begun;
    console.log(`first run by keyboard: ${Math.round(tookMs / 1000)} s`);
    expect(tookMs).toBeLessThan(firstRunMs);
  } finally {
    await parts.stop();
  }
});
