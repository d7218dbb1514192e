/** Who may speak to the background worker, in a real browser: a panel only of its own tab's case, others not at all. */
import type { Frame, Page } from '@playwright/test';
import { expect, test } from '../support/hostile-fixtures.ts';
import { startHostileSite } from '../support/hostile-site.ts';
import { findPanel, openPanel, pillText } from '../support/overlay.ts';
import { allowSite, tabIdOf, withdrawSite } from '../support/site-grant.ts';
import { tryBackground } from '../support/try-background.ts';
import { openCase } from '../support/world.ts';

const own = { fileMark: '142EX81/25', kind: 'auction', lot: '27' };
const foreign = { fileMark: '142EX104/26', kind: 'auction', lot: '9' };
const uuid = '11111111-2222-4333-8444-555555555555';

const taught = { field: 'lowestBid', rule: { anchors: [{ by: 'id', id: 'cena' }] }, frames: {} };

/** Messages a stranger could try, each well formed. */
const tries: Readonly<Record<string, object>> = {
  'case.read': {},
  'panel.close': {},
  'panel.open-review': {},
  'panel.hello': { ticket: uuid },
  'page.panel-ticket': { ticket: uuid },
  'page.load-reader': {},
  'page.still-granted': {},
  'service.call': { route: 'submissions.list', message: {} },
  'document.fetch': { href: 'http://spis.localhost/d', name: 'a.pdf', documentType: 'other_doc' },
  'site.grant-changed': {},
  'tab.read': {},
  'tab.open-panel': {},
  'tab.open': { page: 'options', section: 'pairing' },
  'marked.take': {},
  'search.take': {},
  'page.site-settings': {},
  'page.place-changed': { panelWidth: 500 },
  'page.picked': { what: 'left' },
  'teach.start': { second: false, here: false },
  'teach.wanted': {},
  'restriction-words.read': {},
  'restriction-words.save': { words: [] },
  'teach.stop': {},
  'profile.teach': { taught },
  'profile.forget': { field: 'lowestBid' },
  'profiles.list': {},
  'profiles.import': { text: '{}' },
  'profiles.remove': { name: 'spis' },
  'pairing.read': {},
  'pairing.forget': {},
};

/** What every one of them gets: silence or a refusal, never a value. */
async function expectNothing(frame: Frame | Page): Promise<void> {
  for (const [to, message] of Object.entries(tries)) {
    const answer = await tryBackground(frame, to, message);
    expect(answer?.ok ?? false, to).toBe(false);
  }
}

test("a panel in one tab neither reads nor files another tab's case", async ({ world, pages }) => {
  const other = await openCase(world, 'vozidlo');
  const otherPanel = await openPanel(other);
  await expect(otherPanel.locator('h1')).not.toBeEmpty();
  const otherTab = await tabIdOf(world.browser, other);
  const otherMark = await tryBackground(otherPanel, 'case.read', {});
  const { panel } = await pages.openReady();

  // A tab that is named is not the tab that is read.
  const read = await tryBackground(panel, 'case.read', { tabId: otherTab });
  expect(JSON.stringify(read)).toContain('142EX81/25');
  expect(JSON.stringify(otherMark)).not.toContain('142EX81/25');

  const refused: readonly (readonly [route: string, message: object])[] = [
    ['drafts.read', { key: foreign }],
    ['drafts.discard', { key: foreign }],
    ['submissions.list', { fileMark: foreign.fileMark }],
    ['submissions.list', {}],
    ['remote.look', { key: foreign, number: '142EX104/26-9', recordKind: 'movable' }],
    ['drafts.list', {}],
    ['submissions.watch', { since: 0, waitMs: 0 }],
    ['secrets.set', { system: 'portal-drazeb', secret: { username: 'a' } }],
    ['secrets.list', {}],
    ['pairing.open', {}],
    ['pairs.list', {}],
    ['pairs.revoke', { id: uuid }],
    ['attachments.begin', { uploadId: uuid, name: 'a', size: 1, documentType: null }],
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', {}],
  ];
  for (const [route, message] of refused) {
    const answer = await tryBackground(panel, 'service.call', { route, message });
    expect(answer?.ok, `${route} ${JSON.stringify(message)}`).toBe(false);
  }
  const allowed = await tryBackground(panel, 'service.call', { route: 'drafts.read', message: { key: own } });
  expect(allowed?.ok).toBe(true);

  const { draft } = (allowed?.value ?? {}) as { draft: { fields: object } | null };
  expect(draft === null || typeof draft === 'object').toBe(true);
  for (const name of [
    'profiles.list',
    'profiles.import',
    'profiles.remove',
    'restriction-words.read',
    'restriction-words.save',
    'page.site-settings',
    'page.place-changed',
    'page.picked',
    'pairing.read',
    'pairing.forget',
    'tab.read',
    'tab.open-panel',
    'search.take',
    'site.grant-changed',
    'page.summary',
    '__proto__',
    'constructor',
  ])
    expect(await tryBackground(panel, name, {}), name).toBeNull();
});

test('a panel that the page embeds stays empty and is not answered, whatever tickets it is given', async ({
  world,
  pages,
}) => {
  const page = await pages.open();
  await openPanel(page);
  const ours = findPanel(page);
  const src = `chrome-extension://${world.browser.extensionId}/panel.html`;
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.id = 'false-panel';
    frame.src = address;
    frame.style.cssText = 'position:fixed;inset:0;width:400px;height:600px';
    document.body.append(frame);
    frame.addEventListener('load', () => {
      for (const ticket of [crypto.randomUUID(), '', '__proto__', '11111111-2222-4333-8444-555555555555']) {
        const { port1, port2 } = new MessageChannel();
        frame.contentWindow?.postMessage({ podatelnaTicket: ticket, focus: true }, '*', [port2]);
        port1.onmessage = () => document.body.setAttribute('data-leak', 'port');
        port1.postMessage({
          what: 'report',
          ask: 1,
          report: { sound: true, stillMs: 1e6, onTop: true, alone: true },
        });
      }
    });
  }, src);
  const find = () => page.frames().find((one) => one !== ours && one.url() === src);
  await expect.poll(() => find() !== undefined).toBe(true);
  const intruder = find();
  if (intruder === undefined) throw new Error('the page embeds nothing');
  await expectNothing(intruder);
  expect(await intruder.locator('#root > *').count()).toBe(0);
  expect(await page.locator('[data-leak]').count()).toBe(0);
});

test('nothing else of ours can be framed or opened by a page, and the panel in a window of its own is empty', async ({
  world,
  pages,
}) => {
  const page = await pages.open();
  const base = `chrome-extension://${world.browser.extensionId}`;
  for (const path of [
    'review.html?tab=1',
    'options.html',
    'popup.html',
    'background.js',
    'case-page.js',
    'manifest.json',
  ]) {
    const loaded = await page.evaluate(async (address) => {
      try {
        await fetch(address);
        return true;
      } catch {
        return false;
      }
    }, `${base}/${path}`);
    expect(loaded, path).toBe(false);
    await page.goto(`${new URL(page.url()).origin}/ram?strana=${encodeURIComponent(`${base}/${path}`)}`);
    const framed = page.frames().find((one) => one !== page.mainFrame());
    expect(framed?.url() ?? 'chrome-error://', path).toMatch(/^chrome-error:/);
  }
  const opened = world.browser.context.waitForEvent('page');
  await page.evaluate((address) => void window.open(address), `${base}/panel.html?tab=1`);
  const alone = await opened;
  await alone.waitForLoadState();
  await expectNothing(alone);
  expect(await alone.locator('#root > *').count()).toBe(0);
});

test('a page itself has nobody to speak to', async ({ pages, world }) => {
  const page = await pages.open();
  await expect.poll(() => pillText(page), { timeout: 15_000 }).toBeTruthy();
  await expectNothing(page);
  const direct = await page.evaluate(async (id) => {
    const api: { runtime?: { sendMessage(id: string, message: object): Promise<unknown> } } | undefined =
      Reflect.get(globalThis, 'chrome');
    try {
      return (await api?.runtime?.sendMessage(id, { to: 'case.read', message: {} })) ?? null;
    } catch {
      return null;
    }
  }, world.browser.extensionId);
  expect(direct).toBeNull();
});

test('on a loopback page and on a site nobody granted no script of ours runs', async ({
  world,
  pages,
  site,
}) => {
  const stranger = await startHostileSite('cizi.localhost');
  try {
    const quiet: Page[] = [];
    for (const url of [site.loopbackUrl, stranger.url]) {
      const page = await world.browser.context.newPage();
      await page.goto(`${url}/spis/byt-zajeci`);
      quiet.push(page);
    }
    // A granted page that was opened later has its pill: the others would have theirs by now.
    const granted = await pages.open();
    await expect.poll(() => pillText(granted), { timeout: 15_000 }).toBeTruthy();
    for (const page of quiet) {
      expect(await page.locator('podatelna-pill').count()).toBe(0);
      await expectNothing(page);
      await page.close();
    }
  } finally {
    await stranger.stop();
  }
});

test('a grant withdrawn in the browser takes pill and panel away, and the background refuses', async ({
  world,
  pages,
  site,
}) => {
  const { page, panel } = await pages.openReady();
  const second = await pages.open();
  await expect.poll(() => pillText(second), { timeout: 15_000 }).toBeTruthy();
  const tabId = await tabIdOf(world.browser, page);
  const ownPage = await world.browser.openOwnPage('options.html');
  await withdrawSite(world.browser, site.url);
  await expect.poll(() => page.locator('podatelna-panel,podatelna-pill').count()).toBe(0);
  await expect.poll(() => second.locator('podatelna-panel,podatelna-pill').count()).toBe(0);
  expect(findPanel(page)).toBeUndefined();
  expect(panel.isDetached()).toBe(true);
  const answer = await tryBackground(ownPage, 'case.read', { tabId });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'page-gone' } });
  await page.reload();
  await page.waitForLoadState();
  expect(await page.locator('podatelna-panel,podatelna-pill').count()).toBe(0);

  // Granted again, the open tabs are served again without a reload.
  await allowSite(world.browser, site.url);
  await expect.poll(() => pillText(second), { timeout: 15_000 }).toBeTruthy();
  await ownPage.close();
});
