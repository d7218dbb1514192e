import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutContent, withoutWords } from '../../../extension/features/background/without-content.ts';
import { serviceInfo, submissionOfState } from '../../../extension/features/panel/panel-fixtures.ts';
import { type ExtensionBrowser, extensionFolder, openBrowser } from '../../support/browser.ts';
import { type Row, rowOf } from '../rows.ts';

const rounds = 25;
const remembered = 20;
/** Nothing but a line of text, in the same extension. */
const empty =
  '<!doctype html><html lang="cs"><meta charset="utf-8"><title>Podatelna</title><p>Podatelna</p></html>';

/** The same once it asked for what the popup asks for. */
const asking =
  '<!doctype html><html lang="cs"><meta charset="utf-8"><title>Podatelna</title><p></p><script src="asking.js"></script></html>';
const askingScript =
  'chrome.storage.session.get("overview").then(({ overview }) => { document.querySelector("p").textContent = overview.readAt; });';

/** The popup's own first picture as it was drawn once, with its styles inside: a page with nothing left to work out. */
const preparedScript =
  'chrome.storage.session.get("picture").then(({ picture }) => { document.querySelector("div").innerHTML = picture; });';

/** From opening the popup to its first picture, drawn from memory, beside pages of the same extension that do less. */
export async function popup(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'podatelna-popup-'));
  cpSync(extensionFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'empty.html'), empty);
  writeFileSync(join(folder, 'asking.html'), asking);
  writeFileSync(join(folder, 'asking.js'), askingScript);
  const browser = await openBrowser({ headless: true, extension: folder });
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    const told: number[] = [];
    const prepared: number[] = [];
    await remember(browser);
    await prepare(browser, folder);
    for (let round = 0; round < rounds; round++) {
      bare.push(await firstPicture(browser, 'empty.html'));
      await remember(browser);
      told.push(await firstPicture(browser, 'asking.html'));
      prepared.push(await firstPicture(browser, 'prepared.html', '.entry'));
      ours.push(await firstPicture(browser, 'popup.html', '.entry'));
    }
    return [
      rowOf({ id: 'popup', what: 'popup: opened → list from memory', unit: 'ms', budget: 100 }, ours),
      rowOf({ id: 'popup-empty', what: 'an empty page of the extension', unit: 'ms' }, bare),
      rowOf(
        { id: 'popup-asking', what: 'an empty page that asks for what the popup asks for', unit: 'ms' },
        told,
      ),
      rowOf(
        { id: 'popup-prepared', what: 'the same picture, only to be laid out and painted', unit: 'ms' },
        prepared,
      ),
      rowOf(
        {
          id: 'popup-ratio',
          what: 'popup beside the empty page',
          unit: '×',
          budget: 1.6,
          beside: 'empty page',
        },
        ours.map((ms, round) => ms / (bare[round] ?? Number.NaN)),
      ),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** What the background keeps after an answer of the companion. */
async function remember(browser: ExtensionBrowser): Promise<void> {
  const submissions = Array.from({ length: remembered }, (_, index) =>
    withoutContent(
      submissionOfState(index % 5 === 0 ? 'rejected' : 'done', {
        id: crypto.randomUUID(),
        number: `142EX${index + 1}/25-27`,
        caseKey: { fileMark: `142EX${index + 1}/25`, kind: 'auction', lot: '27' },
      }),
    ),
  );
  const overview = {
    readAt: new Date(Date.now() - 60_000).toISOString(),
    cursor: 1,
    needsPerson: 4,
    service: withoutWords(serviceInfo),
    problem: null,
    submissions,
  };
  await keep(browser, { overview });
}

async function keep(browser: ExtensionBrowser, entries: object): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((kept) => {
    const api: { storage: { session: { set(entries: object): Promise<void> } } } = Reflect.get(
      globalThis,
      'chrome',
    );
    return api.storage.session.set(kept);
  }, entries);
}

/** Draws the popup once and puts its picture where a page of three lines finds it. */
async function prepare(browser: ExtensionBrowser, folder: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await page.locator('.entry').first().waitFor();
  const picture = await page.locator('#root').innerHTML();
  const styles = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
  );
  await page.close();
  await keep(browser, { picture });
  writeFileSync(
    join(folder, 'prepared.html'),
    `<!doctype html><html lang="cs"><meta charset="utf-8"><title>Podatelna</title><style>${styles}</style><div></div><script src="prepared.js"></script></html>`,
  );
  writeFileSync(join(folder, 'prepared.js'), preparedScript);
}

/**
 * @param proof what must stand in the first thing drawn
 * @returns from the beginning of the navigation to the browser's first contentful paint, ms
 */
async function firstPicture(browser: ExtensionBrowser, path: string, proof = 'p'): Promise<number> {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript((wanted) => {
      const observer = new MutationObserver(() => {
        if ((document.body?.innerText ?? '') === '') return;
        observer.disconnect();
        Reflect.set(window, 'isProven', document.querySelector(wanted) !== null);
      });
      observer.observe(document, { childList: true, subtree: true });
    }, proof);
    await page.goto(`chrome-extension://${browser.extensionId}/${path}`);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const { ms, isProven } = await page.evaluate(() => ({
      ms: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      isProven: Reflect.get(window, 'isProven') === true,
    }));
    if (!isProven) throw new Error(`The first picture of ${path} had no ${proof}.`);
    return ms;
  } finally {
    await page.close();
  }
}
