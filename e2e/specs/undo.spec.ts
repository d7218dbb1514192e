/** The undo window, under the fingers of somebody who clicks twice. */
import { expect, test } from '../support/fixtures.ts';
import { closePanel, openPanel, pillText } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '20' } });

// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

test('a double click files once and never hits undo', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 20_000 });
  const box = await publish.boundingBox();
  if (box === null) throw new Error('the button is nowhere');
  const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await page.mouse.dblclick(...at);
  await page.mouse.click(...at);
  await expect(panel.getByText(/Zveřejní se za \d+ s/).first()).toBeVisible();
  await page.mouse.click(...at);
  await expect(panel.getByRole('button', { name: 'Vrátit zpět' })).toBeVisible();
  const { stdout } = await world.companion.run(['status', '--json']);
  const { submissions } = JSON.parse(stdout) as { submissions: { state: string }[] };
  expect(submissions.map((one) => one.state)).toEqual(['held']);
  await closePanel(page);
  await expect.poll(() => pillText(page)).toMatch(/\d+ s/);
});

test('taken back inside the window, nothing reaches the portal', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Vrátit zpět' }).press('Enter');
  await expect(panel.getByText(/Neodesláno/).first()).toBeVisible();
  // The button has gone; the focus it had is not lost.
  await expect(panel.locator('[data-first-line]')).toBeFocused();
  // Looking whether the auction is already there changes nothing at the portal.
  expect(world.portal.journal.filter((entry) => entry.effect !== null)).toEqual([]);
});

test('sent at once on request', async ({ world }) => {
  const tab = await openCase(world, 'bez-jistoty');
  const panel = await openPanel(tab);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
});

test('killed in the undo window, the companion goes on where it was, and the panel promises nothing meanwhile', async ({
  world,
}) => {
  const page = await openCase(world, 'podil');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/Zveřejní se za \d+ s/).first()).toBeVisible();
  const before = Object.keys(world.portal.state.auctions).length;
  await world.companion.stop('SIGKILL');
  const line = panel.locator('[data-first-line]');
  await expect(line).toHaveText(/neběží\. Naposledy hlásila, že se nic neodeslalo\./, { timeout: 30_000 });
  await expect(panel.getByRole('button', { name: 'Odeslat hned' })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Zkusit znovu' })).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/outage-held.png' });
  expect(Object.keys(world.portal.state.auctions)).toHaveLength(before);
  await world.companion.start();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 60_000 });
  expect(Object.keys(world.portal.state.auctions)).toHaveLength(before + 1);
});
