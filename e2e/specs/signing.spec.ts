/** Signing from a clerk's side: set up, filed, viewed, signed with one PIN, published, and judged by a foreign program. */
import { execFileSync } from 'node:child_process';
import { createTestMaterial, password, signerName } from '../../companion/signing/test-material.ts';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '1', PODATELNA_UNDO_PUBLIC_SECONDS: '0' } });

test('a decree is signed in the signing book before it is published, and can be looked at after', async ({
  world,
}) => {
  const material = createTestMaterial();
  material.issue('urad', 'rsa');
  const keyFile = material.pkcs12('urad');

  const options = await world.browser.openOwnPage('options.html#signing');
  await options.getByText('Klíč v souboru (.p12, .pfx)').click();
  await options.getByLabel('Soubor s klíčem').setInputFiles(keyFile);
  await options.getByLabel('Heslo ke klíči').fill('jiné heslo');
  await options.getByRole('button', { name: 'Ověřit a uložit klíč' }).click();
  await expect(options.getByText('Heslo nebo PIN nesouhlasí.')).toBeVisible();
  await options.getByLabel('Heslo ke klíči').fill(password);
  await options.getByRole('button', { name: 'Ověřit a uložit klíč' }).click();
  await expect(options.getByText('Soubor s klíčem je uložený ve službě.')).toBeVisible();
  await options.getByLabel('Dražební vyhláška').check();
  await expect(options.getByRole('status').filter({ hasText: 'Uloženo' })).toBeVisible();
  await options.getByRole('button', { name: 'Vyzkoušet klíč' }).click();
  await expect(options.getByText('Klíč je k dispozici.')).toBeVisible();
  await options.screenshot({ path: 'test-results/screens/signing-settings.png', fullPage: true });
  await options.close();

  const casePage = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(casePage);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText('Čeká na podpis').first()).toBeVisible({ timeout: 30_000 });
  const [book] = await Promise.all([
    world.browser.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Otevřít podpisovou knihu' }).click(),
  ]);
  expect(Object.values(world.portal.state.auctions)).toHaveLength(0);

  await expect(book.getByRole('row', { name: /142 EX 81\/25-27/ })).toBeVisible();
  const [viewer] = await Promise.all([
    world.browser.context.waitForEvent('page'),
    book.getByRole('button', { name: /^Zobrazit / }).click(),
  ]);
  await expect(viewer.getByText('Čeká na podpis. Bez podpisu se neodešle.')).toBeVisible();
  await expect(viewer.locator('iframe')).toBeVisible();
  await viewer.screenshot({ path: 'test-results/screens/document.png' });
  await viewer.close();

  await book.getByLabel('Vybrat vše').check();
  await book.getByLabel('Heslo ke klíči').fill('1234');
  await book.screenshot({ path: 'test-results/screens/signing-book.png' });
  await book.getByRole('button', { name: 'Podepsat vybrané (1)' }).click();
  await expect(book.getByText('Heslo nebo PIN nesouhlasí.')).toBeVisible();
  await expect(book.getByLabel('Heslo ke klíči')).toHaveValue('');
  await book.getByLabel('Heslo ke klíči').fill(password);
  await book.getByRole('button', { name: 'Podepsat vybrané (1)' }).click();
  await expect(book.getByText('Podepsán 1 dokument.')).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });

  await panel.getByRole('button', { name: 'Zobrazit podepsaný' }).scrollIntoViewIfNeeded();
  const [signedTab] = await Promise.all([
    world.browser.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Zobrazit podepsaný' }).click(),
  ]);
  await expect(signedTab.getByText(`Podpis: ${signerName}`)).toBeVisible();
  await signedTab.screenshot({ path: 'test-results/screens/document-signed.png' });

  // What the portal got, in the eyes of a program that knows nothing of ours.
  const [record] = Object.values(world.portal.state.auctions);
  const decree = record?.documents.find((one) => one.document_type === 'auction_decree');
  const saved = material.write('odeslano.pdf', Buffer.from(decree?.base64 ?? '', 'base64'));
  const judged = execFileSync('pdfsig', ['-nocert', saved], { encoding: 'utf8' });
  expect(judged).toContain('Signature is Valid');
  expect(judged).toContain('Kate');
  material.remove();
});
