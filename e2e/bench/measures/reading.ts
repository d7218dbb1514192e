import { chromium } from '@playwright/test';
import { bundleReader } from '../bundle-reader.ts';
import { mainThreadClock, openLongPage } from '../in-browser.ts';
import { type Row, rowOf } from '../rows.ts';

const sizes = [100, 1_000, 3_000, 10_000, 30_000] as const;

/** Reading pages of 100 to 30,000 nodes: a first reading's processor time, and its longest piece. */
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
      const pieces: number[] = [];
      for (let round = 0; round < 5; round++) {
        const page = await openLongPage(browser, reader, nodes / 10_000);
        const clock = await mainThreadClock(page);
        const before = await clock();
        await page.evaluate(() => {
          const bench: { readOnce(): unknown } = Reflect.get(globalThis, 'bench');
          bench.readOnce();
        });
        times.push((await clock()) - before);
        await page.close();
        const fresh = await openLongPage(browser, reader, nodes / 10_000);
        const piece = await fresh.evaluate((): number => {
          const bench: { longestPiece(): number } = Reflect.get(globalThis, 'bench');
          return bench.longestPiece();
        });
        pieces.push(piece);
        await fresh.close();
      }
      rows.push(
        rowOf(
          {
            id: `reading-${nodes}`,
            what: `first reading of ${nodes} nodes`,
            unit: 'ms',
            ...(nodes === 10_000 ? { budget: 50 } : {}),
          },
          times,
        ),
      );
      if (nodes === 10_000) {
        rows.push(rowOf({ id: 'reading-piece', what: 'its longest piece', unit: 'ms', budget: 50 }, pieces));
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}
