/** The context menu's logic; the real right click under a display is in right-click.spec.ts. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { openCase, type World } from '../support/world.ts';

// What is attached here must not stand in the drafts of other files' tests.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '2' } });
// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

/** What the browser tells of a click in the menu over the page. */
async function choose(world: World, page: Page, info: object): Promise<void> {
  const tabId = await tabIdOf(world.browser, page);
  const worker = await world.browser.worker();
  await worker.evaluate(
    ([click, id]) => {
      const api: { contextMenus: { onClicked: { dispatch(info: object, tab: object): void } } } = Reflect.get(
        globalThis,
        'chrome',
      );
      api.contextMenus.onClicked.dispatch({ ...click, frameId: 0 }, { id });
    },
    [info, tabId] as const,
  );
}

test("a document link is attached to the draft of the page's own case with the chosen type", async ({
  world,
}) => {
  const page = await openCase(world, 'halere');
  const panel = await openPanel(page);
  await expect(panel.getByRole('checkbox').first()).toBeVisible();
  const href = await page
    .locator('a[href*="/dokument/"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.href);
  await choose(world, page, { menuItemId: 'attach other_doc', linkUrl: href });
  await expect(panel.locator(`[data-href="${href}"] select`)).toHaveValue('other_doc', { timeout: 15_000 });

  // Text marked on the page becomes the value of a field, marked as the page's own.
  await choose(world, page, { menuItemId: 'use title', selectionText: ' Byt z označeného textu ' });
  await expect(panel.locator('[data-field="title"]')).toContainText('Byt z označeného textu');
  await expect(panel.locator('[data-field="title"] .mark[title="ze stránky"]')).toBeVisible();
  // Or what is looked for in everything that was filed; the address says nothing of it.
  const [overview] = await Promise.all([
    world.browser.context.waitForEvent('page'),
    choose(world, page, { menuItemId: 'find', selectionText: '142 EX 90/25' }),
  ]);
  await expect(overview.getByRole('searchbox')).toHaveValue('142 EX 90/25');
  expect(overview.url()).not.toContain('90');
  await overview.close();
});

test('a PDF in its own tab has no case: it goes to the draft that a person picks, and to no other', async ({
  world,
}) => {
  const page = await openCase(world, 'halere');
  const panel = await openPanel(page);
  const link = page.locator('a[href*="/dokument/"]').nth(1);
  const href = await link.evaluate((element: HTMLAnchorElement) => element.href);
  await expect(panel.locator(`[data-href="${href}"]`)).toBeVisible();
  const other = await openCase(world, 'byt-zajeci');
  const otherPanel = await openPanel(other);
  await expect(otherPanel.getByText('Připraveno.').first()).toBeVisible({ timeout: 20_000 });

  const pdf = await world.browser.context.newPage();
  const shown = `${href}?zobrazit`;
  await pdf.goto(shown);
  await choose(world, pdf, { menuItemId: 'draft 142EX81/25 27', pageUrl: shown });
  await expect(otherPanel.locator(`[data-sha256][data-href="${shown}"]`)).toBeVisible({ timeout: 20_000 });
  await expect(panel.locator(`[data-href="${shown}"]`)).toHaveCount(0);
});
