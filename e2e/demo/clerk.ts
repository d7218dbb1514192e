/** The clerk of the demo: real mouse clicks in a real browser, a picture after every step. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import type { Draft } from '../../shared/contract/draft.ts';
import type { PageReading } from '../../shared/contract/messages.ts';
import { askBackground } from '../support/ask-background.ts';
import { openPanel, pillText } from '../support/overlay.ts';

export interface Album {
  take(page: Page, name: string): Promise<void>;
}

export function createAlbum(folder: string): Album {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let number = 0;
  return {
    async take(page, name) {
      number += 1;
      await page.screenshot({ path: join(folder, `${String(number).padStart(2, '0')}-${name}.png`) });
    },
  };
}

export interface Prepared {
  readonly panel: Frame;
  readonly page: PageReading;
  readonly draft: Draft | null;
}

/** The panel says what it says once nothing is on its way any more. */
async function settle(panel: Frame): Promise<void> {
  await expect(
    panel
      .locator('#primary')
      .or(panel.getByText(/Zveřejněno \d/))
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  // While attachments come, the button is there and can't be pressed.
  await expect
    .poll(() => panel.locator('#primary[aria-disabled="true"]').count(), { timeout: 60_000 })
    .toBe(0);
}

/** Opens the panel over a case page and reads what it prepared. Doubtful values are confirmed, and said so. */
export async function prepareCase(tab: Page, album: Album): Promise<Prepared> {
  await expect
    .poll(() => pillText(tab), { message: 'the case page is recognised', timeout: 20_000 })
    .toBeTruthy();
  console.log(`Pilulka: ${await pillText(tab)}`);
  await album.take(tab, 'spis-rozpoznan');
  const panel = await openPanel(tab);
  await settle(panel);
  const agree = panel.getByRole('button', { name: 'Souhlasí', exact: true });
  for (let left = await agree.count(); left > 0; left = await agree.count()) {
    const field = await agree.first().locator('xpath=ancestor::*[@data-field or @data-issue][1]').innerText();
    console.log(`Potvrzeno clerkem: ${field.replaceAll(/\s+/g, ' ').trim()}`);
    await agree.first().click();
    await expect.poll(() => agree.count()).toBeLessThan(left);
  }
  await settle(panel);
  await album.take(tab, 'panel-predvyplneny');
  const unfold = panel.getByRole('button', { name: 'Rozbalit vše' });
  if ((await unfold.count()) > 0) {
    await unfold.click();
    await album.take(tab, 'odkud-je-co');
    await panel.getByRole('button', { name: 'Sbalit vše' }).click();
  }
  const page = await askBackground<PageReading>(panel, 'case.read', {});
  const key = await draftKey(panel, page);
  const readDraft = () =>
    askBackground<{ draft: Draft | null }>(panel, 'service.call', { route: 'drafts.read', message: { key } });
  // The panel saves a moment after the last change.
  await expect
    .poll(async () => (await readDraft()).draft !== null, { timeout: 5000 })
    .toBe(true)
    .catch(() => undefined);
  return { panel, page, draft: (await readDraft()).draft };
}

/** One click, and what becomes of it. @throws Error with the panel's own words when the case can't be filed. */
export async function fileCase(
  tab: Page,
  { panel }: Prepared,
  album: Album,
): Promise<{ clickedAt: number; publishedAt: number }> {
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  if ((await publish.count()) === 0) {
    const words = await panel.locator('[data-first-line]').first().innerText();
    throw new Error(`Not filed. The panel says: ${words.trim()}`);
  }
  const clickedAt = Date.now();
  await publish.click();
  const sendNow = panel.getByRole('button', { name: 'Odeslat hned' });
  const published = panel.getByText(/Zveřejněno \d/).first();
  const settled = published.or(panel.getByText(/odmítl|Nejasné|Nevíme/).first());
  await expect(sendNow.or(settled).first()).toBeVisible({ timeout: 15_000 });
  await album.take(tab, 'lhuta-na-vraceni');
  if ((await sendNow.count()) > 0) await sendNow.click();
  await expect(settled).toBeVisible({ timeout: 120_000 });
  const publishedAt = Date.now();
  await album.take(tab, 'zverejneno');
  return { clickedAt, publishedAt };
}

async function draftKey(panel: Frame, { reading }: PageReading): Promise<object> {
  const { fileMark, referenceNumber } = reading.fields;
  if (fileMark.status !== 'found') throw new Error('The page has no file mark.');
  const { submissions } = await askBackground<{ submissions: { caseKey: object }[] }>(panel, 'service.call', {
    route: 'submissions.list',
    message: { fileMark: fileMark.value },
  });
  const sheet = referenceNumber.status === 'found' ? (referenceNumber.value.split('-')[1] ?? '') : '';
  return submissions[0]?.caseKey ?? { fileMark: fileMark.value, kind: 'auction', lot: sheet };
}
