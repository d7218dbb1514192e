/** What the browser shows of us beside every window: of what needs a person and isn't before their eyes, without a name. */
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase, type World } from '../support/world.ts';

// After every term of the practice cases: the portal refuses each of them.
test.use({
  portalNow: '2031-01-01T00:00:00Z',
  companionEnv: { PODATELNA_UNDO_PUBLIC_SECONDS: '2' },
});
test.describe.configure({ mode: 'serial' });

interface Api {
  readonly notifications: {
    getAll(): Promise<Readonly<Record<string, boolean>>>;
    readonly onClicked: { dispatch(id: string): void };
  };
}

async function shownIn({ browser }: World): Promise<readonly string[]> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const api: Api = Reflect.get(globalThis, 'chrome');
    return Object.keys(await api.notifications.getAll());
  });
}

test('nothing is shown of what the person looks at', async ({ world }) => {
  const page = await openCase(world, 'byt-zajeci');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByText(/odmítl pole Zahájení/).first()).toBeVisible({ timeout: 30_000 });
  // The badge is drawn with the same overview that notifications are made of.
  await expect.poll(() => badge(world)).toBe('1');
  expect(await shownIn(world)).toEqual([]);
  await page.close();
});

test('a refusal while the person is elsewhere is shown, and a click leads to it', async ({ world }) => {
  const page = await openCase(world, 'bez-jistoty');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await expect(panel.getByRole('button', { name: /Vrátit zpět/ })).toBeVisible();
  const other = await world.browser.context.newPage();
  await other.bringToFront();
  await expect.poll(() => shownIn(world), { timeout: 30_000 }).toHaveLength(1);
  const [id = ''] = await shownIn(world);
  expect(id).toContain(' rejected ');

  const opened = world.browser.context.waitForEvent('page');
  await click(world, id);
  const status = await opened;
  await expect(status.getByRole('searchbox')).toHaveValue(/^142/, { timeout: 20_000 });
  await expect(status.locator('tbody tr')).toHaveCount(1);
  await expect(status.locator('tbody tr')).toContainText('Odmítnuto');
  expect(await shownIn(world)).toEqual([]);

  // A second click goes to the page that is open, and shows there what it is about.
  const pages = world.browser.context.pages().length;
  await status.getByRole('searchbox').fill('nic takového');
  await expect(status.locator('tbody tr')).toHaveCount(0);
  await other.bringToFront();
  await click(world, id);
  await expect(status.locator('tbody tr')).toContainText('Odmítnuto');
  await expect.poll(() => status.evaluate(() => document.visibilityState)).toBe('visible');
  expect(world.browser.context.pages()).toHaveLength(pages);

  // Of a filing so old that the overview doesn't hold it: the service is asked which it is.
  await status.getByRole('searchbox').fill('nic takového');
  await expect(status.locator('tbody tr')).toHaveCount(0);
  const worker = await world.browser.worker();
  await worker.evaluate(() => {
    const api: { storage: { session: { remove(key: string): Promise<void> } } } = Reflect.get(
      globalThis,
      'chrome',
    );
    return api.storage.session.remove('overview');
  });
  await click(world, id.replace(' rejected ', ' term-near '));
  await expect(status.locator('tbody tr')).toContainText('Odmítnuto');
  await expect(status.getByRole('searchbox')).toHaveValue(/^142/);
  await status.close();
  await other.close();
});

async function click(world: World, shown: string): Promise<void> {
  const worker = await world.browser.worker();
  await worker.evaluate((id) => {
    const api: Api = Reflect.get(globalThis, 'chrome');
    api.notifications.onClicked.dispatch(id);
  }, shown);
}

function badge({ browser }: World): Promise<string> {
  return browser.worker().then((worker) =>
    worker.evaluate(() => {
      const api: { action: { getBadgeText(details: object): Promise<string> } } = Reflect.get(
        globalThis,
        'chrome',
      );
      return api.action.getBadgeText({});
    }),
  );
}
