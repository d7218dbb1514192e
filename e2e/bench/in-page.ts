/** What the bench puts into a page. */
import { type PlainReading, plainReading } from '../../shared/extraction/plain-reading.ts';
import { readCase } from '../../shared/extraction/read-case.ts';

export function readOnce(): PlainReading {
  return plainReading(readCase(document, { url: location.href, now: '2026-11-21T10:00:00.000Z' }));
}
