/** Popup and side panel as a person opens them. They are no pages of the test library, so the browser's own protocol drives them. */
import type { CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

export interface OwnView {
  evaluate<T>(expression: string): Promise<T>;
  text(): Promise<string>;
  /** Clicks the button with this text, with the mouse. */
  click(buttonText: string): Promise<void>;
  /** A PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A session inside the browser's session: the library offers none for a target it doesn't know. */
async function attach(browserSession: CDPSession, targetId: string) {
  const { sessionId } = await browserSession.send('Target.attachToTarget', { targetId, flatten: false });
  let count = 0;
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  browserSession.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as {
      id?: number;
      result?: unknown;
      error?: { message: string };
    };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  return async <T>(method: string, params: object = {}): Promise<T> => {
    count += 1;
    const id = count;
    const answered = new Promise<{ result?: unknown; error?: { message: string } }>((resolve) => {
      waiting.set(id, resolve);
    });
    const message = JSON.stringify({ id, method, params });
    await browserSession.send('Target.sendMessageToTarget', { sessionId, message });
    const answer = await answered;
    waiting.delete(id);
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result as T;
  };
}

async function listTargets(session: CDPSession, filter?: { type: string }[]): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await session.send('Target.getTargets', filter === undefined ? {} : { filter });
  return targetInfos;
}

/** Presses the toolbar button over a page; like a person's click it lets the extension see that tab. */
export async function openPopup(browser: ExtensionBrowser, page: Page): Promise<OwnView> {
  await page.bringToFront();
  const root = browser.context.browser();
  if (root === null) throw new Error('this browser offers no session');
  const session = await root.newBrowserCDPSession();
  const tab = (await listTargets(session, [{ type: 'tab' }])).find((target) => target.url === page.url());
  if (tab === undefined) throw new Error('the page is in no tab');
  // Newer than the library's list of methods.
  const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: browser.extensionId, targetId: tab.targetId });
  return driveView(session, 'popup.html');
}

/** The side panel, once something opened it. */
export async function findSidePanel(browser: ExtensionBrowser): Promise<OwnView> {
  const root = browser.context.browser();
  if (root === null) throw new Error('this browser offers no session');
  return driveView(await root.newBrowserCDPSession(), 'sidepanel.html');
}

async function driveView(session: CDPSession, page: string): Promise<OwnView> {
  const isWanted = (one: TargetInfo): boolean => one.url.endsWith(`/${page}`);
  await expect
    .poll(async () => (await listTargets(session)).some(isWanted), { message: `${page} opens` })
    .toBe(true);
  const target = (await listTargets(session)).find(isWanted);
  if (target === undefined) throw new Error(`${page} closed`);
  const inView = await attach(session, target.targetId);

  async function evaluate<T>(expression: string): Promise<T> {
    const { result } = await inView<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  }

  return {
    evaluate,
    text: () => evaluate<string>('document.body.innerText'),
    async click(buttonText) {
      const find = `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(buttonText)})`;
      const look = (): Promise<{ x: number; y: number } | null> =>
        evaluate(
          `(() => { const box = ${find}?.getBoundingClientRect(); return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null; })()`,
        );
      // What is above it may still be on its way; who presses it has seen it stand.
      let place = await look();
      await expect
        .poll(
          async () => {
            const before = place;
            place = await look();
            return place !== null && place.x === before?.x && place.y === before.y;
          },
          { message: `${page} offers ${buttonText}`, intervals: [300] },
        )
        .toBe(true);
      if (place === null) throw new Error(`${buttonText} has gone`);
      const { x, y } = place;
      for (const type of ['mousePressed', 'mouseReleased']) {
        await inView('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
      }
    },
    async screenshot() {
      const { data } = await inView<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    async close() {
      await session.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined);
      await session.detach();
    },
  };
}
