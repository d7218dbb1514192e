/** The clerk of the demo: real mouse clicks in a real browser, a picture after every step. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import type { Draft } from '../../shared/contract/draft.ts';
import type { PageReading } from '../../shared/contract/messages.ts';
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

/** Asks the background as the panel itself does. */
function ask<T>(panel: Frame, to: string, message: object): Promise<T> {
  return panel.evaluate(
    async ([name, content]) => {
      const api: {
        runtime: { sendMessage(m: object): Promise<{ ok: boolean; value: unknown; problem?: object }> };
      } = Reflect.get(globalThis, 'chrome');
      const answer = await api.runtime.sendMessage({ to: name, message: content });
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      return answer.value as T;
    },
    [to, message] as const,
  );
}

export interface Filed {
  readonly page: PageReading;
  readonly draft: Draft | null;
  readonly clickedAt: number;
  readonly publishedAt: number;
}

/** Reads, files, waits for the end. @throws Error when the case can't be filed; what is missing is in its message. */
export async function fileCase(tab: Page, album: Album): Promise<Filed> {
  await expect
    .poll(() => pillText(tab), { message: 'the case page is recognised', timeout: 20_000 })
    .toBeTruthy();
  console.log(`Pilulka: ${await pillText(tab)}`);
  await album.take(tab, 'spis-rozpoznan');

  const panel = await openPanel(tab);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  const blocked = panel.getByRole('button', { name: /^Doplnit \d/ });
  await expect(publish.or(blocked).first()).toBeVisible({ timeout: 30_000 });
  // Attachments are still on their way while the primary button asks for them.
  await expect(publish)
    .toBeEnabled({ timeout: 30_000 })
    .catch(() => undefined);
  await album.take(tab, 'panel-predvyplneny');
  const page = await ask<PageReading>(panel, 'case.read', {});
  if ((await publish.count()) === 0) {
    throw new Error(
      `The case can't be filed yet: ${(await panel.locator('[data-first-line]').innerText()).trim()}`,
    );
  }
  const key = await draftKey(panel, page);
  const readDraft = () =>
    ask<{ draft: Draft | null }>(panel, 'service.call', { route: 'drafts.read', message: { key } });
  // The panel saves a moment after the last change.
  await expect.poll(async () => (await readDraft()).draft?.attachments.length ?? 0).toBeGreaterThan(0);
  const { draft } = await readDraft();

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
  return { page, draft, clickedAt, publishedAt };
}

async function draftKey(panel: Frame, { reading }: PageReading): Promise<object> {
  const { fileMark, referenceNumber } = reading.fields;
  if (fileMark.status !== 'found') throw new Error('The page has no file mark.');
  const { submissions } = await ask<{ submissions: { caseKey: object }[] }>(panel, 'service.call', {
    route: 'submissions.list',
    message: { fileMark: fileMark.value },
  });
  const sheet = referenceNumber.status === 'found' ? (referenceNumber.value.split('-')[1] ?? '') : '';
  return submissions[0]?.caseKey ?? { fileMark: fileMark.value, kind: 'auction', lot: sheet };
}
