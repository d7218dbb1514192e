/** Where a second person has to approve: who prepared it can't, another one can, and no script can for them. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase, pairAnew } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_APPROVAL: 'second-person', PODATELNA_UNDO_PUBLIC_SECONDS: '2' } });

test('what one browser prepared is approved by another, with a click of a person', async ({ world }) => {
  const casePage = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(casePage);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/^Čeká na schválení: Chrom/).first()).toBeVisible();
  await expect(panel.getByText('Schválit musí někdo jiný')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Stáhnout zpět' })).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Schválit/ })).toHaveCount(0);

  await pairAnew(world, 'Petr Malý');

  const page = await world.browser.openOwnPage('status.html');
  await page.getByRole('button', { name: 'Ke schválení 1' }).click();
  await expect(page.locator('.status-row')).toHaveCount(1);
  await page.keyboard.press('j');
  // Nobody approves what they could not read.
  const content = page.getByRole('complementary').locator('details.content');
  await expect(content.getByText('2 400 000 Kč')).toBeVisible();
  const opening = page.waitForEvent('popup', { timeout: 5_000 }).catch(() => undefined);
  await content.getByRole('button', { name: /^Zobrazit Dražební vyhláška/ }).click();
  await (await opening)?.close();
  const approve = page.getByRole('button', { name: 'Schválit a zveřejnit' });
  await expect(approve).toBeVisible();
  await approve.evaluate((button: HTMLElement) => button.click());
  await page.keyboard.press('x');
  const several = page.getByRole('button', { name: 'Schválit vybrané (1)' });
  await several.evaluate((button: HTMLElement) => button.click());
  await page.waitForTimeout(500);
  await expect(page.getByText(/^Čeká na schválení: Chrom/).first()).toBeVisible();
  await page.setViewportSize({ width: 360, height: 700 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  // The detail scrolls, not the page around it.
  const isHigher = await page.evaluate(
    () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
  );
  expect(isHigher).toBe(false);
  await page.screenshot({ path: 'test-results/screens/status-approval.png' });
  await several.click();
  await expect(page.getByText('Schváleno: 1.')).toBeVisible();
  const detail = page.getByRole('complementary');
  await expect(detail.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  await detail.getByText('Záznam', { exact: true }).click();
  await expect(detail.getByText('Petr Malý').first()).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/status-history.png' });
  await page.close();
});
