/** The status page over a real companion: found, looked into, decided, saved. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { brokenWords, overflowOf } from '../support/squeezed.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '2' } });

test('what was filed from a case page is found, shown in full and saved as a list', async ({ world }) => {
  const casePage = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(casePage);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  const page = await world.browser.openOwnPage('status.html');
  await expect(page.getByText('Nic na vás nečeká')).toBeVisible();
  const row = page.locator('.status-row');
  await page.keyboard.press('/');
  for (const [text, count] of [
    ['Vráblíková', 0],
    ['vráblík', 1],
    ['VS: 08125027', 1],
    ['142–EX–82/25', 0],
    ['č. j. 142 EX 00081/25-027', 1],
  ] as const) {
    await page.getByRole('searchbox').fill(text);
    await expect(row, text).toHaveCount(count);
  }
  await row.click();
  const detail = page.getByRole('complementary');
  await expect(detail.getByText(/Zveřejněno \d/).first()).toBeVisible();
  await expect(detail.getByText(/^Založení/)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/status-page.png' });
  for (const width of [1280, 1000, 960, 800, 640, 360]) {
    await page.setViewportSize({ width, height: 700 });
    expect(await overflowOf(page), String(width)).toBeLessThanOrEqual(0);
    expect(await brokenWords(page), String(width)).toEqual([]);
    expect(await squeezeState(page), String(width)).toEqual({ cut: 0, lines: expect.any(Number) });
    if (width === 1280) expect((await squeezeState(page)).lines).toBeGreaterThan(1);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Uložit seznam (CSV)' }).click(),
  ]);
  const list = await readFile(await download.path(), 'utf8');
  expect(list).toContain('142 EX 81/25-27');
  expect(list).toContain('Zveřejněno');
  await page.close();
});

/** How the column of states takes its longest sentence: the pixels that are cut off, and the lines it stands on. */
function squeezeState(page: Page): Promise<{ readonly cut: number; readonly lines: number }> {
  return page.locator('td.status-row__state').evaluate((cell) => {
    const word = cell.lastChild;
    if (word === null) throw new Error('no word for the state');
    const before = word.textContent;
    word.textContent = 'Dál se neposílá, není jisté, co odešlo';
    const range = document.createRange();
    range.selectNodeContents(word);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    const cut = Math.max(0, cell.scrollWidth - cell.clientWidth);
    word.textContent = before;
    return { cut, lines };
  });
}
