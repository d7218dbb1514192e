import { chromium } from '@playwright/test';
import { bundleReader } from '../bundle-reader.ts';
import {
  mainThreadClock,
  openCase,
  openLongPage,
  timeFirstWalk,
  timeLongestPiece,
  timeReading,
} from '../in-browser.ts';
import { type Row, rowOf } from '../rows.ts';

const sizes = [100, 1_000, 3_000, 10_000, 30_000] as const;
/** The page the budgets speak of. */
const budgeted = 10_000;

/**
 * Reading pages of 100 to 30,000 nodes: processor time of a tab's first reading, whose larger part is compiling the reader
 * and its patterns, of the next case in that tab, and of another look at a page, once the
 * browser has optimised the reader, too; the longest piece of a first one; and a bare walk over the same nodes.
 */
export async function reading(): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: process.env.PODATELNA_BROWSER ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const reader = await bundleReader();
  const rows: Row[] = [];
  try {
    for (const nodes of sizes) {
      const times: number[] = [];
      const next: number[] = [];
      const again: number[] = [];
      const tenth: number[] = [];
      const pieces: number[] = [];
      const walks: number[] = [];
      for (let round = 0; round < 5; round++) {
        const page = await openLongPage(browser, reader, nodes / 10_000);
        const clock = await mainThreadClock(page);
        times.push(await timeReading(page, clock));
        if (nodes === budgeted) {
          again.push(await timeReading(page, clock));
          for (let reading = 3; reading < 10; reading++) await timeReading(page, clock);
          tenth.push(await timeReading(page, clock));
          await openCase(page, 2);
          next.push(await timeReading(page, clock));
          pieces.push(await timeLongestPiece(browser, reader, nodes / 10_000));
          walks.push(await timeFirstWalk(browser, reader, nodes / 10_000));
        }
        await page.context().close();
      }
      rows.push(
        rowOf(
          {
            id: `reading-${nodes}`,
            what: `a tab's first reading of ${nodes} nodes`,
            unit: 'ms',
            ...(nodes === budgeted ? { budget: 50 } : {}),
          },
          times,
        ),
      );
      if (nodes === budgeted) {
        rows.push(
          rowOf({ id: 'reading-next', what: 'the next case in that tab', unit: 'ms', budget: 50 }, next),
          rowOf({ id: 'reading-again', what: 'the page read once more', unit: 'ms', budget: 50 }, again),
          rowOf(
            { id: 'reading-tenth', what: 'the page read for the tenth time', unit: 'ms', budget: 50 },
            tenth,
          ),
          rowOf(
            { id: 'reading-walk', what: 'the same nodes only walked, for the first time', unit: 'ms' },
            walks,
          ),
          rowOf({ id: 'reading-piece', what: 'its longest piece', unit: 'ms', budget: 50 }, pieces),
        );
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}
