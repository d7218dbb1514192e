/** What goes away under a panel, the page or the extension itself, takes nothing with it that was typed. */
import { askBackground } from '../support/ask-background.ts';
import { openTitle } from '../support/drafts.ts';
import { expect, test } from '../support/fixtures.ts';
import { clickOffer, findPanel, offerText, openPanel } from '../support/overlay.ts';
import { reloadExtension } from '../support/reload-extension.ts';
import { openCase } from '../support/world.ts';

// What is typed here must not stand in the drafts of other files' tests.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '3' } });

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' };
const typed = 'Byt psaný před aktualizací';

test('a page loaded again in the middle of a word keeps the word', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByText('Připraveno.').first()).toBeVisible({ timeout: 20_000 });
  await (await openTitle(panel)).fill('Byt uprostřed slo');
  await page.reload();
  const again = await openPanel(page);
  await expect(again.getByText('Byt uprostřed slo').first()).toBeVisible({ timeout: 20_000 });
  await page.close();
});

test('after an update one button opens the panel again, with what was typed', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByText('Připraveno.').first()).toBeVisible({ timeout: 20_000 });
  const box = await openTitle(panel);
  await box.fill(typed);
  await box.press('Enter');
  await expect
    .poll(async () =>
      JSON.stringify(await askBackground(panel, 'service.call', { route: 'drafts.read', message: { key } })),
    )
    .toContain(typed);

  await reloadExtension(world.browser);
  await page.bringToFront();
  await expect.poll(() => offerText(page), { timeout: 20_000 }).toMatch(/aktualizoval.*Načíst panel/);
  expect(findPanel(page)).toBeUndefined();

  await clickOffer(page);
  await expect.poll(() => findPanel(page) !== undefined).toBe(true);
  const again = await openPanel(page);
  await expect(again.getByText(typed).first()).toBeVisible({ timeout: 20_000 });
  expect(await offerText(page)).toBeUndefined();
});
