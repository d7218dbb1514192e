import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type ExtensionBrowser, extensionFolder, openBrowser } from '../../support/browser.ts';
import { grantSite } from '../../support/world.ts';
import { type Row, rowOf } from '../rows.ts';

/** What every granted page loads before a case is found on it. */
const script = 'case-page.js';

const page = `<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>Nástěnka</title></head><body>${'<p>Oznámení pro všechny.</p>'.repeat(200)}</body></html>`;

/** A granted page without a case on it, beside the same page with a content script that does nothing. */
export async function pageCost(): Promise<Row[]> {
  const bytes = readFileSync(join(extensionFolder, script));
  const folder = mkdtempSync(join(tmpdir(), 'podatelna-empty-'));
  cpSync(extensionFolder, folder, { recursive: true });
  writeFileSync(join(folder, script), '');
  const server = createServer((_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://nastenka.localhost:${(server.address() as AddressInfo).port}/`; // a TCP server's address is one
  try {
    const empty = await measure(folder, url);
    const ours = await measure(extensionFolder, url);
    const kb = (size: number): number => size / 1024;
    return [
      rowOf({ id: 'page-raw', what: 'page: script, raw', unit: 'kB' }, [kb(bytes.length)]),
      rowOf({ id: 'page-gzip', what: 'page: script, gzip', unit: 'kB', budget: 30 }, [
        kb(gzipSync(bytes).length),
      ]),
      rowOf(
        {
          id: 'page-time',
          what: 'page: main-thread time above an empty script',
          unit: 'ms',
          beside: 'empty script',
        },
        differences(
          ours.map(({ ms }) => ms),
          empty.map(({ ms }) => ms),
        ),
      ),
      rowOf(
        { id: 'page-heap', what: 'page: heap above an empty script', unit: 'MB', beside: 'empty script' },
        differences(
          ours.map(({ heapMb }) => heapMb),
          empty.map(({ heapMb }) => heapMb),
        ),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
    server.closeAllConnections();
  }
}

interface Cost {
  readonly ms: number;
  readonly heapMb: number;
}

async function measure(folder: string, url: string): Promise<Cost[]> {
  const browser = await openBrowser({ headless: true, extension: folder });
  try {
    const first = await browser.context.newPage();
    await first.goto(url);
    await grantSite(browser, first);
    await first.close();
    const costs: Cost[] = [];
    for (let round = 0; round < 8; round++) costs.push(await once(browser, url));
    return costs;
  } finally {
    await browser.close();
  }
}

async function once(browser: ExtensionBrowser, url: string): Promise<Cost> {
  const opened = await browser.context.newPage();
  const session = await browser.context.newCDPSession(opened);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await opened.goto(url, { waitUntil: 'load' });
  // What the script does of its own accord is over by then.
  await wait(700);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  const cost = { ms: metric('TaskDuration') * 1000, heapMb: metric('JSHeapUsedSize') / 1024 / 1024 };
  await opened.close();
  return cost;
}

/** Each beside the other one's of the same rank: a page that was slow for both says nothing of us. */
function differences(ours: readonly number[], others: readonly number[]): number[] {
  const sorted = [...others].sort((one, other) => one - other);
  return [...ours].sort((one, other) => one - other).map((value, index) => value - (sorted[index] ?? value));
}
