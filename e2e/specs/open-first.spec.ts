/** The panel is open before there was a pill: nothing of ours lies over it, and what is pressed in it files. */
import { expect, test } from '../support/fixtures.ts';
import { findPanel, pillText } from '../support/overlay.ts';
import { swapCase } from '../support/swap-page.ts';
import { openCase, type World } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '30' } });

/** As the browser says that the shortcut was pressed. */
async function pressShortcut({ browser }: World): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const api: { commands: { onCommand: { dispatch(command: string): void } } } = Reflect.get(
      globalThis,
      'chrome',
    );
    api.commands.onCommand.dispatch('toggle-panel');
  });
}

const reviews = ({ browser }: World): readonly string[] =>
  browser.context
    .pages()
    .map((page) => page.url())
    .filter((url) => url.includes('review.html'));

test('on a page that becomes a case under it', async ({ world }) => {
  const page = await openCase(world, 'vozidlo');
  await page.goto(`${world.caseSystem.url}/spisy`);
  await page.bringToFront();
  await pressShortcut(world);
  await expect.poll(() => findPanel(page) !== undefined).toBe(true);
  const panel = findPanel(page);
  if (panel === undefined) throw new Error('no panel');
  await expect(panel.getByText('Na této stránce není spis.').first()).toBeVisible();
  expect(await pillText(page)).toBeUndefined();

  await swapCase(page, 'vozidlo');
  const file = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(file).toBeEnabled({ timeout: 20_000 });
  expect(await pillText(page)).toBeUndefined();
  await file.click();
  await expect(panel.getByRole('button', { name: 'Vrátit zpět' })).toBeVisible();
  expect(reviews(world)).toEqual([]);
  await page.close();
});

test('by the shortcut, as soon as the page is there', async ({ world }) => {
  const page = await openCase(world, 'podil');
  await page.bringToFront();
  await pressShortcut(world);
  await expect.poll(() => findPanel(page) !== undefined).toBe(true);
  const panel = findPanel(page);
  await expect(panel?.locator('[data-first-line]').first() ?? page.locator('none')).toContainText(
    'Připraveno',
    { timeout: 20_000 },
  );
  expect(await pillText(page)).toBeUndefined();
  await page.keyboard.press('Control+Enter');
  await expect(panel?.getByRole('button', { name: 'Vrátit zpět' }) ?? page.locator('none')).toBeVisible();
  expect(reviews(world)).toEqual([]);
  await page.close();
});
