/** A granted site that turns on us. After every test: nothing was stored, nothing reached the portal. */
import type { Frame, Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import { type HostileSite, startHostileSite } from './hostile-site.ts';
import { openPanel } from './overlay.ts';
import { grantSite, type World } from './world.ts';

export interface HostilePages {
  /** Opens a page of the hostile site, in a tab of its own that the test's end closes. */
  open(path?: string): Promise<Page>;
  /** A page whose panel stands complete, one press from publishing. */
  openReady(path?: string): Promise<{ page: Page; panel: Frame }>;
}

async function countStored(world: World): Promise<number> {
  const { stdout } = await world.companion.run(['status', '--json']);
  return (JSON.parse(stdout) as { submissions: unknown[] }).submissions.length;
}

export const test = base.extend<{ pages: HostilePages; nothingFiled: undefined }, { site: HostileSite }>({
  site: [
    async ({ world }, use) => {
      const site = await startHostileSite();
      const page = await world.browser.context.newPage();
      await page.goto(`${site.url}/spis/byt-zajeci`);
      await grantSite(world.browser, page);
      await page.close();
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  nothingFiled: [
    async ({ world }, use) => {
      const requests = world.portal.journal.length;
      const stored = await countStored(world);
      await use(undefined);
      expect(await countStored(world), 'nothing was stored').toBe(stored);
      const effects = world.portal.journal.slice(requests).filter((entry) => entry.effect !== null);
      expect(effects, 'nothing changed at the portal').toEqual([]);
    },
    { auto: true },
  ],
  async pages({ world, site }, use) {
    const before = new Set(world.browser.context.pages());
    const open = async (path = '/spis/byt-zajeci'): Promise<Page> => {
      const page = await world.browser.context.newPage();
      await page.goto(`${site.url}${path}`);
      return page;
    };
    await use({
      open,
      async openReady(path) {
        const page = await open(path);
        const panel = await openPanel(page);
        await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled({
          timeout: 30_000,
        });
        return { page, panel };
      },
    });
    for (const page of world.browser.context.pages()) if (!before.has(page)) await page.close();
  },
});

/** Where the mouse presses the filing button. */
export async function publishButtonAt(panel: Frame): Promise<{ x: number; y: number }> {
  const box = await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).boundingBox();
  if (box === null) throw new Error('the button is nowhere');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Does something that must open the review page, and gives that page. */
export async function opensReview(world: World, act: () => Promise<void>): Promise<Page> {
  const opened = world.browser.context.waitForEvent('page', {
    predicate: (page) => page.url().includes('/review.html?tab='),
    timeout: 15_000,
  });
  await act();
  return opened;
}

export { expect };
