/** The sheet of all that will be published: over the form by key and mouse, and on paper. */
import { writeFile } from 'node:fs/promises';
import { PDF } from '@libpdf/core';
import { examineThemes } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { openCase } from '../support/world.ts';

// A world of its own: other files publish the same case.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '6' } });

test('all that will be published fits one A4, black on white, without a button', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const own = await world.browser.openOwnPage(`review.html?tab=${await tabIdOf(world.browser, page)}`);
  const preview = own.getByRole('button', { name: 'Náhled', exact: true });
  await preview.click();
  const sheet = own.getByRole('dialog', { name: 'Co se zveřejní' });
  await expect(sheet).toContainText('2 400 000 Kč');
  await expect(sheet).toContainText('Znalecký posudek · 40 kB');
  expect(await examineThemes(own, 'the sheet')).toEqual([]);

  // From the dark theme, too.
  await own.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(sheet.getByRole('button')).toHaveCount(0);
  expect(await sheet.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(
    await sheet
      .locator('dt')
      .first()
      .evaluate((one) => getComputedStyle(one).color),
  ).toBe('rgb(0, 0, 0)');
  await own.screenshot({ path: 'test-results/screens/sheet-print.png' });
  const paper = await own.pdf({
    format: 'A4',
    margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' },
  });
  await writeFile('test-results/screens/sheet.pdf', paper);
  const document = await PDF.load(paper);
  expect(document.getPageCount()).toBe(1);

  await own.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await own.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(preview).toBeFocused();
  await own.close();
  await page.close();
});
