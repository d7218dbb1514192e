/** "Napravit…": what was filed is put right the ways its state allows, and a receipt is there. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '2' } });
test.describe.configure({ mode: 'serial' });

test('a published auction offers only deferring and cancelling, and a receipt', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  await panel.getByText('Napravit…').click();
  await expect(panel.getByRole('button', { name: 'Odročit dražbu' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Zrušit dražbu' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Smazat rozpracovanou' })).toHaveCount(0);
  await page.screenshot({ path: 'test-results/screens/remedies.png' });
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Doklad (PDF)' }).click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/^doklad-.*\.pdf$/);
  expect((await readFile(await receipt.path())).subarray(0, 5).toString()).toBe('%PDF-');
});

test('taken back, the deferral leaves the auction as it is', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…').click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await expect(panel.getByText(/zůstane veřejně jako odročená/)).toBeVisible();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await panel.getByRole('button', { name: 'Vrátit zpět' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Zveřejnit dražbu/ })).toHaveCount(0);
  expect(Object.values(world.portal.state.auctions).map((one) => one.status)).toEqual(['upcoming']);
});

test('deferred by a second decision, it says so and the portal shows it', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…').click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await expect(panel.getByText(/Odročeno \d/).first()).toBeVisible({ timeout: 30_000 });
  expect(Object.values(world.portal.state.auctions).map((one) => one.status)).toEqual(['deferred']);
  expect(world.portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
});
