/** Who is paired, on both sides; what a browser sees when it was revoked. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase, pairBrowser } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '1' } });

// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

test('the companion lists the browser by name, and revoking it ends its session at once', async ({
  world,
}) => {
  const listed = await world.companion.run(['pairs', 'list']);
  const [, id] = /^([0-9a-f-]{36}) .*(Chrome|Edge)/m.exec(listed.stdout) ?? [];
  expect(listed.stdout).toContain('Linux');
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled({ timeout: 20_000 });
  const revoked = await world.companion.run(['pairs', 'revoke', id ?? '']);
  expect(revoked.stdout).toContain('Revoked');
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/odpovídá něco jiného/).first()).toBeVisible({ timeout: 20_000 });
  expect(world.portal.journal.filter((entry) => entry.effect !== null)).toEqual([]);
  await page.close();
});

test('paired anew, the same browser files again', async ({ world }) => {
  const options = await world.browser.openOwnPage('options.html#pairing');
  await options.getByRole('button', { name: 'Zrušit spárování' }).click();
  await expect(options.getByLabel('Párovací kód')).toBeVisible();
  await options.close();
  await pairBrowser(world.browser, world.companion);
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 40_000 });
});

test('a companion that was restarted is found again without anybody noticing', async ({ world }) => {
  await world.companion.stop('SIGKILL');
  await world.companion.start();
  const page = await openCase(world, 'bez-jistoty');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled({ timeout: 20_000 });
});
