/** The panel in its permanent place beside the page: opened from the panel, follows the tab in front, files from there. */
import { expect, test } from '../support/fixtures.ts';
import { findPanel, openPanel } from '../support/overlay.ts';
import { findSidePanel } from '../support/popup.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '3' } });

test('the side panel takes the panel over, follows the tab in front and files what is covered in the page', async ({
  world,
}) => {
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled({ timeout: 30_000 });
  await panel.getByRole('button', { name: 'Otevřít v postranním panelu' }).click();
  const side = await findSidePanel(world.browser);
  await expect.poll(() => side.text(), { timeout: 30_000 }).toContain('Připraveno.');
  await expect
    .poll(() => findPanel(page) === undefined, { message: 'the panel over the page closes' })
    .toBe(true);
  const first = (await side.text()).split('\n')[0];

  // The browser prints nothing that stands beside a page: the sheet goes into a window of its own.
  await world.browser.context.addInitScript(() => {
    window.print = () => void document.body.setAttribute('data-printed', '');
  });
  const opening = world.browser.context.waitForEvent('page');
  await side.click('Náhled');
  await side.click('Vytisknout');
  const paper = await opening;
  await expect(paper.locator('body[data-printed] dialog.sheet')).toContainText('Škoda Octavia');
  await expect(paper.getByRole('button')).toHaveCount(0);
  await paper.close();
  // The tab in front is still the same one, and so is what stands beside it.
  expect(await side.text()).toContain('Vytisknout');
  await side.click('Zavřít');
  await expect.poll(() => side.text(), { timeout: 30_000 }).toContain('Připraveno.');

  const other = await world.browser.context.newPage();
  await other.bringToFront();
  await expect.poll(() => side.text()).toContain('Na této stránce doplněk Podatelna nepracuje.');
  await openCase(world, 'bez-jistoty', other);
  await expect.poll(() => side.text(), { timeout: 30_000 }).toContain('Připraveno.');
  expect((await side.text()).split('\n')[0]).not.toBe(first);

  await other.close();
  await page.bringToFront();
  await expect.poll(async () => (await side.text()).split('\n')[0], { timeout: 30_000 }).toBe(first);
  // Opened anew for this tab: ready is what its files are.
  await expect.poll(() => side.text(), { timeout: 30_000 }).toContain('Připraveno.');
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;pointer-events:none';
    document.body.append(cover);
    cover.showPopover();
  });
  await side.click('Zveřejnit dražbu');
  await expect.poll(() => side.text(), { timeout: 30_000 }).toMatch(/Zveřejněno \d/);
  expect(Object.values(world.portal.state.auctions).map((record) => record.status)).toEqual(['upcoming']);
  await side.close();
});
