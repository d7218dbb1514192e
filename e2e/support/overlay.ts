/** Page objects for what lies over a case page: the pill in its closed root, the panel in its frame. */
import type { CDPSession, Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';

interface DomNode {
  readonly nodeId: number;
  readonly backendNodeId: number;
  readonly localName: string;
  readonly nodeValue: string;
  readonly attributes?: string[];
  readonly children?: DomNode[];
  readonly shadowRoots?: DomNode[];
}

function findNode(node: DomNode, wanted: (node: DomNode) => boolean): DomNode | undefined {
  if (wanted(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findNode(child, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(node: DomNode): string {
  return [node.nodeValue, ...(node.children ?? []).map(textOf)].filter((part) => part !== '').join(' ');
}

async function withSession<T>(page: Page, work: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await work(session);
  } finally {
    await session.detach();
  }
}

async function pillPart(
  session: CDPSession,
  wanted: (node: DomNode) => boolean,
): Promise<DomNode | undefined> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as {
    root: DomNode;
  };
  const host = findNode(root, (node) => node.localName === 'podatelna-pill');
  return host && findNode(host, wanted);
}

const isButton = (node: DomNode): boolean => node.localName === 'button';
const isOffer = (node: DomNode): boolean =>
  node.localName === 'div' && node.attributes?.some((one) => one.split(' ').includes('offer')) === true;

/** What a part of the pill says; undefined while it isn't shown. */
function partText(page: Page, wanted: (node: DomNode) => boolean): Promise<string | undefined> {
  return withSession(page, async (session) => {
    const part = await pillPart(session, wanted);
    if (part === undefined) return undefined;
    const { backendNodeId } = part;
    const shown = await session.send('DOM.getBoxModel', { backendNodeId }).catch(() => undefined);
    return shown === undefined ? undefined : textOf(part).trim();
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where something of ours stands over the page; undefined while it isn't shown. */
function boxOf(page: Page, hostName: string, wanted: (node: DomNode) => boolean): Promise<Box | undefined> {
  return withSession(page, async (session) => {
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as {
      root: DomNode;
    };
    const host = findNode(root, (node) => node.localName === hostName);
    const part = host && findNode(host, wanted);
    if (part === undefined) return undefined;
    const found = await session
      .send('DOM.getBoxModel', { backendNodeId: part.backendNodeId })
      .catch(() => undefined);
    const [left = 0, top = 0] = found?.model.border ?? [];
    return found && { left, top, width: found.model.width, height: found.model.height };
  });
}

export const pillBox = (page: Page): Promise<Box | undefined> => boxOf(page, 'podatelna-pill', isButton);
export const panelBox = (page: Page): Promise<Box | undefined> =>
  boxOf(page, 'podatelna-panel', (node) => node.localName === 'podatelna-panel');

/** Presses in the middle of a box, moves by so many pixels, and lets go. */
export async function drag(page: Page, box: Box | undefined, by: { x: number; y: number }): Promise<void> {
  if (box === undefined) throw new Error('it is not shown');
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x, y + by.y, { steps: 6 });
  await page.mouse.up();
}

/** The panel's left edge. */
export const gripBox = (page: Page): Promise<Box | undefined> =>
  boxOf(
    page,
    'podatelna-panel',
    (node) => node.localName === 'div' && node.attributes?.includes('grip') === true,
  );

async function clickPart(
  page: Page,
  find: (session: CDPSession) => Promise<DomNode | undefined>,
): Promise<void> {
  await withSession(page, async (session) => {
    const part = await find(session);
    if (part === undefined) throw new Error('it went away');
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: part.backendNodeId });
    const [x1 = 0, y1 = 0, x2 = 0, , , y3 = 0] = model.border;
    await page.mouse.click((x1 + x2) / 2, (y1 + y3) / 2);
  });
}

/** What the pill says now; undefined while there is none. */
export const pillText = (page: Page): Promise<string | undefined> => partText(page, isButton);

/** What is offered beside the pill after an update of the extension; undefined while nothing is. */
export const offerText = (page: Page): Promise<string | undefined> => partText(page, isOffer);

/** Presses the button of that offer. */
export async function clickOffer(page: Page): Promise<void> {
  await clickPart(page, async (session) => {
    const offer = await pillPart(session, isOffer);
    return offer && findNode(offer, isButton);
  });
}

/** Waits for the pill and clicks it with the mouse, as a person does. */
export async function clickPill(page: Page): Promise<void> {
  await expect.poll(() => pillText(page), { message: 'the pill shows', timeout: 15_000 }).toBeTruthy();
  await clickPart(page, (session) => pillPart(session, isButton));
}

export const findPanel = (page: Page): Frame | undefined =>
  page.frames().find((frame) => frame.url().includes('/panel.html'));

/** Opens the panel through the pill and waits until it shows something. */
export async function openPanel(page: Page): Promise<Frame> {
  if (findPanel(page) === undefined) await clickPill(page);
  await expect.poll(() => findPanel(page) !== undefined, { message: 'the panel opens' }).toBe(true);
  const panel = findPanel(page);
  if (panel === undefined) throw new Error('the panel went away');
  await panel.locator('#root > *').first().waitFor();
  return panel;
}

/** Closes the panel with its own button; the pill stands there again. */
export async function closePanel(page: Page): Promise<void> {
  await findPanel(page)?.getByRole('button', { name: 'Zavřít' }).click();
  await expect.poll(() => findPanel(page) === undefined, { message: 'the panel closes' }).toBe(true);
}
