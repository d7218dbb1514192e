/** A confirmation of service that comes while no browser is open: it is fetched all the same, and waits in the panel. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Frame, test } from '@playwright/test';
import { createCudSandbox, practiceKey } from '../../companion/sandbox/cud/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { type ExtensionBrowser, openBrowser } from '../support/browser.ts';
import { openPanel } from '../support/overlay.ts';
import { noUndo, openCase, startGrantedWorld } from '../support/world.ts';

const hour = 3_600_000; // ms

async function noticePanel(panel: Frame): Promise<void> {
  await panel.getByLabel('Co se odesílá').selectOption({ label: 'Oznámení' });
}

test('a confirmation that comes while the browser is closed waits in the panel when it is opened again', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'podatelna-profile-'));
  const board = createCudSandbox({ postingDelayMs: hour });
  const server = await serveSandbox(board.app, { port: 0 });
  const browser = { headless: true, width: 1280, height: 900, profile };
  const world = await startGrantedWorld({ browser, env: { ...noUndo, PODATELNA_CUD_URL: server.url } });
  let again: ExtensionBrowser | undefined;
  const confirmations = () => Object.values(board.state.notices).flatMap((one) => one.confirmations);
  try {
    const secret = JSON.stringify({ apiKey: practiceKey });
    const set = await world.companion.run(['secrets', 'set', 'cud'], secret);
    expect(set.code, set.stderr).toBe(0);
    const options = await world.browser.openOwnPage('options.html#board');
    await options.getByLabel('Ano, u písemností vyvěšených z tohoto počítače').check();
    await expect(options.getByRole('status').filter({ hasText: 'Uloženo' })).toBeVisible();

    const page = await openCase(world, 'ohlasovna');
    const panel = await openPanel(page);
    await noticePanel(panel);
    await panel.getByLabel('Popis').fill('Vyrozumění o zahájení exekuce');
    await panel
      .getByLabel('Vyvěsit dne')
      .fill(new Intl.DateTimeFormat('cs', { dateStyle: 'medium', timeZone: 'Europe/Prague' }).format());
    await page.keyboard.press('Tab');
    await panel.getByRole('button', { name: /^Vyvěsit na CÚD/ }).click();
    await expect(panel.getByRole('article', { name: /^OHL-56a/ })).toBeVisible({ timeout: 30_000 });
    expect(confirmations()).toEqual([]);

    await world.browser.close();
    board.moveClock(2 * hour);
    // The next morning the service starts with the computer; nobody has opened a browser yet.
    await world.companion.stop();
    await world.companion.start();
    await expect
      .poll(() => confirmations().map((one) => one.collectedAt !== null), { timeout: 30_000 })
      .toEqual([true]);

    again = await openBrowser({ ...browser, isPaired: true });
    const morning = { ...world, browser: again };
    const later = await openPanel(await openCase(morning, 'ohlasovna'));
    await noticePanel(later);
    const notice = later.getByRole('article', { name: /^OHL-56a/ });
    await expect(notice.getByText('je uložené tady')).toBeVisible({ timeout: 30_000 });
    // A browser that takes the extension for new, as one does that is started with it unpacked, asks nobody again.
    expect(again.context.pages().filter((one) => one.url().endsWith('/welcome.html'))).toEqual([]);
    expect(board.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
  } finally {
    await again?.close();
    await world.stop();
    await server.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
