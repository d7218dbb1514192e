/** "Napravit…": what was filed is put right the ways its state allows, and a receipt is there. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '30', PODATELNA_UNDO_OTHER_SECONDS: '30' } });
test.describe.configure({ mode: 'serial' });

test('a published auction offers only deferring and cancelling, and a receipt', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  await panel.getByText('Napravit…', { exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Odročit dražbu' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Zrušit dražbu' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Smazat rozpracovanou' })).toHaveCount(0);
  await page.screenshot({ path: 'test-results/screens/remedies.png' });
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Doklad (PDF)' }).click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/^doklad-.*\.pdf$/);
  expect((await readFile(await receipt.path())).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a published auction is changed by one click, and only what was changed', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…', { exact: true }).click();
  await panel.getByRole('button', { name: 'Upravit na portálu' }).click();
  const save = panel.getByRole('button', { name: 'Změnit veřejnou dražbu' });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(panel.getByLabel('Zahájení')).toHaveCount(0);
  const title = panel.getByLabel('Název', { exact: true });
  const before = await title.inputValue();
  await title.fill('Byt 3+1 v Zaječí');
  await title.press('Enter');
  await expect(panel.getByText(`Na portálu: ${before}`)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/record-edit.png' });
  await save.click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Změna uložena/).first()).toBeVisible({ timeout: 30_000 });
  const [auction] = Object.values(world.portal.state.auctions);
  expect(auction).toMatchObject({ status: 'upcoming', data: { item: { title: 'Byt 3+1 v Zaječí' } } });
  expect(auction?.documents.length).toBeGreaterThan(0);
});

test('taken back, the deferral leaves the auction as it is', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…', { exact: true }).click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await expect(panel.getByText(/zůstane veřejně jako odročená/)).toBeVisible();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await panel.getByRole('button', { name: 'Vrátit zpět' }).click();
  await expect(panel.getByText(/Změna uložena \d/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Zveřejnit dražbu/ })).toHaveCount(0);
  expect(Object.values(world.portal.state.auctions).map((one) => one.status)).toEqual(['upcoming']);
});

test('deferred by a second decision, it says so and the portal shows it', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…', { exact: true }).click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Odročeno \d/).first()).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText('Odročeno, nový termín není vyhlášen.')).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/case-life.png' });
  expect(Object.values(world.portal.state.auctions).map((one) => one.status)).toEqual(['deferred']);
  expect(world.portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
});

test('a new term is prepared from it under another number and published', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByText('Napravit…', { exact: true }).click();
  await panel.getByRole('button', { name: 'Vyhlásit nový termín' }).click();
  await panel.getByLabel('Číslo jednací', { exact: true }).fill('142 EX 81/25-41');
  await panel.getByLabel('Zahájení', { exact: true }).fill('14. 9. 2027 10:00');
  await panel.getByLabel('Zahájení', { exact: true }).press('Enter');
  await panel.getByRole('checkbox', { name: /^Dražební vyhláška/ }).check();
  await page.screenshot({ path: 'test-results/screens/record-copy.png' });
  await panel.getByRole('button', { name: 'Připravit nový termín' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText('Na portálu už je uložená rozpracovaná.')).toBeVisible({ timeout: 30_000 });
  const all = () => Object.values(world.portal.state.auctions);
  expect(all().map((one) => [one.data.number, one.status])).toEqual([
    ['142EX81/25-27', 'deferred'],
    ['142EX81/25-41', 'draft'],
  ]);
  // The vyhláška is still that of sheet 27: whoever attaches it to another one is asked.
  for (const box of await panel.getByLabel('Přesto přiložit, dokument sem patří').all()) await box.check();
  await panel.getByRole('button', { name: 'Zveřejnit rozpracovanou' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  expect(all().map((one) => one.status)).toEqual(['deferred', 'upcoming']);
});

test('what somebody else typed into the portal is followed, and can be changed from then on', async ({
  world,
}) => {
  const { auctions } = world.portal.state;
  const [first] = Object.values(auctions);
  if (first === undefined) throw new Error('nothing was filed before');
  const copy = structuredClone(first);
  const number = '142EX1406/24-41';
  auctions.Cizi1 = {
    ...copy,
    hash: 'Cizi1',
    kind: 'movable',
    status: 'upcoming',
    data: { ...copy.data, number },
  };
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  await expect(panel.getByText(/Na portálu už je/).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/elsewhere.png' });
  await panel.getByRole('button', { name: 'Převzít ke sledování' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await expect(panel.getByText(/Převzato ke sledování/).first()).toBeVisible({ timeout: 30_000 });
  await panel.getByText('Napravit…', { exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Odročit dražbu' })).toBeVisible();
  expect(Object.keys(auctions)).toHaveLength(3);
});
