/** Teaching an unknown case system in a real browser: pointing, keeping, reading again, and what breaks. */
import type { Frame, Page } from '@playwright/test';
import { test as base, expect } from '../support/fixtures.ts';
import { findPanel, openPanel, pillText } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { stopWorker } from '../support/stop-worker.ts';
import { startUnknownSite, type UnknownSite } from '../support/unknown-site.ts';
import { grantSite } from '../support/world.ts';

/** @param at changes with every rendering */
const body = (at: string, label = 'Bod 7a'): string => `
  <h1>Věc 142 EX 81/25</h1>
  <p>Povinný: Jan Novák</p><p>Katastrální území: Zaječí</p>
  <div class="css-${at}x1"><span class="css-${at}y2">${label}</span><span class="css-${at}z3" id="mui-${at}4">2 400 000 Kč</span></div>
  <div class="css-${at}x1"><a href="/smazano" onclick="started++">500 000 Kč</a></div>
  <div><button onclick="started++">100 Kč</button></div>
  <ul class="osoby"><li>Jan Novák</li><li>Eva Malá</li><li>Petr Starý</li></ul>`;

const test = base.extend<object, { site: UnknownSite }>({
  site: [
    async ({ world }, use) => {
      const site = await startUnknownSite();
      site.show(body('a'));
      const page = await world.browser.context.newPage();
      await page.goto(`${site.url}/vec/81`);
      await grantSite(world.browser, page);
      await page.close();
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
// The tests of this file go on from each other: what one taught the next finds.
test.describe.configure({ mode: 'serial' });

async function open(site: UnknownSite, context: { newPage(): Promise<Page> }, path = '/vec/81') {
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  return { page, panel: await openPanel(page) };
}

async function clickAt(page: Page, text: string, clickCount = 1): Promise<void> {
  const box = await page.getByText(text, { exact: true }).first().boundingBox();
  if (box === null) throw new Error(`"${text}" is nowhere`);
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { clickCount });
}

async function heard(page: Page): Promise<unknown> {
  return page.evaluate(() => [
    Reflect.get(window, 'heard'),
    Reflect.get(window, 'started'),
    location.pathname,
  ]);
}

const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Reflect.set(window, 'heard', []);
  });

/** The one sentence that says where things stand. */
const status = (panel: Frame) => panel.locator('[data-first-line]');
const question = (panel: Frame) => panel.locator('.teach');

test('a value nobody knows is pointed at, named, kept, and pre-filled after the page is drawn anew', async ({
  world,
  site,
}) => {
  const { page, panel } = await open(site, world.browser.context);
  await panel.getByRole('button', { name: 'Naučit údaj…' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await forget(page);
  await clickAt(page, '2 400 000 Kč');
  await expect(question(panel)).toContainText('2 400 000 Kč');
  await expect(question(panel)).toContainText('popisek „Bod 7a“');
  expect(await heard(page)).toEqual([[], 0, '/vec/81']);

  await panel.getByLabel('Údaj').selectOption('lowestBid');
  await expect(question(panel)).toContainText('1×');
  await panel.getByRole('button', { name: 'Uložit údaj' }).click();
  await expect(status(panel)).toHaveText('Uloženo: Nejnižší podání.');
  await panel.getByRole('button', { name: 'Konec' }).click();

  site.show(body('b'));
  const again = await open(site, world.browser.context, '/vec/82');
  await again.panel.getByRole('button', { name: 'Rozbalit vše' }).click();
  const row = again.panel.locator('[data-field="lowestBid"]');
  await expect(row).toContainText('2 400 000 Kč');
  await expect(row.getByTitle('z profilu: Bod 7a – ukázat na stránce')).toBeVisible();
  await again.page.close();
  await page.close();
});

test('a link and a button that are pointed at do nothing, and the page hears of no pointer and no key', async ({
  world,
  site,
}) => {
  const { page, panel } = await open(site, world.browser.context);
  /** The browser may end the worker while somebody points: what is pointed at arrives all the same. */
  const teachWithoutWorker = async (): Promise<void> => {
    await teach();
    await stopWorker(world.browser);
    await page.bringToFront();
  };
  const teach = async (): Promise<void> => {
    await panel.locator('.menu > button').click();
    await panel.getByRole('menuitem', { name: 'Naučit údaj…' }).click();
    await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
    await forget(page);
  };
  await teachWithoutWorker();
  // A double click: its second click is not the page's either.
  await clickAt(page, '500 000 Kč', 2);
  await expect(question(panel)).toContainText('500 000 Kč');
  expect(await heard(page)).toEqual([[], 0, '/vec/81']);
  await panel.getByRole('button', { name: 'Zpět' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await forget(page);
  await clickAt(page, '100 Kč');
  // What a button says is no value: pointing goes on.
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  expect(await heard(page)).toEqual([[], 0, '/vec/81']);

  // By keyboard: the first value of the page is its heading, the next the debtor.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question(panel)).toContainText('Povinný: Jan Novák');
  expect(await heard(page)).toEqual([[], 0, '/vec/81']);

  // Esc leaves, and the page is its own again.
  await panel.getByRole('button', { name: 'Zpět' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await page.keyboard.press('Escape');
  await expect(status(panel)).not.toHaveText('Klikněte na hodnotu na stránce.');
  expect(await heard(page)).toEqual([[], 0, '/vec/81']);
  await clickAt(page, '100 Kč');
  expect(await page.evaluate(() => Reflect.get(window, 'started'))).toBe(1);
  await page.close();
});

test('events no person made point at nothing', async ({ world, site }) => {
  const { page, panel } = await open(site, world.browser.context);
  await panel.locator('.menu > button').click();
  await panel.getByRole('menuitem', { name: 'Naučit údaj…' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await page.evaluate(() => {
    const picker = document.querySelector('podatelna-picker');
    for (const target of [picker, document.body, document.querySelector('li')]) {
      for (const type of ['pointermove', 'pointerdown', 'mousedown', 'mouseup', 'click'])
        target?.dispatchEvent(
          new MouseEvent(type, { bubbles: true, composed: true, clientX: 30, clientY: 30 }),
        );
      target?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }),
      );
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
  });
  await page.keyboard.press('ArrowDown');
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  expect(await page.evaluate(() => window.length)).toBe(0);
  await page.close();
});

test('two examples make a list of persons', async ({ world, site }) => {
  const { page, panel } = await open(site, world.browser.context);
  await panel.locator('.menu > button').click();
  await panel.getByRole('menuitem', { name: 'Naučit údaj…' }).click();
  await clickAt(page, 'Eva Malá');
  await panel.getByLabel('Údaj').selectOption('debtors');
  await panel.getByRole('button', { name: 'Přidat druhý příklad' }).click();
  await expect(panel.getByText('Ukažte druhou hodnotu stejného druhu.')).toBeVisible();
  await clickAt(page, 'Petr Starý');
  await expect(question(panel)).toContainText('3×');
  await expect(question(panel)).toContainText('Jan Novák, Eva Malá, Petr Starý');
  await panel.getByRole('button', { name: 'Konec' }).click();
  await expect(panel.getByText('Údaj není uložen.')).toBeVisible();
  await panel.getByRole('button', { name: 'Skončit bez uložení' }).click();
  await expect(question(panel)).toBeHidden();
  await page.close();
});

test('lots: one value in two of them, the next by one click, and each is read in its own lot', async ({
  world,
  site,
}) => {
  /** @param at changes with every rendering */
  const lotsOf = (at: string): string =>
    `<h1>Věc 142 EX 81/25</h1><p>Povinný: Jan Novák</p><main>${[27, 28, 29]
      .map(
        (sheet, index) =>
          `<section class="css-${at}${index}x"><em>142 EX 81/25-${sheet}</em><div><span>${index + 1} 000 Kč</span></div></section>`,
      )
      .join('')}</main>`;
  site.show(lotsOf('e'));
  const { page, panel } = await open(site, world.browser.context, '/polozky/81');
  await panel.getByRole('button', { name: 'Naučit údaj…' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await clickAt(page, '2 000 Kč');
  await panel.getByLabel('Údaj').selectOption({ label: 'položka: nejnižší podání' });
  await expect(question(panel)).toContainText('Položky se tu zatím nepoznaly.');
  await panel.getByRole('button', { name: 'Ukázat v další položce' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  await clickAt(page, '1 000 Kč');
  await expect(question(panel).getByRole('listitem')).toHaveText(['1 000 Kč', '2 000 Kč', '3 000 Kč']);
  await panel.getByRole('button', { name: 'Uložit údaj' }).click();
  await expect(status(panel)).toHaveText('Uloženo v položkách: nejnižší podání.');

  // The next value: one click, by keyboard here, in any lot.
  await panel.getByRole('button', { name: 'Naučit další údaj' }).click();
  await expect(status(panel)).toHaveText('Klikněte na hodnotu na stránce.');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(question(panel)).toContainText('142 EX 81/25-28');
  await panel.getByLabel('Údaj').selectOption({ label: 'položka: číslo jednací' });
  await expect(question(panel).getByRole('listitem')).toHaveText([
    '142 EX 81/25-27',
    '142 EX 81/25-28',
    '142 EX 81/25-29',
  ]);
  await panel.getByRole('button', { name: 'Uložit údaj' }).click();
  await expect(status(panel)).toHaveText('Uloženo v položkách: číslo jednací.');
  await page.close();

  // Drawn anew, each lot has its own draft with its own value.
  site.show(lotsOf('f'));
  const again = await open(site, world.browser.context, '/polozky/82');
  const tabs = again.panel.getByRole('tablist', { name: 'Položky' }).getByRole('tab');
  await expect(tabs).toHaveCount(3);
  await tabs.nth(1).click();
  await again.panel.getByRole('button', { name: 'Rozbalit vše' }).click();
  const row = again.panel.locator('[data-field="lowestBid"]');
  await expect(row).toContainText('2 000 Kč');
  await expect(row.getByTitle('z profilu', { exact: false })).toBeVisible();
  await again.page.close();

  // A page of that kind without its lots says so, and asks about what it finds elsewhere.
  site.show('<h1>Věc 142 EX 81/25</h1><p>Nejnižší podání: 9 000 Kč</p>');
  const broken = await open(site, world.browser.context, '/polozky/83');
  await expect(broken.panel.getByText('Pole Položky se na stránce změnilo.')).toBeVisible();
  await expect(broken.panel.locator('[data-field="lowestBid"]')).toContainText(
    'Naučené místo na stránce není.',
  );
  await broken.page.close();
  site.show(body('g'));
});

test('a taught place that is gone is named, and what is read elsewhere is doubtful', async ({
  world,
  site,
}) => {
  site.show(`${body('c', 'Bod 9')}<p>Nejnižší podání: 77 000 Kč</p>`);
  const { page, panel } = await open(site, world.browser.context);
  await expect(panel.getByText('Pole Nejnižší podání se na stránce změnilo.')).toBeVisible();
  const row = panel.locator('[data-field="lowestBid"]');
  await expect(row).toContainText('77 000 Kč');
  await expect(row).toContainText('Naučené místo na stránce není.');
  await page.close();
  site.show(body('d'));
});

test('content scripts reach neither the profiles nor the settings', async ({ world, site }) => {
  const { page } = await open(site, world.browser.context);
  const session = await world.browser.context.newCDPSession(page);
  const contexts: { id: number; name: string; auxData?: { type?: string } }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const own = contexts.find((one) => one.auxData?.type === 'isolated' && one.name === 'Podatelna');
  expect(own).toBeDefined();
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(async () => { try { await chrome.storage.local.set({ profiles: [] }); return 'written'; } catch (error) { return 'refused'; } })()`,
    awaitPromise: true,
    ...(own === undefined ? {} : { contextId: own.id }),
  });
  expect(result.value).toBe('refused');
  await page.close();
});

test('a bad file is refused with the name of its field, a good one is taken and saved again', async ({
  world,
  site,
}) => {
  const options = await world.browser.openOwnPage('options.html#profiles');
  await expect(options.getByText('neznamy.localhost', { exact: false }).first()).toBeVisible();
  const fileOf = (anchor: object): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'profil.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        version: 1,
        name: 'Ze souboru',
        origins: [site.url],
        pages: [{ fields: { deposit: { anchors: [anchor] } } }],
      }),
    ),
  });
  const input = options.getByLabel('Soubor profilu');
  await input.setInputFiles(fileOf({ by: 'xpath', path: '//a' }));
  await expect(options.getByRole('alert')).toContainText(
    'pole Jistota má chybu (pages[0].fields.deposit.anchors[0].by)',
  );
  await input.setInputFiles(fileOf({ by: 'structure', selector: 'a[href="/smazano"]' }));
  await expect(options.getByText('Načteno: Ze souboru.')).toBeVisible();

  const { page, panel } = await open(site, world.browser.context);
  await panel.getByRole('button', { name: 'Rozbalit vše' }).click();
  await expect(panel.locator('[data-field="deposit"]')).toContainText('500 000 Kč');
  await expect(panel.locator('[data-field="lowestBid"]')).toContainText('2 400 000 Kč');
  await page.close();

  const saved = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Uložit do souboru: Ze souboru' }).click();
  expect((await saved).suggestedFilename()).toBe('Ze-souboru.json');
  await options.getByRole('button', { name: 'Odebrat: Ze souboru' }).click();
  await expect(options.getByRole('button', { name: 'Odebrat: Ze souboru' })).toBeHidden();
  await options.close();
});

test('what is right-clicked is taught from the context menu, with the panel closed and open', async ({
  world,
  site,
}) => {
  const page = await world.browser.context.newPage();
  await page.goto(`${site.url}/vec/83`);
  const tabId = await tabIdOf(world.browser, page);
  const teachAt = async (text: string): Promise<void> => {
    await page.getByText(text, { exact: true }).first().click({ button: 'right' });
    const worker = await world.browser.worker();
    await worker.evaluate((id) => {
      const api: { contextMenus: { onClicked: { dispatch(info: object, tab: object): void } } } = Reflect.get(
        globalThis,
        'chrome',
      );
      api.contextMenus.onClicked.dispatch({ menuItemId: 'teach', frameId: 0 }, { id });
    }, tabId);
  };
  await expect.poll(() => pillText(page), { timeout: 15_000 }).toBeTruthy();
  await teachAt('500 000 Kč');
  await expect.poll(() => findPanel(page) !== undefined, { message: 'the panel opens' }).toBe(true);
  const panel = await openPanel(page);
  await expect(question(panel)).toContainText('500 000 Kč');
  await teachAt('Eva Malá');
  await expect(question(panel)).toContainText('Eva Malá');
  // The link that was right-clicked did nothing of its own.
  await expect(page).toHaveURL(`${site.url}/vec/83`);
  await page.close();
});
