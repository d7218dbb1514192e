/**
 * `npm run bench:extraction`: every page of e2e/profiles read in a real browser without any set-up, scored by page and
 * field, and the time on a page of 10,000 nodes. Results go to test-results/bench-extraction.json.
 * Exit code 1 where recall, precision or a time miss their target.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { PlainReading } from '../../shared/extraction/plain-reading.ts';
import { type BundledReader, bundleReader } from './bundle-reader.ts';
import { longPage } from './long-page.ts';
import { profilePages, serveProfiles } from './profile-pages.ts';
import { type Outcome, type PageScore, type Ratio, ratioOf, scorePage } from './score-page.ts';

const targets = { recall: 0.95, precision: 0.98 };
const folder = join(import.meta.dirname, '..', '..', 'test-results');

async function readIn(browser: Browser, reader: BundledReader, url: string): Promise<PlainReading> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const answer = await page.evaluate((code): PlainReading => {
    const bench: { readOnce(): PlainReading } = new Function(`${code};return podatelnaBench`)();
    return bench.readOnce();
  }, reader.code);
  await page.close();
  return answer;
}

interface LongPageTimes {
  /** The longest piece of the first reading in a page, by the clock on the wall. */
  readonly longestPieceMs: number;
  readonly firstMs: number;
  readonly againMs: number;
}

/** Processor time of the page's main thread in milliseconds: what other programs do on the machine does not count. */
async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

async function openLongPage(browser: Browser, reader: BundledReader): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(longPage());
  await page.evaluate((code) => {
    Reflect.set(globalThis, 'bench', new Function(`${code};return podatelnaBench`)());
    return document.body.offsetHeight;
  }, reader.code);
  return page;
}

/** The best of several fresh pages. */
async function timeLongPage(browser: Browser, reader: BundledReader): Promise<LongPageTimes> {
  const times: LongPageTimes[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await openLongPage(browser, reader);
    const clock = await mainThreadClock(page);
    const time = async (): Promise<number> => {
      const before = await clock();
      await page.evaluate(() => {
        const bench: { readOnce(): unknown } = Reflect.get(globalThis, 'bench');
        bench.readOnce();
      });
      return (await clock()) - before;
    };
    const firstMs = await time();
    await time();
    const againMs = await time();
    await page.close();
    const fresh = await openLongPage(browser, reader);
    const longestPieceMs = await fresh.evaluate(() => {
      const bench: { longestPiece(): number } = Reflect.get(globalThis, 'bench');
      return bench.longestPiece();
    });
    await fresh.close();
    times.push({ longestPieceMs, firstMs, againMs });
  }
  const best = (key: keyof LongPageTimes): number =>
    Math.round(Math.min(...times.map((one) => one[key])) * 10) / 10;
  return {
    longestPieceMs: best('longestPieceMs'),
    firstMs: best('firstMs'),
    againMs: best('againMs'),
  };
}

function byField(scores: readonly PageScore[]): Record<string, Ratio> {
  const all = new Map<string, Outcome[]>();
  for (const { outcomes } of scores) {
    for (const [key, outcome] of Object.entries(outcomes)) {
      const field = key.startsWith('document ') ? 'documents' : key;
      all.set(field, [...(all.get(field) ?? []), outcome]);
    }
  }
  return Object.fromEntries([...all].map(([field, outcomes]) => [field, ratioOf(outcomes)]));
}

const row = (name: string, { recall, precision, right, wrong, missed }: Ratio): string =>
  `${name.padEnd(24)} recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  ${right} right, ${wrong} wrong, ${missed} missed`;

const server = await serveProfiles();
const browser = await chromium.launch({
  executablePath: process.env.PODATELNA_BROWSER ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const reader = await bundleReader();
  const scores: PageScore[] = [];
  for (const page of profilePages()) {
    const url = server.origin + page.path;
    const reading = await readIn(browser, reader, url);
    scores.push(scorePage(page, reading, url));
  }
  const times = await timeLongPage(browser, reader);
  const total = ratioOf(scores.flatMap(({ outcomes }) => Object.values(outcomes)));
  const fields = byField(scores);
  const verdicts = scores.every(({ verdictIsRight }) => verdictIsRight);

  for (const score of scores) {
    const ratio = ratioOf(Object.values(score.outcomes));
    console.log(score.isCasePage ? row(score.page, ratio) : `${score.page.padEnd(24)} not a case page`);
    for (const difference of score.differences) console.log(`    ${difference}`);
  }
  console.log('');
  for (const [field, ratio] of Object.entries(fields)) console.log(row(field, ratio));
  console.log(`\n${row('all', total)}`);
  console.log(
    `10,000 nodes: first reading ${times.firstMs} ms, again ${times.againMs} ms, longest piece ${times.longestPieceMs} ms`,
  );
  console.log(`reader: ${(reader.gzipBytes / 1024).toFixed(1)} kB gzip`);

  mkdirSync(folder, { recursive: true });
  const pages = scores.map(({ page, outcomes, differences }) => ({
    page,
    ...ratioOf(Object.values(outcomes)),
    differences,
  }));
  const result = { total, fields, pages, longPage: times, gzipBytes: reader.gzipBytes };
  writeFileSync(join(folder, 'bench-extraction.json'), `${JSON.stringify(result, null, 2)}\n`);
  const isGood = verdicts && total.recall >= targets.recall && total.precision >= targets.precision;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
