/** The context menu's logic; the real right click under a display is in right-click.spec.ts. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { openCase } from '../support/world.ts';

// What is attached here must not stand in the drafts of other files' tests.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '2' } });
// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

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
  const tabId = await tabIdOf(world.browser, page);
  const worker = await world.browser.worker();
  await worker.evaluate(
    ([linkUrl, id]) => {
      const api: { contextMenus: { onClicked: { dispatch(info: object, tab: object): void } } } = Reflect.get(
        globalThis,
        'chrome',
      );
      api.contextMenus.onClicked.dispatch({ menuItemId: 'attach other_doc', linkUrl, frameId: 0 }, { id });
    },
    [href, tabId] as const,
  );
  await expect(panel.locator(`[data-href="${href}"] select`)).toHaveValue('other_doc', { timeout: 15_000 });
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
  const tabId = await tabIdOf(world.browser, pdf);
  const worker = await world.browser.worker();
  await worker.evaluate(
    ([pageUrl, id]) => {
      const api: { contextMenus: { onClicked: { dispatch(info: object, tab: object): void } } } = Reflect.get(
        globalThis,
        'chrome',
      );
      api.contextMenus.onClicked.dispatch({ menuItemId: 'draft 142EX81/25 27', pageUrl }, { id });
    },
    [shown, tabId] as const,
  );
  await expect(otherPanel.locator(`[data-sha256][data-href="${shown}"]`)).toBeVisible({ timeout: 20_000 });
  await expect(panel.locator(`[data-href="${shown}"]`)).toHaveCount(0);
});
