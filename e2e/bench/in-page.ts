/** What the bench puts into a page. */
import { type PlainReading, plainReading } from '../../shared/extraction/plain-reading.ts';
import { readCase, readCaseInSteps } from '../../shared/extraction/read-case.ts';
import { readTaught } from './teach-page.ts';

export { walkOnce } from './bare-walk.ts';

const options = { url: location.href, now: '2026-11-21T10:00:00.000Z' };

export const readOnce = (): PlainReading => plainReading(readCase(document, options));

export interface ReadByProfile {
  readonly reading: PlainReading;
  readonly lotFields: readonly string[];
}

/** The page taught field by field, then read by what was taught. */
export function readByProfile(): ReadByProfile {
  const { reading, lotFields } = readTaught(document, options);
  return { reading: plainReading(reading), lotFields };
}

/** The longest piece of a reading, in milliseconds: what a user may have to wait for. */
export function longestPiece(): number {
  const steps = readCaseInSteps(document, options);
  let longest = 0;
  for (;;) {
    const started = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - started);
    if (step.done) return longest;
  }
}
