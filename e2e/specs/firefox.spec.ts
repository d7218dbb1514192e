/** Firefox reads and files the same case with the same build; it has another proof that a click was seen. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type FirefoxWorld, startFirefoxWorld } from '../support/firefox-world.ts';

// The tests of this file go on from each other, in one browser.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let world: FirefoxWorld;
test.beforeAll(async () => {
  world = await startFirefoxWorld();
});
test.afterAll(() => world.stop());

const text = (): Promise<string> => world.panel.evaluate(() => document.body.innerText);
const effects = () => world.portal.journal.filter((entry) => entry.effect !== null);

/** Where the mouse presses the filing button. */
async function publishButtonAt(): Promise<{ x: number; y: number }> {
  const inFrame = await world.panel.evaluate(() => {
    const box = document.querySelector('#primary')?.getBoundingClientRect();
    return box === undefined ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  if (inFrame === undefined) throw new Error('the button is nowhere');
  const host = await world.page.evaluate(() => {
    const { x, y } = document.querySelector('podatelna-panel')?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + 1, y: y + 1 };
  });
  return { x: host.x + inFrame.x, y: host.y + inFrame.y };
}

const reviewPage = (): Promise<Page | undefined> => world.firefox.findOwnPage('review.html');

test('the panel opens and shows the case', async () => {
  await expect
    .poll(text, { timeout: 20_000, message: 'the panel shows the case' })
    .toMatch(/142\s?EX\s?81\/25-27/);
  await expect.poll(text).toMatch(/2\s400\s000/);
  expect(await text()).toMatch(/Byt\s3\+1,\sZaječí/);
  // Attachments came through the page's own session, as in Chromium.
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Připraveno/);
});

test('what is pointed at on the page is named in the panel, and the page hears of no click', async () => {
  const press = (name: string): Promise<void> =>
    world.panel.evaluate((wanted) => {
      const buttons = document.querySelectorAll<HTMLElement>('button,[role="menuitem"]');
      [...buttons].find((one) => one.textContent?.includes(wanted))?.click();
    }, name);
  await world.panel.evaluate(() => document.querySelector<HTMLElement>('.menu > button')?.click());
  await press('Naučit údaj');
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Klikněte na hodnotu na stránce/);
  const at = await world.page.evaluate(() => {
    Reflect.set(window, 'clicks', 0);
    const count = (): boolean => Reflect.set(window, 'clicks', 1 + Number(Reflect.get(window, 'clicks')));
    window.addEventListener('click', count, { capture: true });
    const { x, y, height } = document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + 8, y: y + height / 2 };
  });
  await world.page.mouse.click(at.x, at.y);
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Kotva/);
  expect(await world.page.evaluate(() => Reflect.get(window, 'clicks'))).toBe(0);
  await press('Konec');
  await press('Skončit bez uložení');
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Zveřejnit dražbu/);
});

test('a right click on a document link attaches it with the chosen type', async () => {
  const { page, panel, display } = world;
  await page.locator('::-p-aria([name="Dokumenty"][role="tab"])').click();
  const found = await page.evaluate(() => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/dokument/"]')].find((one) =>
      /Příloha/.test(one.textContent ?? ''),
    );
    if (link === undefined) return undefined;
    const { x, y, width, height } = link.getBoundingClientRect();
    const [left, top] = ['mozInnerScreenX', 'mozInnerScreenY'].map((name) =>
      Number(Reflect.get(window, name)),
    );
    return { href: link.href, x: (left ?? 0) + x + width / 2, y: (top ?? 0) + y + height / 2 };
  });
  if (found === undefined) throw new Error('the link is nowhere');
  const typeOf = (): Promise<string> =>
    panel.evaluate(
      (href) => document.querySelector<HTMLSelectElement>(`[data-href="${href}"] select`)?.value ?? '',
      found.href,
    );
  expect(await typeOf()).toBe('expert_report_appendix');
  // Ours is the browser's last entry; its first is the page's case, then the types.
  const menuKeys = ['Up', 'Right', 'Right', 'End', 'Up', 'Return'];
  const at = [String(Math.round(found.x)), String(Math.round(found.y))];
  await expect
    .poll(
      async () => {
        display.press('mousemove', ...at, 'click', '3', 'sleep', '0.5');
        for (const key of menuKeys) display.press('key', key, 'sleep', '0.3');
        return typeOf();
      },
      { timeout: 40_000, intervals: [1500], message: 'the menu attaches the document' },
    )
    .toBe('other_doc');
});

test('while the page has anything in the top layer, a press opens the review and files nothing', async () => {
  await world.page.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;pointer-events:none';
    // In a closed root, where a plain search of the page doesn't find it.
    const holder = document.createElement('div');
    holder.id = 'holder';
    holder.attachShadow({ mode: 'closed' }).append(cover);
    document.body.append(holder);
    cover.showPopover();
  });
  const at = await publishButtonAt();
  await expect
    .poll(
      async () => {
        await world.page.mouse.move(at.x, at.y - 3);
        await world.page.mouse.click(at.x, at.y);
        return (await reviewPage()) !== undefined;
      },
      { timeout: 20_000, intervals: [1000], message: 'the review opens' },
    )
    .toBe(true);
  expect(effects()).toEqual([]);
  // One for each press that was taken.
  for (let review = await reviewPage(); review !== undefined; review = await reviewPage())
    await review.close();
  await world.page.bringToFront();
  await world.page.evaluate(() => document.querySelector('#holder')?.remove());
});

test('a press on a button that nothing can lie over files', async () => {
  await world.page.mouse.move(5, 5);
  const at = await publishButtonAt();
  await world.page.mouse.move(at.x, at.y - 3);
  await expect
    .poll(
      async () => {
        if (!/Zveřejní se|Zveřejněno|Odesílá/.test(await text())) await world.page.mouse.click(at.x, at.y);
        return text();
      },
      { timeout: 30_000, intervals: [1500] },
    )
    .toMatch(/Zveřejní se|Zveřejněno|Odesílá/);
  expect(await reviewPage()).toBeUndefined();
});

test('what was published is opened from the panel, whose frame has no tabs of its own', async () => {
  await expect.poll(text, { timeout: 60_000 }).toMatch(/Zveřejněno \d/);
  const isPortal = (page: Page): boolean => page.url().startsWith(world.portalUrl);
  await world.panel.evaluate(() => {
    [...document.querySelectorAll('button')]
      .find((one) => one.textContent?.includes('Otevřít na portálu'))
      ?.click();
  });
  await expect
    .poll(async () => (await world.firefox.browser.pages()).some(isPortal), { timeout: 20_000 })
    .toBe(true);
});

/** It stays open until a person closes it. @param page of the extension, in another window */
async function closeNewWindow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    interface Windows {
      getAll(): Promise<{ id: number; type: string }[]>;
      remove(id: number): Promise<void>;
    }
    const { windows }: { windows: Windows } = Reflect.get(globalThis, 'browser');
    const added = (await windows.getAll()).filter(({ type }) => type === 'popup');
    if (added.length !== 1) throw new Error(`${added.length} windows were opened`);
    for (const { id } of added) await windows.remove(id);
  });
}

test('the sidebar, opened from the popup, shows the case of the tab in front and files it', async () => {
  const { firefox, page, display, portal } = world;
  // A frame of ours in a page may not open it: the panel says where it is opened.
  await world.panel.evaluate(() =>
    document.querySelector<HTMLElement>('[aria-label="Otevřít v postranním panelu"]')?.click(),
  );
  await expect.poll(text).toMatch(/klikněte na ikonu Podatelny/);
  await page.goto(new URL('/spis/vozidlo', page.url()).href);

  const own = await firefox.openOwnPage('options.html#appearance');
  const tabId = await own.evaluate(async () => {
    const api: { tabs: { query(which: object): Promise<{ id: number; url?: string }[]> } } = Reflect.get(
      globalThis,
      'browser',
    );
    return (await api.tabs.query({})).find(({ url }) => url?.endsWith('/spis/vozidlo') === true)?.id;
  });
  const popup = await firefox.openOwnPage(`popup.html?tab=${tabId}`);
  await popup.locator('::-p-aria([name="V postranním panelu"][role="button"])').click();

  /** The sidebar is in no tab; pages of the extension reach each other. @param name of a button, whose middle is told */
  const sidebar = (name = '') =>
    popup.evaluate((wanted) => {
      const api: { extension: { getViews(which: object): Window[] } } = Reflect.get(globalThis, 'browser');
      const [view] = api.extension.getViews({ type: 'sidebar' });
      const buttons = [...(view?.document.querySelectorAll('button') ?? [])];
      const box = buttons.find((one) => one.innerText.trim() === wanted)?.getBoundingClientRect();
      const [left, top] = ['mozInnerScreenX', 'mozInnerScreenY'].map((side) =>
        view === undefined ? 0 : Number(Reflect.get(view, side)),
      );
      const at =
        box === undefined
          ? undefined
          : [(left ?? 0) + box.x + box.width / 2, (top ?? 0) + box.y + box.height / 2].map(Math.round);
      return { text: view?.document.body.innerText ?? '', at };
    }, name);
  const said = async (): Promise<string> => (await sidebar()).text;
  const press = async (name: string): Promise<void> => {
    const { at, text: all } = await sidebar(name);
    if (at === undefined) throw new Error(`no button ${name}: ${all}`);
    display.press('mousemove', ...at.map(String), 'click', '1');
  };
  await expect.poll(said, { timeout: 20_000 }).toMatch(/Na této stránce doplněk Podatelna nepracuje/);
  await page.bringToFront();
  await expect.poll(said, { timeout: 30_000 }).toMatch(/Připraveno/);

  await press('Náhled');
  await expect.poll(said).toMatch(/Vytisknout/);
  await press('Vytisknout');
  // The browser prints nothing that stands beside a page: the sheet goes into a window of its own.
  const words = (): string => spawnSync('pdftotext', [firefox.printed, '-'], { encoding: 'utf8' }).stdout;
  await expect.poll(words, { timeout: 30_000, message: 'the sheet is printed' }).toMatch(/Škoda Octavia/);
  expect(words()).not.toMatch(/Vytisknout/);
  await closeNewWindow(popup);
  await press('Zavřít');

  await expect.poll(said, { timeout: 30_000 }).toMatch(/Připraveno/);
  await press('Zveřejnit dražbu');
  await expect.poll(said, { timeout: 60_000 }).toMatch(/Zveřejněno \d/);
  const states = Object.values(portal.state.auctions).map((record) => record.status);
  expect(states).toEqual(['upcoming', 'upcoming']);
});
