/** The browser ends the background worker whenever it likes: nobody at the panel notices, nothing is lost or doubled. */
import { duplicates } from '../../companion/sandbox/portal-drazeb/index.ts';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { stopWorker } from '../support/stop-worker.ts';
import { openCase, type World } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '2' } });
test.describe.configure({ mode: 'serial' });

/** The one auction of a case, published once, by rules. */
function expectPublishedOnce(world: World, number: string): void {
  const records = Object.values(world.portal.state.auctions).filter((one) => one.data.number === number);
  expect(records.map((one) => one.status)).toEqual(['upcoming']);
  expect(duplicates(world.portal.state)).toEqual([]);
  expect(world.portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
}

test('a worker that died while the panel stood open files at the next click', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 20_000 });
  await stopWorker(world.browser);
  await page.bringToFront();
  await publish.click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  expectPublishedOnce(world, '142EX81/25-27');
  await page.close();
});

test('a worker that dies in the undo window leaves the panel telling how it went', async ({ world }) => {
  const page = await openCase(world, 'bez-jistoty');
  const panel = await openPanel(page);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 20_000 });
  await publish.click();
  await expect(panel.getByRole('button', { name: /Vrátit zpět/ })).toBeVisible();
  await stopWorker(world.browser);
  await page.bringToFront();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  await page.close();
});
