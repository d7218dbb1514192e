/** Records by our own key. What several submissions ask in the same moment is settled by one list request. */
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { IngatlanokClient } from './client.ts';
import { officeOf } from './compare.ts';
import { createGather } from './gather.ts';
import { propertySchema, type RemoteProperty, readEntries } from './schema.ts';
import { keyQuery } from './wire.ts';

export interface ListingKey {
  readonly officeId: string;
  readonly transferId: string;
}

export interface FoundProperty {
  /** More than one only where the portal breaks its own rule. */
  readonly records: readonly RemoteProperty[];
  /** Every record of the answer could be read: nothing found means nothing there. */
  readonly complete: boolean;
}

/** @param askedAt when the reading began, in milliseconds since 1970 */
export type KeepFound = (key: ListingKey, found: FoundProperty, askedAt: number) => void;

export type FindProperty = (key: ListingKey, signal: AbortSignal) => Promise<FoundProperty>;

export function createFindProperty(client: IngatlanokClient): FindProperty {
  const gather = createGather<{ key: ListingKey; signal: AbortSignal }, FoundProperty>(async (asked) => {
    const [first] = asked;
    if (first === undefined) return;
    const signal = AbortSignal.any(asked.map((one) => one.item.signal));
    // The filter may well be ignored (A7), so each record is looked at anyway; without paging (A8) one is enough.
    const list = await listProperties(client, asked.length === 1 ? keyQuery(first.item.key) : {}, signal);
    for (const { item, done } of asked) {
      const records = list.entries.filter((one) => isOf(one, item.key));
      done.resolve({ records, complete: !list.damaged });
    }
  });
  return (key, signal) => gather({ key, signal });
}

export async function listProperties(
  client: IngatlanokClient,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ readonly entries: readonly RemoteProperty[]; readonly damaged: boolean }> {
  const part = assumptions.propertyParts.join(',');
  const call = { method: 'GET', path: assumptions.propertyPath, query: { part, ...query } } as const;
  const list = readEntries(await client.read(call, signal), propertySchema);
  if (list === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  return list;
}

/** A record that names no office belongs to the only one the user sees, as far as anybody can tell. */
function isOf(record: RemoteProperty, key: ListingKey): boolean {
  const office = officeOf(record);
  return record.id.transfer_id === key.transferId && (office === undefined || office === key.officeId);
}
