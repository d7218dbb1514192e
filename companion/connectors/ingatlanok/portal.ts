/** What the pieces of this connector share. */
import type { Payload } from '../../../shared/contract/submission.ts';
import type { ListingSubmission } from '../../../shared/submissions/listing.ts';
import type { Clock } from '../../clock.ts';
import { Undecided } from '../failures.ts';
import type { ApiCall, IngatlanokClient } from './client.ts';
import { type EntryAnswer, failureOf, isSuccess } from './errors.ts';
import type { FailingBudget } from './failing-budget.ts';
import type { FindProperty, KeepFound } from './find-property.ts';
import type { RemoteProperty } from './schema.ts';

export interface Portal {
  readonly client: IngatlanokClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly budget: FailingBudget;
  /** An effect, alone or in a batch with whatever is sent in the same moment. */
  readonly effect: (entry: { readonly call: ApiCall; readonly signal: AbortSignal }) => Promise<EntryAnswer>;
  readonly find: FindProperty;
  readonly keepFound: KeepFound;
}

export function asListing(payload: Payload): ListingSubmission {
  if (payload.kind !== 'listing') throw new Error('Ingatlanok.hu takes listings only');
  return payload;
}

/** The one record under the key; undefined where a complete list has none. @throws Undecided for several */
export async function readProperty(
  portal: Portal,
  listing: ListingSubmission,
  signal: AbortSignal,
): Promise<RemoteProperty | undefined> {
  const { records } = await portal.find(listing, signal);
  if (records.length > 1)
    throw new Undecided({ code: 'duplicate-at-remote', params: { count: records.length } }, []);
  return records[0];
}

/** The body of an effect's answer. @throws what the answer means, LostAnswer included. */
export function bodyOf(answer: EntryAnswer): unknown {
  if (isSuccess(answer)) return answer.body;
  throw failureOf(answer);
}
