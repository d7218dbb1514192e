/** A granted page that takes the overlay away, listens in on it, imitates it, or is just very strange. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/hostile-fixtures.ts';
import { closePanel, findPanel, openPanel, pillText } from '../support/overlay.ts';

const pillShows = (page: Page) =>
  expect.poll(() => pillText(page), { message: 'the pill shows', timeout: 15_000 }).toBeTruthy();

/** What a script of the page may learn, collected in the page's own world. */
interface Spy {
  readonly heard: string[];
}

test('a page that listens everywhere hears no key typed in the panel', async ({ pages }) => {
  const page = await pages.open();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { spy: { heard } satisfies Spy });
    const names = [
      'keydown',
      'keyup',
      'keypress',
      'beforeinput',
      'input',
      'change',
      'compositionstart',
      'paste',
      'copy',
    ];
    for (const target of [window, document, document.documentElement])
      for (const name of names)
        target.addEventListener(name, (event) => heard.push(`${name} ${Reflect.get(event, 'key')}`), true);
    document.addEventListener('selectionchange', () => heard.push(`selection ${document.getSelection()}`));
  });
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Rozbalit vše' }).click();
  await panel.locator('.row__text').first().click();
  const box = panel.locator('input[type="text"]:visible,input:not([type]):visible,textarea:visible').first();
  await box.fill('');
  await box.pressSequentially('TajnyText1');
  await expect(box).toHaveValue('TajnyText1');
  await box.press('Control+A');
  await box.press('Control+C');
  await box.press('Escape');
  const { heard } = await page.evaluate((): Spy => Reflect.get(window, 'spy'));
  expect(heard).toEqual([]);
});

test('the script announces itself to no page, and no ticket is heard of', async ({ world, site }) => {
  const page = await world.browser.context.newPage();
  await page.addInitScript(() => {
    if (!location.protocol.startsWith('http')) return;
    const heard: string[] = [];
    Object.assign(window, { spy: { heard } satisfies Spy });
    window.addEventListener('message', (event) => heard.push(JSON.stringify(event.data)), true);
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      heard.push(`dispatched ${event.type}`);
      return dispatch.call(this, event);
    };
    for (const name of ['wxt:content-script-started', 'case-page'])
      document.addEventListener(name, () => heard.push(name), true);
  });
  await page.goto(`${site.url}/spis/byt-zajeci`);
  await openPanel(page);
  const { heard } = await page.evaluate((): Spy => Reflect.get(window, 'spy'));
  expect(heard).toEqual([]);
  await page.close();
});

test("messages and events in the framework's and our own names change nothing", async ({ pages, world }) => {
  const { page, panel } = await pages.openReady();
  await page.evaluate((id) => {
    const ticket = crypto.randomUUID();
    const messages: unknown[] = [
      { type: `${id}:case-page:wxt:content-script-started`, contentScriptName: 'case-page', messageId: 'x' },
      { type: 'wxt:content-script-started', contentScriptName: 'case-page', messageId: 'x' },
      { podatelnaTicket: ticket, focus: true },
      { to: 'page.close-panel', message: {} },
      { to: 'page.grants-changed', message: {} },
      { to: 'submission.file', message: {} },
      { what: 'moved' },
      { what: 'report', ask: 1, report: { sound: true, stillMs: 9e9, onTop: true, alone: true } },
    ];
    for (const message of messages) {
      window.postMessage(message, '*');
      for (let frame = 0; frame < window.length; frame += 1) window[frame]?.postMessage(message, '*');
    }
    const names = [
      `${id}:case-page:wxt:content-script-started`,
      'wxt:content-script-started',
      'wxt:locationchange',
      'podatelna',
      'toggle',
      'pointerenter',
      'focusin',
    ];
    const detail = { contentScriptName: 'case-page', messageId: 'x' };
    for (const name of names)
      for (const target of [
        window,
        document,
        document.documentElement,
        document.querySelector('podatelna-panel'),
      ])
        target?.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }, world.browser.extensionId);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled();
  await closePanel(page);
  await pillShows(page);
});

const removals: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  removed: (page) => page.evaluate(() => document.querySelector('podatelna-panel')?.remove()),
  're-parented': (page) =>
    page.evaluate(() => {
      const host = document.querySelector('podatelna-panel');
      if (host !== null) document.body.append(host);
    }),
  'moved with its state kept': (page) =>
    page.evaluate(() => {
      const host = document.querySelector('podatelna-panel');
      const body: { moveBefore?: (node: Node, child: Node | null) => void } = document.body as never;
      if (host !== null) body.moveBefore?.(host, null);
    }),
  'closed like a popover': (page) =>
    page.evaluate(() => document.querySelector<HTMLElement>('podatelna-panel')?.hidePopover()),
  'no popover any more': (page) =>
    page.evaluate(() => document.querySelector('podatelna-panel')?.removeAttribute('popover')),
};

for (const [name, take] of Object.entries(removals)) {
  test(`a panel that is ${name} stands there again, with its case`, async ({ pages }) => {
    const { page } = await pages.openReady();
    await take(page);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const host = document.querySelector('podatelna-panel');
          return host?.parentNode === document.documentElement && host.matches(':popover-open');
        }),
      )
      .toBe(true);
    await expect(async () => {
      const panel = findPanel(page);
      await expect(panel?.getByRole('button', { name: 'Zveřejnit dražbu' }) ?? page.locator('x')).toBeVisible(
        {
          timeout: 2000,
        },
      );
    }).toPass({ timeout: 20_000 });
  });
}

test('a page that takes the panel away again and again gets rid of it, and of nothing else', async ({
  pages,
}) => {
  const { page } = await pages.openReady();
  await page.evaluate(() => {
    new MutationObserver(() => document.querySelector('podatelna-panel')?.remove()).observe(
      document.documentElement,
      { childList: true },
    );
    document.querySelector('podatelna-panel')?.remove();
  });
  await expect.poll(() => findPanel(page) === undefined).toBe(true);
  // The page goes on working, and the pill stands where it stood.
  expect(await page.evaluate(() => 1 + 1)).toBe(2);
  await pillShows(page);
});

test('a cloned host is an empty element', async ({ pages }) => {
  const { page, panel } = await pages.openReady();
  const clone = await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('podatelna-panel');
    const copy = host?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error('no copy');
    document.documentElement.append(copy);
    copy.showPopover();
    return {
      children: copy.childNodes.length,
      root: copy.shadowRoot,
      frames: document.querySelectorAll('iframe').length,
    };
  });
  expect(clone).toEqual({ children: 0, root: null, frames: 0 });
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible();
});

test('a page that replaced what scripts are made of learns nothing and breaks nothing', async ({
  world,
  site,
}) => {
  const page = await world.browser.context.newPage();
  const poison = (): void => {
    // The test library runs this in every frame, ours included; a page's script reaches only its own.
    if (!location.protocol.startsWith('http')) return;
    const heard: string[] = [];
    Object.assign(window, { spy: { heard } satisfies Spy });
    const attachShadow = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      heard.push(`attachShadow ${this.localName}`);
      return attachShadow.call(this, { ...init, mode: 'open' });
    };
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...parts: Parameters<typeof listen>) {
      if (this instanceof Element && this.localName.startsWith('podatelna'))
        heard.push(`listens ${parts[0]}`);
      return listen.apply(this, parts);
    };
    const post = window.postMessage;
    window.postMessage = (...parts: unknown[]) => {
      heard.push(`posts ${JSON.stringify(parts[0])}`);
      return Reflect.apply(post, window, parts);
    };
    const lie = (): never => {
      throw new Error('poisoned');
    };
    for (const name of ['map', 'filter', 'includes', 'join', 'flatMap', 'some', 'every'])
      Object.defineProperty(Array.prototype, name, { value: lie, configurable: true });
    Object.defineProperty(Element.prototype, 'shadowRoot', { get: () => null, configurable: true });
    Object.defineProperty(Document.prototype, 'documentElement', { get: lie, configurable: true });
    JSON.stringify = lie;
    crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
    Object.defineProperty(window, 'chrome', { value: { runtime: { sendMessage: lie } } });
  };
  await page.addInitScript(poison);
  await page.goto(`${site.url}/spis/byt-zajeci`);
  await pillShows(page);
  const panel = await openPanel(page);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate((): string[] => (Reflect.get(window, 'spy') as Spy).heard)).toEqual([]);
  await page.close();
});

test('the strictest content security policy changes nothing for us', async ({ pages }) => {
  const { panel } = await pages.openReady('/prisny/spis/byt-zajeci');
  await expect(panel.getByText('142 EX 81/25-27').first()).toBeVisible();
});

test('elements named like object prototypes are elements', async ({ pages }) => {
  const { panel } = await pages.openReady('/prototypy/spis/byt-zajeci');
  await expect(panel.getByText('142 EX 81/25-27').first()).toBeVisible();
});

test('a frameset around a case page is read, or nothing stands on it', async ({ pages }) => {
  const page = await pages.open('/ramy?strana=/spis/byt-zajeci');
  await pillShows(page);
  const panel = await openPanel(page);
  await expect(panel.getByText('142 EX 81/25-27').first()).toBeVisible();
});
