/** A granted page that wants the clerk's click: whatever it lays over the panel or does to it, nothing is filed by it. */
import type { Frame, Page } from '@playwright/test';
import { expect, opensReview, publishButtonAt, test } from '../support/hostile-fixtures.ts';
import { findPanel, openPanel, pillText } from '../support/overlay.ts';
import type { World } from '../support/world.ts';

/** A picture of something harmless over the whole window, through which every press falls. */
function layCover(page: Page): Promise<void> {
  return page.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none';
    cover.textContent = 'Klikněte a vyhrajte';
    document.body.append(cover);
    cover.showPopover();
  });
}

/** The panel says by its busy button that it waits; a press is worth a test once it doesn't. */
async function settled(page: Page): Promise<void> {
  const panel = findPanel(page);
  if (panel === undefined) throw new Error('the panel went away');
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled({ timeout: 10_000 });
}

/** Right after what the page did the panel may still wait to come to rest, and take no press; a person presses again. */
async function pressUntilReview(world: World, page: Page, at: { x: number; y: number }): Promise<void> {
  const countReviews = (): number =>
    world.browser.context.pages().filter((one) => one.url().includes('/review.html')).length;
  // One that an earlier test left behind is not this one's.
  const before = countReviews();
  await expect(async () => {
    await page.mouse.click(at.x, at.y);
    expect(countReviews()).toBeGreaterThan(before);
  }).toPass({ intervals: [700], timeout: 12_000 });
}

/** Whether the browser says that the panel is painted with nothing over it. */
function isPainted(panel: Frame): Promise<boolean> {
  return panel.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
          trackVisibility: true,
          delay: 100,
        };
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          resolve(Reflect.get(entries.at(-1) ?? {}, 'isVisible') === true);
        }, options);
        observer.observe(document.body);
      }),
  );
}

/** The part of two pictures that differs by more than rounding, 0 to 1. */
function differingPixels(panel: Frame, one: Buffer, other: Buffer): Promise<number> {
  return panel.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          canvas?.drawImage(bitmap, 0, 0);
          return canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      if (a === undefined || b === undefined || a.length !== b.length) return 1;
      return a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > 8).length / a.length;
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

const covers: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'a cover in the top layer lets presses through': layCover,
  'a small cover hides only the values': (page) =>
    page.evaluate(() => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:80px 40px auto auto;width:300px;height:200px;margin:0;background:#fff;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    }),
};

for (const [name, lay] of Object.entries(covers)) {
  test(`the review opens elsewhere when ${name}`, async ({ world, pages }) => {
    const { page, panel } = await pages.openReady();
    await settled(page);
    await lay(page);
    const at = await publishButtonAt(panel);
    await settled(page);
    const review = await opensReview(world, () => pressUntilReview(world, page, at));
    await expect(review.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible({ timeout: 20_000 });
  });
}

test('a cover laid the moment before the press opens the review elsewhere', async ({ world, pages }) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  const at = await publishButtonAt(panel);
  await page.mouse.move(at.x, at.y);
  // Sooner than the browser tells by itself what it paints.
  await opensReview(world, async () => {
    await layCover(page);
    await page.mouse.down();
    await page.mouse.up();
  });
});

test('the review opens elsewhere when the page shrinks its root to a dot', async ({ world, pages }) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  const before = await publishButtonAt(panel);
  const zoom = (factor: string) =>
    page.evaluate((value) => {
      document.documentElement.style.setProperty('zoom', value, 'important');
      const { x, y, width, height } =
        document.querySelector('podatelna-panel')?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    }, factor);
  const large = await zoom('1');
  const dot = await zoom('0.1');
  expect(dot.width).toBeLessThan(50);
  await settled(page);
  // The button is a speck now; the mouse finds it where it stood in the panel.
  const at = {
    x: dot.x + ((before.x - large.x) * dot.width) / large.width,
    y: dot.y + ((before.y - large.y) * dot.height) / large.height,
  };
  await opensReview(world, () => pressUntilReview(world, page, at));
});

test('a view transition that shows the page elsewhere than where presses go gives no click', async ({
  pages,
}) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  const at = await publishButtonAt(panel);
  await page.evaluate(async () => {
    const style = document.createElement('style');
    style.textContent = `::view-transition{pointer-events:none}
      ::view-transition-group(*),::view-transition-old(*),::view-transition-new(*){animation-duration:90s!important}
      ::view-transition-new(root){transform:translateX(-500px)}`;
    document.head.append(style);
    await document.startViewTransition(() => undefined).ready;
  });
  await page.mouse.click(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible();
});

test('a cover taken away under the cursor gives no click', async ({ pages }) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  await layCover(page);
  // It lies there long enough to be looked at: what a bait needs.
  await expect.poll(() => isPainted(panel), { message: 'the cover is noticed' }).toBe(false);
  const at = await publishButtonAt(panel);
  await page.mouse.move(at.x, at.y);
  await page.evaluate(() => document.querySelector('#cover')?.remove());
  // Within the time a person needs to see what came up.
  await page.mouse.down();
  await page.mouse.up();
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible();
});

test("a page's own modal dialog leaves the panel dead", async ({ pages }) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.style.cssText = 'pointer-events:none;opacity:.01;inset:0;width:100vw;height:100vh';
    document.body.append(dialog);
    dialog.showModal();
  });
  const at = await publishButtonAt(panel);
  await page.mouse.click(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeVisible();
});

test('clicks that scripts make open nothing and file nothing', async ({ pages }) => {
  const page = await pages.open();
  await expect.poll(() => pillText(page), { timeout: 15_000 }).toBeTruthy();
  const click = (name: string) =>
    page.evaluate((selector) => {
      const host = document.querySelector<HTMLElement>(selector);
      if (host === null) throw new Error('no host');
      const { left, top, width, height } = host.getBoundingClientRect();
      for (const target of [host, document.elementFromPoint(left + width / 2, top + height / 2) ?? host]) {
        target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
        target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
        );
        if (target instanceof HTMLElement) target.click();
      }
      return { root: host.shadowRoot === null, frames: window.length };
    }, name);
  const onPill = await click('podatelna-pill');
  expect(onPill.root).toBe(true);
  expect(findPanel(page)).toBeUndefined();
  const panel = await openPanel(page);
  await settled(page);
  await click('podatelna-panel');
  await expect(panel.getByRole('button', { name: 'Zveřejnit dražbu' })).toBeEnabled();
  // The page can't count our frame either, so it can't post to it or send it elsewhere.
  expect((await click('podatelna-panel')).frames).toBe(onPill.frames);
});

test('a transparent page leaves the panel as visible as it was', async ({ pages }) => {
  const { page, panel } = await pages.openReady();
  await settled(page);
  const picture = async (): Promise<Buffer> => {
    // It stands a scroll bar's width further right when the page has none any more.
    const box = await panel.locator('main').boundingBox();
    if (box === null) throw new Error('the panel is nowhere');
    return page.screenshot({ clip: box });
  };
  let before = await picture();
  // Small pictures of the files come in after the panel is ready.
  await expect
    .poll(async () => {
      const next = await picture();
      const differing = await differingPixels(panel, before, next);
      before = next;
      return differing;
    })
    .toBe(0);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent =
      'html,body{opacity:0!important;filter:opacity(0)!important;visibility:hidden!important}';
    document.head.append(style);
  });
  await settled(page);
  await expect.poll(async () => differingPixels(panel, before, await picture())).toBeLessThan(0.001);
});

test("the page's styles change nothing of the panel", async ({ pages }) => {
  const { page } = await pages.openReady();
  await settled(page);
  const box = () =>
    page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('podatelna-panel');
      if (host === null) return undefined;
      const { opacity, transform, visibility, clipPath, filter, pointerEvents, cursor, translate, scale } =
        getComputedStyle(host);
      const { right, y, width, height } = host.getBoundingClientRect();
      return [
        // A scroll bar may come and go.
        document.documentElement.clientWidth - right,
        y,
        width,
        height,
        opacity,
        transform,
        visibility,
        clipPath,
        filter,
        pointerEvents,
        cursor,
        translate,
        scale,
        getComputedStyle(host, '::before').content,
        getComputedStyle(host, '::after').content,
        getComputedStyle(host, '::backdrop').display,
      ];
    });
  const before = await box();
  expect(before?.slice(4, 9)).toEqual(['1', 'none', 'visible', 'none', 'none']);
  await page.evaluate(() => {
    const rules = `opacity:.01!important;transform:translateX(-300px) scale(.1)!important;visibility:hidden!important;
      clip-path:inset(0 0 90% 0)!important;filter:blur(9px)!important;pointer-events:none!important;cursor:none!important;
      translate:-50px!important;scale:.5!important;width:50px!important;inset:0!important;animation:jump 1s infinite!important;
      transition:all 9s!important;will-change:transform!important;mask:linear-gradient(#0000,#0000)!important`;
    const style = document.createElement('style');
    style.textContent = `podatelna-panel,html>:last-child,*{${rules}}@keyframes jump{to{left:0}}
      html,body{opacity:1!important}
      podatelna-panel::before,podatelna-panel::after,podatelna-panel::backdrop{content:"Klikněte a vyhrajte"!important;
        display:block!important;position:fixed!important;inset:0!important;background:#fff!important;pointer-events:none!important;
        z-index:9!important;opacity:1!important}`;
    const host = document.querySelector<HTMLElement>('podatelna-panel');
    host?.style.setProperty('cssText', rules);
    for (const rule of rules.split(';')) {
      const [name = '', value = ''] = rule.split(':');
      host?.style.setProperty(name.trim(), value.replace('!important', ''), 'important');
    }
    host?.animate([{ translate: '0' }, { translate: '-400px' }], { duration: 500, iterations: Infinity });
    host?.setAttribute('hidden', '');
    host?.setAttribute('inert', '');
    document.head.append(style);
  });
  expect(await box()).toEqual(before);
});
