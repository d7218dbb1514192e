/** A draft is its case's: the same in every tab, and never another case's. */
import type { Frame } from '@playwright/test';
import type { PageReading } from '../../shared/contract/messages.ts';
import { askBackground } from '../support/ask-background.ts';
import { testWithBoard } from '../support/board.ts';
import { openTitle, saveUnheard } from '../support/drafts.ts';
import { expect } from '../support/fixtures.ts';
import { findPanel, openPanel } from '../support/overlay.ts';
import { swapCase } from '../support/swap-page.ts';
import { openCase } from '../support/world.ts';

const test = testWithBoard(58_345);

const firstLine = (panel: Frame) => panel.locator('[data-first-line]');
const publish = (panel: Frame) => panel.getByRole('button', { name: 'Zveřejnit dražbu' });

async function typeTitle(panel: Frame, title: string): Promise<void> {
  const box = await openTitle(panel);
  await box.fill(title);
  await box.press('Enter');
}

test('what one tab saved is shown in the other, and that is what it publishes', async ({ world }) => {
  const first = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(first);
  await expect(firstLine(panel)).toHaveText('Připraveno.', { timeout: 20_000 });
  const second = await openCase(world, 'byt-zajeci');
  const other = await openPanel(second);
  await expect(firstLine(other)).toHaveText('Připraveno.', { timeout: 20_000 });

  await first.bringToFront();
  await typeTitle(panel, 'Byt z první karty');
  await second.bringToFront();
  await expect(other.getByText('Byt z první karty').first()).toBeVisible();

  const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
  await saveUnheard(other, key, 'title', 'Byt odjinud');
  await publish(other).click();
  await expect(other.locator('.footer__trouble')).toHaveText(
    'Koncept mezitím změnil někdo jiný. Zkontrolujte hodnoty a odešlete znovu. Nic se neodeslalo.',
  );
  await second.screenshot({ path: 'test-results/screens/draft-taken.png' });
  expect(Object.values(world.portal.state.auctions)).toEqual([]);
  await expect(other.getByText('Byt odjinud').first()).toBeVisible();
  await publish(other).click();
  await expect(other.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  expect(Object.values(world.portal.state.auctions).map(({ data }) => data.item.title)).toEqual([
    'Byt odjinud',
  ]);
  await first.close();
  await second.close();
});

test('what was typed while the companion was away is not closed with the panel unasked', async ({
  world,
}) => {
  const page = await openCase(world, 'znacky');
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: /^Předmět/ })).toBeVisible({ timeout: 20_000 });
  await world.companion.stop('SIGKILL');
  await expect(firstLine(panel)).toContainText('neběží', { timeout: 30_000 });
  await typeTitle(panel, 'Psáno při výpadku');
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('alertdialog')).toContainText('Zavřením panelu se ztratí.');
  await page.screenshot({ path: 'test-results/screens/close-unsaved.png' });
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alertdialog')).toHaveCount(0);
  await world.companion.start();
  await expect(firstLine(panel)).not.toContainText('neběží', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect.poll(() => findPanel(page) === undefined).toBe(true);
  const again = await openPanel(page);
  await expect(again.getByText('Psáno při výpadku').first()).toBeVisible({ timeout: 20_000 });
  await page.close();
});

test('what one tab discards begins anew in the other', async ({ world }) => {
  const asRead = (one: Frame) => one.getByText('Škoda Octavia Combi 2.0 TDI').first();
  const first = await openCase(world, 'vozidlo');
  const panel = await openPanel(first);
  await expect(asRead(panel)).toBeVisible({ timeout: 20_000 });
  const second = await openCase(world, 'vozidlo');
  const other = await openPanel(second);
  await typeTitle(other, 'Psáno omylem');
  await first.bringToFront();
  await expect(panel.getByText('Psáno omylem').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Další možnosti' }).click();
  await panel.getByRole('menuitem', { name: 'Zahodit koncept' }).click();
  await panel.getByRole('menuitem', { name: /^Opravdu zahodit/ }).click();
  for (const one of [panel, other]) {
    await expect(one.getByText('Psáno omylem')).toHaveCount(0);
    await expect(asRead(one)).toBeVisible();
  }
  await first.close();
  await second.close();
});

test('a notice begun over a case with an auction is offered first when the panel opens again', async ({
  world,
  board,
}) => {
  const type = (one: Frame) => one.locator('section[data-notice-field="noticeType"] select');
  const page = await openCase(world, 'halere');
  const panel = await openPanel(page);
  await panel.getByLabel('Co se odesílá').selectOption({ label: 'Oznámení' });
  await type(panel).selectOption('OZN');
  await page.reload();
  const again = await openPanel(page);
  const goOn = again.getByRole('button', { name: 'Pokračovat ve vyvěšení' });
  await expect(goOn).toBeVisible({ timeout: 20_000 });
  await expect(publish(again)).toHaveCount(0);
  await page.screenshot({ path: 'test-results/screens/begun-notice.png' });
  await goOn.click();
  await expect(type(again)).toHaveValue('OZN');
  expect(Object.keys(board.state.notices)).toEqual([]);
  await page.close();
});

const header = async (panel: Frame): Promise<string> =>
  (await panel.locator('header').first().textContent())?.replaceAll(/\s/g, '') ?? '';

const kinds = [
  {
    kind: 'Dražba',
    from: 'podil',
    to: 'bez-jistoty',
    open: openTitle,
  },
  {
    kind: 'Oznámení',
    from: 'ohlasovna',
    to: 'spolecnost',
    open: async (panel: Frame) => {
      await panel.getByLabel('Co se odesílá').selectOption({ label: 'Oznámení' });
      return panel.getByLabel('Popis');
    },
  },
] as const;

for (const { kind, from, to, open } of kinds) {
  test(`${kind}: what is being typed when the page goes on to another case stays with its own`, async ({
    world,
    board,
  }) => {
    const page = await openCase(world, from);
    const panel = await openPanel(page);
    const { reading } = await askBackground<PageReading>(panel, 'case.read', {});
    const mark = reading.fields.fileMark.status === 'found' ? reading.fields.fileMark.value : '-';
    await expect.poll(() => header(panel)).toContain(mark);
    await (await open(panel)).fill('Psáno pro první spis');
    await swapCase(page, to);
    await expect.poll(() => header(panel), { timeout: 20_000 }).not.toContain(mark);
    const typed = async (): Promise<string> => await panel.evaluate(textAndValues);
    expect(await typed()).not.toContain('Psáno pro první spis');
    await swapCase(page, from);
    await expect.poll(() => header(panel), { timeout: 20_000 }).toContain(mark);
    if (kind === 'Oznámení') await open(panel);
    await expect.poll(typed).toContain('Psáno pro první spis');
    expect(Object.keys(board.state.notices)).toEqual([]);
    await page.close();
  });
}

/** All that can be read in a frame, what stands in boxes included. */
function textAndValues(): string {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  return [document.body.textContent, ...boxes.map((one) => one.value)].join(' ');
}
