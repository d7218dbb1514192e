import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { PortalClient } from './client.ts';
import { type PortalRecord, readPage } from './schema.ts';

export interface AuctionList {
  readonly records: readonly PortalRecord[];
  /**
   * Everything was provably read: the portal's `@count` equals the distinct records, or the page asked for behind
   * the end is empty. A list that ignores paging repeats itself and proves nothing (reference, section 12).
   */
  readonly complete: boolean;
}

/** E2, all pages. */
export async function listAuctions(client: PortalClient, signal: AbortSignal): Promise<AuctionList> {
  const found = new Map<string, PortalRecord>();
  const { limit, offset } = assumptions.listParameters;
  let damaged = false;
  let read = 0;
  for (let pages = 0; pages < assumptions.mostPages; pages += 1) {
    const body = await client.repeatable({
      method: 'GET',
      path: assumptions.listPath,
      query: { [limit]: assumptions.pageSize, [offset]: read },
      signal,
    });
    const page = readPage(body);
    if (page === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
    damaged ||= page.damaged;
    const before = found.size;
    for (const record of page.records) found.set(record.hash, record);
    read += page.records.length;

    const counted = page.count === undefined ? undefined : page.count === found.size;
    const end = (complete: boolean): AuctionList => ({
      records: [...found.values()],
      complete: complete && !damaged,
    });
    if (page.records.length === 0) return end(counted ?? true);
    if (found.size === before) return end(counted ?? false);
    if (counted === true && page.records.length < assumptions.pageSize) return end(true);
  }
  return { records: [...found.values()], complete: false };
}
