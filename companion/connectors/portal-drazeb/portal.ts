/** What the pieces of this connector share. */

import type { Payload } from '../../../shared/contract/submission.ts';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Clock } from '../../clock.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { PortalClient } from './client.ts';
import { type PortalIdentifier, type PortalRecord, readRecord } from './schema.ts';

export interface Portal {
  readonly client: PortalClient;
  /** Without a trailing slash; also the base of pages for people. */
  readonly baseUrl: string;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** The office's choice where the portal lists several (PD-31, PD-32). */
  readonly chosen: {
    readonly office: PortalIdentifier | null;
    readonly responsiblePerson: PortalIdentifier | null;
  };
}

export function asAuction(payload: Payload): AuctionSubmission {
  if (payload.kind !== 'auction') throw new Error('the portal takes auctions only');
  return payload;
}

/** E11. @throws PortalRefusal (404 and others), TransientFailure for an answer that is no record. */
export async function readAuction(portal: Portal, hash: string, signal: AbortSignal): Promise<PortalRecord> {
  const body = await portal.client.repeatable({ method: 'GET', path: assumptions.auctionPath(hash), signal });
  const record = readRecord(body);
  if (record === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  return record;
}
