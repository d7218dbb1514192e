/** What can't be sent, what the portal refuses, and what a second click does. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

// After every term of the practice cases: the portal refuses each of them.
test.use({ portalNow: '2031-01-01T00:00:00Z' });

// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

test("the portal's own words stand on the field it refused", async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  const words = panel.getByText(/start_at must be in the future/).first();
  await expect(words).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText(/odmítl pole Zahájení/).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Opravit a odeslat znovu' }).click();
  await expect(panel.locator('[data-field="startsAt"]').first()).toContainText(
    'start_at must be in the future',
  );
  expect(Object.values(world.portal.state.auctions).every((record) => record.status === 'draft')).toBe(true);
});

test('the toolbar badge counts what needs a person and the popup names it first', async ({ world }) => {
  const worker = await world.browser.worker();
  const badge = () =>
    worker.evaluate(() => {
      const api: { action: { getBadgeText(details: object): Promise<string> } } = Reflect.get(
        globalThis,
        'chrome',
      );
      return api.action.getBadgeText({});
    });
  await expect.poll(badge).toBe('1');
  const popup = await world.browser.openOwnPage('popup.html');
  await expect(popup.getByText('142 EX 81/25-27').first()).toBeVisible();
  await expect(popup.getByText('Odmítnuto').first()).toBeVisible();
  await popup.close();
});

test("a case without a term can't be sent and says why", async ({ world }) => {
  const before = world.portal.journal.length;
  const page = await openCase(world, 'bez-terminu');
  const panel = await openPanel(page);
  const primary = panel.getByRole('button', { name: /^Doplnit/ });
  await expect(primary).toBeVisible();
  await expect(panel.getByText('Zahájení').first()).toBeVisible();
  await primary.click();
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toHaveCount(0);
  expect(
    world.portal.journal
      .slice(before)
      .filter((entry) => entry.method !== 'GET' && !entry.path.includes('login')),
  ).toEqual([]);
});

test('a restricted case sends nothing', async ({ world }) => {
  const page = await openCase(world, 'neverejny');
  const panel = await openPanel(page);
  await expect(panel.getByText(/neveřejný/i).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /Zveřejnit/ })).toHaveCount(0);
});

test('documents that are no files are named', async ({ world }) => {
  const page = await openCase(world, 'vadne-dokumenty');
  const panel = await openPanel(page);
  await expect(panel.getByText(/přihlašovací stránka|přihlášení/i).first()).toBeVisible({ timeout: 20_000 });
});

test('without the service the panel says so and how to start it', async ({ world }) => {
  await world.companion.stop();
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  await expect(panel.getByText(/Služba Podatelna neběží/).first()).toBeVisible({ timeout: 15_000 });
  await panel.getByRole('button', { name: 'Zkusit znovu' }).click();
  await expect(panel.getByText(/Služba Podatelna neběží/).first()).toBeVisible();
  await world.companion.start();
  // Noticed by itself: whoever presses the button then presses it as it goes away.
  await expect(panel.getByText(/Služba Podatelna neběží/)).toHaveCount(0, { timeout: 15_000 });
});
