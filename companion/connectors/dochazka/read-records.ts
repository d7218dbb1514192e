/** A user's records of some days, and word of what they lack to whoever keeps what was filed. */
import type { Clock } from '../../clock.ts';
import type { DochazkaClient } from './client.ts';
import type { WholeList } from './list-all.ts';
import { listRecords, type RecordQuery } from './list-records.ts';
import type { RemoteRecord } from './schema.ts';

/** @param askedAt when the reading began, in milliseconds since 1970 */
export type KeepRead = (query: RecordQuery, list: WholeList<RemoteRecord>, askedAt: number) => void;

export interface RecordsReader {
  readonly client: DochazkaClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly keepRead: KeepRead;
}

export async function readRecords(
  { client, clock, keepRead }: RecordsReader,
  query: RecordQuery,
  signal: AbortSignal,
): Promise<WholeList<RemoteRecord>> {
  const askedAt = clock.now();
  const list = await listRecords(client, query, signal);
  keepRead(query, list, askedAt);
  return list;
}
