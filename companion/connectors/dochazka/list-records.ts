/** A user's records around some days, with certainty about what isn't there (B3, B8). */
import { addDays } from '../../../shared/formats/working-days.ts';
import { assumptions } from './assumptions.ts';
import type { DochazkaClient } from './client.ts';
import type { Purpose } from './hourly-limit.ts';
import { listAll, type WholeList } from './list-all.ts';
import { type RemoteRecord, recordSchema } from './schema.ts';

export interface RecordQuery {
  readonly userId: number;
  readonly type?: string;
  /** Days, `YYYY-MM-DD`; one more is asked for on either side. */
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
}

/**
 * Where a list is shorter than its `total` and pages don't help, every day is asked for by itself; a day that is still
 * short leaves the whole incomplete.
 */
export async function listRecords(
  client: DochazkaClient,
  query: RecordQuery,
  signal: AbortSignal,
): Promise<WholeList<RemoteRecord>> {
  const from = addDays(query.from, -assumptions.daysAround);
  const to = addDays(query.to, assumptions.daysAround);
  const list = (first: string, last: string, purpose: Purpose) =>
    listAll(
      client,
      {
        path: assumptions.attendancePath,
        name: 'records',
        query: {
          user_id: query.userId,
          ...(query.type === undefined ? {} : { type: query.type }),
          date_from: first,
          date_to: last,
        },
        entry: recordSchema,
        purpose,
      },
      signal,
    );
  const whole = await list(from, to, query.purpose);
  if (whole.complete)
    return { ...whole, entries: whole.entries.filter((one) => one.user_id === query.userId) };

  const found = new Map(whole.entries.map((one) => [one.id, one]));
  let complete = true;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const one = await list(day, day, query.purpose === 'reconcile' ? 'reconcile' : 'work');
    complete &&= one.complete;
    for (const record of one.entries) found.set(record.id, record);
  }
  return { entries: [...found.values()].filter((one) => one.user_id === query.userId), complete };
}
