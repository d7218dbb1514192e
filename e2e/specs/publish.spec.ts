/** The product's main job: from the case page to a published auction, with one click. */
import { duplicates } from '../../companion/sandbox/portal-drazeb/index.ts';
import { expect, test } from '../support/fixtures.ts';
import { closePanel, openPanel, pillText } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

test('a click on a real estate case publishes its auction with every attachment', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeVisible();
  await publish.click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });

  const records = Object.values(world.portal.state.auctions);
  expect(records).toHaveLength(1);
  const [record] = records;
  expect(record?.status).toBe('upcoming');
  expect(record?.data).toMatchObject({
    number: '142EX81/25-27',
    voluntary: false,
    item_price: 2_400_000,
    estimated_price: 3_600_000,
    caution_deposit: 500_000,
    caution_account_number: '19-2000145399/0800',
    start_at: '2027-03-12T09:00:00.000+00:00',
  });
  expect(record?.documents.map((document) => document.document_type)).toContain('auction_decree');
  expect(record?.images).toHaveLength(3);
  expect(world.portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
  expect(duplicates(world.portal.state)).toEqual([]);
  await closePanel(page);
  await expect.poll(() => pillText(page)).toMatch(/zveřejněno \d+:\d\d/);
});

test('a panel opened again shows the published auction and offers no second click', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Zveřejnit dražbu/ })).toHaveCount(0);
});

test('saved as a portal draft first, it is published by a second decision', async ({ world }) => {
  const page = await openCase(world, 'bez-jistoty');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Uložit rozpracovanou' }).click();
  const publishDraft = panel.getByRole('button', { name: /Zveřejnit rozpracovanou/ });
  await expect(publishDraft).toBeVisible({ timeout: 30_000 });
  const record = () => Object.values(world.portal.state.auctions).at(-1);
  expect(record()?.status).toBe('draft');
  await publishDraft.click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  expect(record()?.status).toBe('upcoming');
  expect(record()?.data.caution_deposit).toBeNull();
});

test('markup in a value is shown and sent as characters', async ({ world }) => {
  const page = await openCase(world, 'znacky');
  const panel = await openPanel(page);
  await expect(panel.getByText('<b>', { exact: false }).first()).toBeVisible();
  await expect(panel.locator('script', { hasText: 'alert' })).toHaveCount(0);
});
