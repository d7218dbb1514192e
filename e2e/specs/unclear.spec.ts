/** The answer to a create is lost: nothing is sent again, the evidence is shown, and a person decides. */
import { expect, test } from '../support/fixtures.ts';
import { loseNextCreate, typeTheSame } from '../support/lost-answer.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase } from '../support/world.ts';

// Its portal gets what only this file puts there.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '4' } });

const number = '142EX81/25-27';

// Several waits for the portal one after the other.
test.slow();

test('what looks like it is shown while it is settled, and a person adopts it: nothing is created twice', async ({
  world,
}) => {
  const creates = () =>
    world.portal.journal.filter(({ method, path }) => method === 'POST' && path.includes('/new/execution/'))
      .length;
  const first = await openCase(world, 'podil');
  const published = await openPanel(first);
  await published.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(published.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  await first.close();
  const createdBefore = creates();

  const lost = loseNextCreate(world);
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await typeTheSame(world.portal, lost, number);
  await expect(panel.getByText(/Nevíme, zda se dražba založila/).first()).toBeVisible({ timeout: 30_000 });
  // Looked at soon, long before a lost answer can be settled (120 s).
  await expect(panel.getByText('Na portálu je', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  expect(creates()).toBe(createdBefore + 1);

  await panel.getByRole('radio', { name: /142 EX 81\/25-27/ }).check();
  await panel.getByRole('button', { name: 'Převzít vybranou' }).click();
  // The colleague's has another price and no attachments: it isn't published for ours.
  await expect(panel.getByText(/ale nesouhlasí s tím, co odesíláte/).first()).toBeVisible({
    timeout: 30_000,
  });
  await expect(panel.getByText(/liší se také: .*Nejnižší podání/).first()).toBeVisible();
  await panel.getByRole('radio', { name: /142 EX 81\/25-27/ }).check();
  await expect(panel.getByRole('button', { name: 'Zveřejnit, jak je na portálu' })).toBeVisible();
  await expect(panel.getByText(/Termín a dokumenty pak měnit nejde/)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/adopted-differs.png' });
  expect(world.portal.state.auctions.Cizi2).toMatchObject({
    status: 'draft',
    data: { item_price: 1_950_000 },
  });

  await panel.getByRole('radio', { name: 'žádná z nich' }).check();
  await panel.getByRole('checkbox', { name: 'Ověřeno na portálu, že tam není.' }).check();
  await panel.getByRole('button', { name: 'Odeslat znovu' }).click();
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 60_000 });
  expect(creates()).toBe(createdBefore + 2);
  const ours = Object.values(world.portal.state.auctions).filter(({ data }) => data.number === number);
  expect(ours.map(({ hash, status }) => [hash === 'Cizi2', status]).sort()).toEqual([
    [false, 'upcoming'],
    [true, 'draft'],
  ]);
});
