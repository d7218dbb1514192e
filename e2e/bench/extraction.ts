/**
 * `npm run bench:extraction`: every page of e2e/profiles read in a real browser without any set-up and by a profile taught
 * on it, scored by page and field, and the time on pages of 100 to 30,000 nodes. Results go to test-results/bench-extraction.json.
 * Exit code 1 where recall, precision or a time miss their target.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { PlainReading } from '../../shared/extraction/plain-reading.ts';
import { type BundledReader, bundleReader } from './bundle-reader.ts';
import { mainThreadClock, openLongPage, timeLongestPiece, timeReading } from './in-browser.ts';
import type { ReadByProfile } from './in-page.ts';
import { profilePages, serveProfiles } from './profile-pages.ts';
import { type Outcome, type PageScore, type Ratio, ratioOf, scorePage } from './score-page.ts';

const targets = { recall: 0.95, precision: 0.98 };
const folder = join(import.meta.dirname, '..', '..', 'test-results');

interface Readings {
  readonly plain: PlainReading;
  readonly byProfile: ReadByProfile;
}

async function readIn(browser: Browser, reader: BundledReader, url: string): Promise<Readings> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const answer = await page.evaluate((code): Readings => {
    const bench: { readOnce(): PlainReading; readByProfile(): ReadByProfile } = new Function(
      `${code};return podatelnaBench`,
    )();
    return { plain: bench.readOnce(), byProfile: bench.readByProfile() };
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

/** The best of several fresh pages. */
async function timeLongPage(browser: Browser, reader: BundledReader): Promise<LongPageTimes> {
  const times: LongPageTimes[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await openLongPage(browser, reader);
    const clock = await mainThreadClock(page);
    const time = (): Promise<number> => timeReading(page, clock);
    const firstMs = await time();
    await time();
    const againMs = await time();
    await page.context().close();
    const longestPieceMs = await timeLongestPiece(browser, reader);
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

interface Growth {
  readonly nodes: number;
  readonly againMs: number;
}

/** A later reading of shorter and longer pages: twice the page must not cost four times the time. */
async function timeGrowth(browser: Browser, reader: BundledReader): Promise<Growth[]> {
  const growth: Growth[] = [];
  for (const scale of [0.01, 0.1, 0.3, 1, 3]) {
    const page = await openLongPage(browser, reader, scale);
    const clock = await mainThreadClock(page);
    const read = (): Promise<number> => timeReading(page, clock);
    await read();
    await read();
    const times = [await read(), await read(), await read()];
    const nodes = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body);
      let count = 1;
      while (walker.nextNode()) count++;
      return count;
    });
    growth.push({ nodes, againMs: Math.round(Math.min(...times) * 10) / 10 });
    await page.context().close();
  }
  return growth;
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

const short = ({ recall, precision }: Ratio): string => `${recall.toFixed(3)} / ${precision.toFixed(3)}`;

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
  const taught: PageScore[] = [];
  const taughtLots = new Map<string, readonly string[]>();
  for (const page of profilePages()) {
    const url = server.origin + page.path;
    const { plain, byProfile } = await readIn(browser, reader, url);
    scores.push(scorePage(page, plain, url));
    // A page that is none is not taught; a profile makes no case page of it.
    if (!page.expected.isCasePage) continue;
    taught.push(scorePage(page, byProfile.reading, url));
    if (plain.fields.lots !== undefined) taughtLots.set(page.name, byProfile.lotFields);
  }
  const times = await timeLongPage(browser, reader);
  const growth = await timeGrowth(browser, reader);
  const total = ratioOf(scores.flatMap(({ outcomes }) => Object.values(outcomes)));
  const totalTaught = ratioOf(taught.flatMap(({ outcomes }) => Object.values(outcomes)));
  const fields = byField(scores);
  const verdicts = scores.every(({ verdictIsRight }) => verdictIsRight);

  for (const score of scores) {
    const ratio = ratioOf(Object.values(score.outcomes));
    const withProfile = taught.find(({ page }) => page === score.page);
    const second = withProfile
      ? `   with profile ${short(ratioOf(Object.values(withProfile.outcomes)))}`
      : '';
    console.log(
      score.isCasePage ? `${row(score.page, ratio)}${second}` : `${score.page.padEnd(24)} not a case page`,
    );
    const ofLots = taughtLots.get(score.page);
    if (ofLots) console.log(`    taught of its lots: ${ofLots.join(', ') || 'nothing'}`);
    for (const difference of score.differences) console.log(`    ${difference}`);
    for (const difference of withProfile?.differences ?? []) console.log(`    with profile: ${difference}`);
  }
  console.log('');
  for (const [field, ratio] of Object.entries(fields)) console.log(row(field, ratio));
  console.log(`\n${row('all, without profile', total)}`);
  console.log(row('all, with a taught profile', totalTaught));
  console.log(
    `10,000 nodes: first reading ${times.firstMs} ms, again ${times.againMs} ms, longest piece ${times.longestPieceMs} ms`,
  );
  for (const { nodes, againMs } of growth) console.log(`${String(nodes).padStart(6)} nodes: ${againMs} ms`);
  console.log(`reader: ${(reader.gzipBytes / 1024).toFixed(1)} kB gzip`);

  mkdirSync(folder, { recursive: true });
  const pages = scores.map(({ page, outcomes, differences }) => ({
    page,
    ...ratioOf(Object.values(outcomes)),
    differences,
  }));
  const result = { total, totalTaught, fields, pages, longPage: times, growth, gzipBytes: reader.gzipBytes };
  writeFileSync(join(folder, 'bench-extraction.json'), `${JSON.stringify(result, null, 2)}\n`);
  const isGood =
    verdicts &&
    total.recall >= targets.recall &&
    total.precision >= targets.precision &&
    totalTaught.recall === 1 &&
    totalTaught.precision === 1;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
