/** A person's real right click: a browser with a window under a display of its own, a mouse and a keyboard of the system. */
import { expect, type Page, test } from '@playwright/test';
import { startDisplay } from '../support/display.ts';
import { openPanel } from '../support/overlay.ts';
import { grantSite, openCase, pairBrowser, startWorld } from '../support/world.ts';

/** Where a point of the page lies on the screen. */
async function onScreen(page: Page, x: number, y: number): Promise<readonly [number, number]> {
  const frame = await page.evaluate(() => ({
    left: window.screenX + (window.outerWidth - window.innerWidth) / 2,
    // Everything the browser draws above the page; its lower edge has no bar.
    top: window.screenY + (window.outerHeight - window.innerHeight),
  }));
  return [Math.round(frame.left + x), Math.round(frame.top + y)];
}

test('a right click on a document link attaches it with the chosen type', async () => {
  test.setTimeout(120_000);
  const display = await startDisplay();
  const { press } = display;
  const inherited = process.env.DISPLAY;
  process.env.DISPLAY = display.name;
  const world = await startWorld({ browser: { headless: false } });
  try {
    await pairBrowser(world.browser, world.companion);
    const page = await openCase(world, 'vozidlo', world.browser.context.pages()[0]);
    await grantSite(world.browser, page);
    const panel = await openPanel(page);
    await expect(panel.getByRole('checkbox').first()).toBeVisible();
    await page.getByRole('tab', { name: 'Dokumenty' }).click();
    const link = page.locator('a[href*="/dokument/"]:visible').first();
    const href = await link.evaluate((element: HTMLAnchorElement) => element.href);
    const box = await link.boundingBox();
    if (box === null) throw new Error('the link is nowhere');
    const [x, y] = await onScreen(page, box.x + box.width / 2, box.y + box.height / 2);
    const type = panel.locator(`[data-href="${href}"] select`);

    // Up from the bottom of the browser's menu: "Inspect" first, then what extensions added.
    await expect
      .poll(
        async () => {
          press('mousemove', String(x), String(y), 'click', '3');
          press(
            'sleep',
            '0.4',
            'key',
            'Up',
            'key',
            'Up',
            // Our own menu, whose first entry is the page's case, then the types.
            'key',
            'Right',
            'sleep',
            '0.3',
            'key',
            'Right',
            'sleep',
            '0.3',
            'key',
            'End',
            'key',
            'Up',
            'key',
            'Return',
          );
          press('sleep', '0.4');
          return type.inputValue().catch(() => '');
        },
        { timeout: 40_000, intervals: [1500], message: 'the menu attaches the document' },
      )
      .toBe('other_doc');
  } finally {
    await world.stop();
    display.stop();
    if (inherited === undefined) delete process.env.DISPLAY;
    else process.env.DISPLAY = inherited;
  }
});
