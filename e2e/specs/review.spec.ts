/** The review in a page of its own, where nothing of the page can lie over it: it reads, fetches and files like the panel. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { openCase } from '../support/world.ts';

// A world of its own: other files publish the same cases.
test.use({ companionEnv: { PODATELNA_UNDO_OTHER_SECONDS: '2' } });

// The tests of this file go on from each other.
test.describe.configure({ mode: 'serial' });

test('what is covered in the page is filed from the review that opens for it', async ({ world }) => {
  const page = await openCase(world, 'vozidlo');
  const panel = await openPanel(page);
  const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 30_000 });
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;pointer-events:none';
    document.body.append(cover);
    cover.showPopover();
  });
  const review = await world.browser.context
    .waitForEvent('page', {
      predicate: (one) => one.url().includes('/review.html?tab='),
      timeout: 1,
    })
    .catch(() => undefined);
  expect(review, 'nothing opens before a press').toBeUndefined();
  const opened = world.browser.context.waitForEvent('page', {
    predicate: (one) => one.url().includes('/review.html?tab='),
  });
  await publish.click();
  const own = await opened;
  await expect(own.locator('h1')).toHaveText(/142/);
  expect(world.portal.journal.filter((entry) => entry.effect !== null)).toEqual([]);
  const there = own.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(there).toBeEnabled({ timeout: 20_000 });
  await there.click();
  await expect(own.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  // The panel over the page follows what was done elsewhere.
  await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible();
  expect(Object.values(world.portal.state.auctions).map((record) => record.status)).toEqual(['upcoming']);
  await own.close();
});

test('a review opened by itself fetches the attachments through the page and files them', async ({
  world,
}) => {
  const page = await openCase(world, 'byt-zajeci');
  const tabId = await tabIdOf(world.browser, page);
  const review = await world.browser.openOwnPage(`review.html?tab=${tabId}`);
  const publish = review.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 30_000 });
  await publish.click();
  await expect(review.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
  const record = Object.values(world.portal.state.auctions).find(
    (one) => one.data.number === '142EX81/25-27',
  );
  expect(record?.status).toBe('upcoming');
  expect(record?.documents.map((document) => document.document_type)).toContain('auction_decree');
  expect(record?.images).toHaveLength(3);
  await review.close();
});

test('a review whose page went on to another case says so and files nothing', async ({ world }) => {
  const page = await openCase(world, 'bez-jistoty');
  const tabId = await tabIdOf(world.browser, page);
  const review = await world.browser.openOwnPage(`review.html?tab=${tabId}`);
  const publish = review.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(publish).toBeEnabled({ timeout: 30_000 });
  const requests = world.portal.journal.length;
  await page.evaluate(() => {
    // In one go, so that no reading comes between: the press must meet the other case.
    for (const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
      const node = walker.currentNode;
      node.nodeValue = (node.nodeValue ?? '').replaceAll(/142(\s)EX(\s)\d+/g, '142$1EX$29999');
    }
    document.title = document.title.replaceAll(/142(\s)EX(\s)\d+/g, '142$1EX$29999');
  });
  await publish.click({ timeout: 5000 }).catch(() => undefined); // gone already when the reading was faster
  await expect(review.getByText(/9999|jiný spis/).first()).toBeVisible();
  expect(world.portal.journal.slice(requests).filter((entry) => entry.effect !== null)).toEqual([]);
  await review.close();
});
