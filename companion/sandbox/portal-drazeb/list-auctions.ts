import { type PortalContext, validationFailed } from './answers.ts';
import { createFindings, isRefused, note, refuse } from './findings.ts';
import type { Portal } from './portal.ts';
import { toRecord } from './record.ts';
import { advance } from './transitions.ts';

const maxLimit = 100;

/**
 * E2: the auctions of the caller's office, newest first, without the deleted ones: an object with the keys `0`, `1`, …
 * and `@count`, the number of all of them (reference, section 11, PD-07).
 */
export function listAuctions(c: PortalContext, portal: Portal): Response {
  const { state, now, pageSize, pagingHonoured } = portal;
  const findings = createFindings();
  const query = c.req.query();
  for (const key of Object.keys(query)) {
    // The portal ignores what it does not know: a client that filters with it would take a page for the whole.
    if (key !== 'limit' && key !== 'offset') note(findings, 'unknown-query', key);
  }
  const numberOf = (key: 'limit' | 'offset', fallback: number, min: number, max: number) => {
    const text = query[key];
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (value >= min && value <= max) return value;
    refuse(findings, 'range', key, `This value should be between ${min} and ${max}.`);
    return fallback;
  };
  const limit = numberOf('limit', pageSize, 1, maxLimit);
  const offset = numberOf('offset', 0, 0, Number.MAX_SAFE_INTEGER);
  c.env.entry.brokenRules.push(...findings.brokenRules);
  if (isRefused(findings)) return validationFailed(c, findings);

  const all = Object.values(state.auctions)
    .filter(({ status, data }) => status !== 'deleted' && data.auctioneer_office === c.get('office'))
    .reverse();
  const page = pagingHonoured ? all.slice(offset, offset + limit) : all.slice(0, pageSize);
  const origin = new URL(c.req.url).origin;
  const records = page.map((auction, index) => {
    advance(auction, now());
    return [String(index), toRecord(auction, state, origin)] as const;
  });
  return c.json({ ...Object.fromEntries(records), '@count': all.length });
}
