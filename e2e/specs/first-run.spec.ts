/** From the installation to the first filing for practice, as a new person goes: no step left out, no other page used. */
import { expect, test } from '@playwright/test';
import { findPanel } from '../support/overlay.ts';
import { openPopup } from '../support/popup.ts';
import { allowSite } from '../support/site-grant.ts';
import { firstRunMs, openCase, readPairingCode, startWorld } from '../support/world.ts';

test('a new profile is led from the pairing to the first filing for practice', async () => {
  const world = await startWorld({
    browser: { headless: true, width: 1280, height: 900, keepsFirstRun: true },
    env: { PODATELNA_TRAINING: '1', PODATELNA_UNDO_PUBLIC_SECONDS: '0' },
  });
  try {
    const begun = Date.now();
    const { context } = world.browser;
    const guide = context.pages().find((page) => page.url().endsWith('/welcome.html'));
    if (guide === undefined) throw new Error('the first run did not open');
    const open = guide.locator('[aria-current="step"] h2');
    await expect(open).toHaveText([/Služba/, /Párování/]);
    await guide.screenshot({ path: 'test-results/screens/first-run-1.png' });

    await guide.getByLabel('Párovací kód').fill(await readPairingCode(world.companion));
    await guide.getByRole('button', { name: 'Spárovat' }).click();
    await expect(open).toHaveText([/Spisový systém/]);
    await expect(open).toBeFocused();

    const address = guide.getByLabel('Adresa spisového systému');
    await address.fill('náš spis');
    await guide.getByRole('button', { name: 'Povolit tento web' }).click();
    await expect(guide.getByRole('alert')).toContainText('To není adresa webu');
    // The browser's own question can't be answered from outside: it is, beforehand.
    await allowSite(world.browser, world.caseSystem.url);
    // As many type it; nothing tells yet whether the case system has https.
    const { host, origin } = new URL(world.caseSystem.url);
    await address.fill(`${host}/spis/byt-zajeci`);
    await address.press('Enter');
    await expect(guide.getByRole('button', { name: `https://${host}` })).toBeVisible();
    await guide.screenshot({ path: 'test-results/screens/first-run-3.png' });
    await guide.getByRole('button', { name: origin, exact: true }).click();
    await expect(open).toHaveText([/Přečteno/]);
    await expect(open).toBeFocused();

    const page = await openCase(world, 'byt-zajeci');
    await guide.bringToFront();
    await expect(guide.getByText(/Ze spisu 142.EX.81\/25 jsme přečetli/)).toBeVisible();
    await guide.screenshot({ path: 'test-results/screens/first-run-4.png', fullPage: true });
    await guide.getByRole('button', { name: 'Ano, souhlasí' }).click();
    await expect(open).toHaveText([/Cvičné zveřejnění/]);
    await expect(open).toBeFocused();
    await guide.screenshot({ path: 'test-results/screens/first-run-5.png' });

    await guide.getByRole('button', { name: 'Otevřít panel nad spisem' }).click();
    await expect.poll(() => findPanel(page) !== undefined, { message: 'the panel opens' }).toBe(true);
    const publish = findPanel(page)?.getByRole('button', { name: 'Zveřejnit dražbu (cvičně)' });
    if (publish === undefined) throw new Error('the panel went away');
    await expect(publish).toBeEnabled({ timeout: 30_000 });
    await publish.click();
    // A press is judged by what is painted, and nothing is painted in a tab behind another.
    await expect(publish).toHaveCount(0);
    await guide.bringToFront();
    await expect(guide.getByText('Vše je nastaveno, můžete pracovat.')).toBeVisible({ timeout: 30_000 });
    expect(Date.now() - begun).toBeLessThan(firstRunMs);
    await expect(guide.getByRole('button', { name: 'Přehled odeslání' })).toBeFocused();
    await guide.screenshot({ path: 'test-results/screens/first-run-end.png' });

    const popup = await openPopup(world.browser, page);
    // From the first of our bytes to the first picture, in the popup as it is opened by its button.
    const read =
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime - performance.getEntriesByType('navigation')[0].responseEnd";
    await expect
      .poll(() => popup.evaluate<number>(read), { message: 'the popup is drawn' })
      .toBeGreaterThan(0);
    const drawnMs = await popup.evaluate<number>(read);
    console.log(`popup: first picture ${Math.round(drawnMs)} ms after its page has come`);
    expect(await popup.text()).toContain('142');
    await popup.close();
  } finally {
    await world.stop();
  }
});
