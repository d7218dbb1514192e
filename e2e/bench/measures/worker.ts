import type { Page } from '@playwright/test';
import { stopWorker } from '../../support/stop-worker.ts';
import { pairBrowser, startWorld } from '../../support/world.ts';
import { type Row, rowOf } from '../rows.ts';

const rounds = 10;

/**
 * From a page of ours to the companion's disk and back: through a background worker that is awake, and through one that
 * the browser has ended and must start first, which then opens a session of its own. What is stored is a draft.
 */
export async function worker(): Promise<Row[]> {
  const world = await startWorld({ browser: { headless: true } });
  try {
    await pairBrowser(world.browser, world.companion);
    const page = await world.browser.openOwnPage('document.html');
    const awake: number[] = [];
    const ended: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await stopWorker(world.browser);
      await page.bringToFront();
      ended.push(await saveOne(page, `${round + 1}`));
      awake.push(await saveOne(page, `${rounds + round + 1}`));
    }
    return [
      rowOf({ id: 'worker-awake', what: 'extension → stored, the worker awake', unit: 'ms' }, awake),
      rowOf({ id: 'worker-cold', what: 'the same, the worker ended before', unit: 'ms', budget: 400 }, ended),
    ];
  } finally {
    await world.stop();
  }
}

/** @returns milliseconds until the answer that it is stored */
async function saveOne(page: Page, number: string): Promise<number> {
  const { ms, isStored } = await page.evaluate(async (serial) => {
    const key = { fileMark: `142EX${serial}/25`, kind: 'auction', lot: '' };
    const updatedAt = new Date().toISOString();
    const draft = { key, version: 0, updatedAt, pageUrl: null, fields: {}, attachments: [], leftOut: [] };
    const api: { runtime: { sendMessage(message: object): Promise<{ ok: boolean }> } } = Reflect.get(
      globalThis,
      'chrome',
    );
    const began = performance.now();
    const answer = await api.runtime.sendMessage({
      to: 'service.call',
      message: { route: 'drafts.save', message: { draft } },
    });
    return { ms: performance.now() - began, isStored: answer.ok };
  }, number);
  if (!isStored) throw new Error('The draft was not stored.');
  return ms;
}
