/** Lists in pages, read to their end (Docházka reference, 4.1, 4.4; B8). */
import { z } from 'zod';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { DochazkaClient } from './client.ts';
import type { Purpose } from './hourly-limit.ts';

export interface WholeList<T> {
  readonly entries: readonly T[];
  /** As many distinct entries as the remote's `total`, all of them readable. */
  readonly complete: boolean;
}

export interface ListRequest<T> {
  readonly path: string;
  /** Name of the array in the answer. */
  readonly name: 'users' | 'records';
  readonly query: Readonly<Record<string, string | number>>;
  readonly entry: z.ZodType<T>;
  readonly purpose: Purpose;
}

const headSchema = z.object({ total: z.int().min(0) });

export async function listAll<T extends { readonly id: number }>(
  client: DochazkaClient,
  request: ListRequest<T>,
  signal: AbortSignal,
): Promise<WholeList<T>> {
  const found = new Map<number, T>();
  let damaged = false;
  let total = 0;
  for (let page = 1; page <= assumptions.mostPages; page += 1) {
    const query = { ...request.query, page, per_page: assumptions.perPage };
    const purpose = page === 1 || request.purpose === 'reconcile' ? request.purpose : 'work';
    const body = await client.read(request.path, query, purpose, signal);
    const head = headSchema.safeParse(body);
    const list: unknown = Object(body)[request.name];
    if (!head.success || !Array.isArray(list)) throw new TransientFailure({ code: 'remote-unexpected' });
    total = head.data.total;
    const before = found.size;
    for (const one of list) {
      const read = request.entry.safeParse(one);
      if (read.success) found.set(read.data.id, read.data);
      else damaged = true;
    }
    // A page that brings nothing new is the end, or paging doesn't exist.
    if (found.size >= total || found.size === before) break;
  }
  return { entries: [...found.values()], complete: !damaged && found.size === total };
}
