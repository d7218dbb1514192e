/** What the pieces of this connector share. */

import type { Payload } from '../../../shared/contract/submission.ts';
import { type AuctionSubmission, auctionActions } from '../../../shared/submissions/auction.ts';
import type { Clock } from '../../clock.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { type PortalClient, PortalRefusal } from './client.ts';
import { type EditableData, readEditable } from './editable.ts';
import { type PortalIdentifier, type PortalRecord, readRecord, unwrapRecord } from './schema.ts';

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
  if (!isAuction(payload)) throw new Error('not an auction to be filed');
  return payload;
}

/** A whole auction, and not a change of one that is there. */
export function isAuction(payload: Payload): payload is AuctionSubmission {
  const actions: readonly string[] = auctionActions;
  return payload.kind === 'auction' && actions.includes(payload.action);
}

/** A record with everything of it that can be edited. */
export interface WholeRecord {
  readonly record: PortalRecord;
  readonly editable: EditableData;
}

/** E11. @throws PortalRefusal (404 and others), TransientFailure for an answer that is no record. */
export async function readAuction(portal: Portal, hash: string, signal: AbortSignal): Promise<PortalRecord> {
  return (await readWhole(portal, hash, signal)).record;
}

/** As {@link readAuction}. */
export async function readWhole(portal: Portal, hash: string, signal: AbortSignal): Promise<WholeRecord> {
  const body = await portal.client.repeatable({ method: 'GET', path: assumptions.auctionPath(hash), signal });
  const record = readRecord(body);
  if (record === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  return { record, editable: readEditable(unwrapRecord(body)) };
}

/** A record that is gone is evidence, not a failure of reading: undefined. @throws as {@link readAuction} otherwise. */
export async function readIfThere(
  portal: Portal,
  hash: string,
  signal: AbortSignal,
): Promise<WholeRecord | undefined> {
  try {
    return await readWhole(portal, hash, signal);
  } catch (error) {
    if (error instanceof PortalRefusal && assumptions.goneStatuses.includes(error.status)) return undefined;
    throw error;
  }
}
