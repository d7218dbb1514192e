/** A listing from a Hungarian and from a Czech case page: filed once, compared, changed in place, deleted knowingly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { doubles } from '../../companion/sandbox/ingatlanok/doubles.ts';
import { basePath, createIngatlanokSandbox } from '../../companion/sandbox/ingatlanok/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { encodePng } from '../case-system/documents/png.ts';
import { examineThemes } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { startUnknownSite } from '../support/unknown-site.ts';
import { grantSite, openCase } from '../support/world.ts';

const port = 58_343;
test.use({ companionEnv: { PODATELNA_INGATLANOK_URL: `http://127.0.0.1:${port}${basePath}` } });
test.describe.configure({ mode: 'serial' });

const profile = join(import.meta.dirname, '..', 'profiles', 'hungarian.html');
const hungarian = /<body[^>]*>([\s\S]*)<\/body>/.exec(readFileSync(profile, 'utf8'))?.[1] ?? '';
const photo = encodePng(8, 8, new Uint8Array(8 * 8 * 3).fill(120));

const portal = createIngatlanokSandbox();
const priceOf = (): string => String(portal.state.properties[0]?.blocks.price?.price);

async function chooseListing(page: Page) {
  const panel = await openPanel(page);
  await panel.getByLabel('Co se odesílá').selectOption({ label: 'Inzerát' });
  await expect(panel.getByLabel('Typ')).toBeVisible();
  return panel;
}

test('from a Hungarian page one double click files one listing; a change is a change; deleting is told', async ({
  world,
}) => {
  const server = await serveSandbox(portal.app, { port });
  const site = await startUnknownSite('ugyek.localhost', {
    '/web/content/801': photo,
    '/web/content/802': photo,
  });
  try {
    site.show(hungarian);
    const page = await world.browser.context.newPage();
    await page.goto(`${site.url}/hirdetes/601`);
    await grantSite(world.browser, page);
    // Without credentials there is nothing to choose.
    const before = await openPanel(page);
    await expect(before.getByLabel('Co se odesílá')).toHaveCount(0);
    const secret = await world.companion.run(
      ['secrets', 'set', 'ingatlanok'],
      JSON.stringify({ username: 'cvicna', password: 'cvicne-heslo' }),
    );
    expect(secret.code, secret.stderr).toBe(0);
    await page.reload();
    const panel = await chooseListing(page);
    await expect(panel.getByLabel('Typ')).toHaveValue('house');
    await expect(panel.getByLabel('Cena', { exact: true })).toHaveValue(/^62.500.000$/);
    await expect(panel.getByText('Győr')).toBeVisible();
    await expect(panel.getByLabel('Zveřejnit i adresu')).not.toBeChecked();
    await expect(panel.getByLabel('Popis maďarsky')).toHaveValue(/Eladó ház, Győr\./);
    await expect(panel.getByText(/^2\. ·/)).toBeVisible();
    await page.screenshot({ path: 'test-results/screens/listing-form.png' });
    // axe can't reach into a closed root: the same form in a page of its own.
    const review = await world.browser.openOwnPage(`review.html?tab=${await tabIdOf(world.browser, page)}`);
    await review.getByLabel('Co se odesílá').selectOption({ label: 'Inzerát' });
    await expect(review.getByText(/^2\. ·/)).toBeVisible();
    expect(await examineThemes(review, 'the form of a listing')).toEqual([]);
    await review.close();
    await page.bringToFront();
    const create = panel.getByRole('button', { name: 'Zveřejnit inzerát' });
    await expect(create).toBeEnabled();
    await create.dblclick();
    await expect(panel.getByText(/Inzerát zveřejněn/).first()).toBeVisible({ timeout: 30_000 });
    expect(portal.state.properties).toHaveLength(1);
    const [listing] = portal.state.properties;
    expect(listing).toMatchObject({ transferId: '142EX601-25', images: [{}, {}] });
    expect(listing?.blocks.location).toMatchObject({ is_address_public: false });
    expect(listing?.blocks.property).not.toHaveProperty('is_featured');

    await expect(panel.locator('[data-first-line]')).toContainText('Na portálu už je inzerát');
    await panel.getByLabel('Cena', { exact: true }).fill('59 900 000');
    await page.keyboard.press('Tab');
    await panel.getByRole('button', { name: 'Porovnat s portálem' }).click();
    await expect(panel.getByRole('row', { name: /^Cena 59.900.000 62.500.000$/ })).toBeVisible();
    await page.screenshot({ path: 'test-results/screens/listing-compare.png' });
    const change = panel.getByRole('button', { name: 'Změnit 1 údaj na portálu' });
    await expect(change).toBeEnabled();
    await change.click();
    await expect.poll(priceOf, { timeout: 30_000 }).toMatch(/^59900000/);
    await expect(panel.getByText(/Inzerát změněn/).first()).toBeVisible({ timeout: 30_000 });
    expect(portal.state.properties).toHaveLength(1);
    // The last picture becomes the first one, and the other one goes.
    const titles = (): string[] =>
      (portal.state.properties[0]?.images ?? [])
        .toSorted((a, b) => Number(a.order) - Number(b.order))
        .map((one) => one.title);
    const [first = '', last = ''] = titles();
    await panel.getByRole('button', { name: 'Porovnat s portálem' }).click();
    await panel.getByRole('button', { name: `Dát jako první: ${last}` }).click();
    await panel.getByRole('button', { name: `Odebrat: ${first}` }).click();
    await page.screenshot({ path: 'test-results/screens/listing-pictures.png' });
    await panel.getByRole('button', { name: /^Změnit \d údaj/ }).click();
    await expect.poll(titles, { timeout: 30_000 }).toEqual([last]);

    await panel.getByText('Napravit…', { exact: true }).click();
    await panel.getByRole('button', { name: 'Smazat inzerát' }).click();
    await expect(panel.getByText(/odmítá jako duplicitu/)).toBeVisible();
    await panel.getByRole('button', { name: 'Zpět', exact: true }).click();
    expect(portal.state.properties).toHaveLength(1);
    await panel.getByRole('button', { name: 'Smazat inzerát' }).click();
    await expect(panel.getByText(/odmítá jako duplicitu/)).toBeVisible();
    const confirm = panel.getByRole('button', { name: 'Smazat inzerát' });
    await expect(confirm).toBeEnabled();
    await confirm.click();
    await expect.poll(() => portal.state.properties, { timeout: 30_000 }).toEqual([]);
    expect(doubles(portal.state)).toEqual([]);
    expect(portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
    await page.close();
  } finally {
    await site.stop();
    await server.stop();
  }
});

test('from a Czech page what is missing is named, found by name, and filed', async ({ world }) => {
  const server = await serveSandbox(portal.app, { port });
  try {
    const page = await openCase(world, 'byt-zajeci');
    const panel = await chooseListing(page);
    await panel.getByRole('button', { name: /^Doplnit \d údaj/ }).click();
    await panel.getByLabel('Typ').selectOption({ label: 'byt' });
    await panel.getByLabel('Nabídka').selectOption({ label: 'prodej' });
    await panel.getByLabel('Cena', { exact: true }).fill('62,5 mil');
    await panel.getByLabel('Měna').selectOption({ label: 'HUF (Ft)' });
    const place = panel.getByPlaceholder('PSČ nebo název obce');
    await place.fill('budapest vii');
    await panel.getByRole('button', { name: 'Budapest VII. kerület' }).click();
    const create = panel.getByRole('button', { name: 'Zveřejnit inzerát' });
    await expect(create).toBeEnabled({ timeout: 20_000 });
    await page.screenshot({ path: 'test-results/screens/listing-czech.png' });
    await create.click();
    await expect(panel.getByText(/Inzerát zveřejněn/).first()).toBeVisible({ timeout: 30_000 });
    expect(portal.state.properties.map((one) => one.transferId)).toEqual(['142EX81-25-27']);
    const description = String(portal.state.properties[0]?.blocks.description?.hu ?? '');
    expect(description).not.toMatch(/[ěščřžýů]/);
    expect(doubles(portal.state)).toEqual([]);
    await page.close();
  } finally {
    await server.stop();
  }
});

test('defaults and sellers are kept in the options; a seller made once is one', async ({ world }) => {
  const server = await serveSandbox(portal.app, { port });
  try {
    const options = await world.browser.openOwnPage('options.html#systems');
    await options.getByText('Výchozí hodnoty inzerátů').click();
    await expect(options.getByLabel('Kancelář')).toBeVisible();
    await options.getByText('Prodejci', { exact: true }).click();
    await options.getByRole('button', { name: 'Přidat prodejce' }).click();
    await options.getByLabel('Jméno').fill('Nagy Péter');
    await options.getByRole('button', { name: 'Založit prodejce' }).dblclick();
    await expect(options.getByRole('button', { name: 'Upravit: Nagy Péter' })).toBeVisible();
    const own = () => portal.state.sellers.filter((one) => one.name === 'Nagy Péter');
    expect(own()).toHaveLength(1);
    await options.getByRole('button', { name: 'Upravit: Nagy Péter' }).click();
    const file = { name: 'peter.png', mimeType: 'image/png', buffer: Buffer.from(photo) };
    await options.getByLabel(/^Přidat obrázek/).setInputFiles(file);
    await expect(options.getByRole('button', { name: 'Odebrat obrázek: peter.png' })).toBeVisible();
    expect(own()[0]?.images).toHaveLength(1);
    await options.screenshot({ path: 'test-results/screens/listing-sellers.png', fullPage: true });
    await options.getByRole('button', { name: 'Smazat…: Nagy Péter' }).click();
    await options.getByRole('button', { name: 'Smazat prodejce' }).click();
    await expect(options.getByText('Nagy Péter')).toHaveCount(0);
    expect(own()).toHaveLength(0);
    expect(portal.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
    await options.close();
  } finally {
    await server.stop();
  }
});
