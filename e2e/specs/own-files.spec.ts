/** Files a person picks: turned upright, stored whole whatever becomes of the worker, and guarded against another case. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from '@playwright/test';
import { jpegOrientation } from '../../shared/formats/image-orientation.ts';
import { writeLetter } from '../case-system/documents/letter.ts';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { stopWorker } from '../support/stop-worker.ts';
import { openCase, type World } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '1' } });
// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

const pick = (panel: Frame, name: string, buffer: Buffer, mimeType: string): Promise<void> =>
  panel.locator('input[type=file]').setInputFiles({ name, buffer, mimeType });
const rowOf = (panel: Frame, name: string) => panel.locator('.file').filter({ hasText: name });

/** The bytes the companion keeps for a row. */
async function storedBytes(world: World, panel: Frame, name: string): Promise<Buffer> {
  const row = rowOf(panel, name);
  await expect(row).toHaveAttribute('data-sha256', /./, { timeout: 30_000 });
  const sha256 = (await row.getAttribute('data-sha256')) ?? '';
  return readFile(join(world.home, 'data', 'blobs', sha256.slice(0, 2), sha256));
}

/** Width and height as the pixels lie in the file (the frame header of a baseline JPEG). */
function pixels(jpeg: Buffer): readonly [number, number] {
  const at = jpeg.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[index + 1] ?? 0));
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

test('a photograph on its side is turned upright, and small pictures stand in the list', async ({
  world,
}) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible({ timeout: 20_000 });
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 30, 20);
    const bytes = await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer();
    return [...new Uint8Array(bytes)];
  });
  const tiff = '4d4d002a00000008000101120003000000010006000000000000';
  const exif = Buffer.from(`457869660000${tiff}`, 'hex');
  const onItsSide = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]),
    exif,
    Buffer.from(drawn).subarray(2),
  ]);
  expect(jpegOrientation(onItsSide)).toBe(6);
  await pick(panel, 'dvůr.jpg', onItsSide, 'image/jpeg');
  const stored = await storedBytes(world, panel, 'dvůr.jpg');
  expect(pixels(stored)).toEqual([20, 60]);
  expect(jpegOrientation(stored)).toBe(1);
  await expect(rowOf(panel, 'dvůr.jpg').locator('img.thumbnail')).toBeVisible();
  await rowOf(panel, 'dvůr.jpg').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/screens/own-files.png' });
});

test('twenty megabytes arrive whole although the worker is ended on the way', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible({ timeout: 20_000 });
  const filling = randomBytes(19_000_000);
  const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), filling, Buffer.from('\nstartxref\n0\n%%EOF\n')]);
  const path = join(world.home, 'velký plán.pdf');
  await writeFile(path, large);
  await panel.locator('input[type=file]').setInputFiles(path);
  await expect(rowOf(panel, 'velký plán.pdf')).toBeVisible();
  await stopWorker(world.browser);
  await stopWorker(world.browser);
  await page.bringToFront();
  const stored = await storedBytes(world, panel, 'velký plán.pdf');
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  expect(hash(stored)).toBe(hash(large));
  await rowOf(panel, 'velký plán.pdf').getByRole('checkbox').click();
});

test('a paper of another case is told of, and nothing is filed before a person answers', async ({
  world,
}) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible({ timeout: 20_000 });
  const letter = await writeLetter(
    {
      title: 'Usnesení',
      referenceNumber: '142 EX 80/25-3',
      heading: 'USNESENÍ',
      paragraphs: ['Usnesení ve věci 142 EX 80/25.'],
      date: '1. 3. 2027',
    },
    null,
  );
  await pick(panel, 'usneseni.pdf', Buffer.from(letter), 'application/pdf');
  await expect(panel.getByText(/V dokumentu je 142.EX.80\/25/)).toBeVisible({ timeout: 20_000 });
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toHaveCount(0);
  await rowOf(panel, 'usneseni.pdf').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/screens/other-mark.png' });
  expect(Object.values(world.portal.state.auctions)).toHaveLength(0);
  await rowOf(panel, 'usneseni.pdf').getByRole('checkbox').first().click();
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible();
});
