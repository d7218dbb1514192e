/** The connector of Ingatlanok.hu. */
import type { Payload } from '../../../shared/contract/submission.ts';
import type { ListingSubmission } from '../../../shared/submissions/listing.ts';
import type { Connector, Description, Look, LookQuery } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import { createBatch } from './batch.ts';
import { createIngatlanokClient, type IngatlanokClientOptions } from './client.ts';
import { officeOf, toCandidate } from './compare.ts';
import { createFindProperty, type KeepFound, listProperties } from './find-property.ts';
import { imageStepName, imageStepsOf } from './images.ts';
import { businessKeyOf, goneState } from './listing-keys.ts';
import { asListing, type Portal } from './portal.ts';
import { reconcile } from './reconcile.ts';
import { nameOfFirstOffice } from './references.ts';
import { type Prepared, prepare, submit } from './submit.ts';

/** @param options `keepFound` hears what each reading under a key of ours has found, and when it was asked for. */
export function createPortal(options: IngatlanokClientOptions & { readonly keepFound: KeepFound }): Portal {
  const client = createIngatlanokClient(options);
  const find = createFindProperty(client);
  return {
    client,
    clock: options.clock,
    budget: options.budget,
    effect: createBatch(client),
    keepFound: options.keepFound,
    find: async (key, signal) => {
      const askedAt = options.clock.now();
      const found = await find(key, signal);
      options.keepFound(key, found, askedAt);
      return found;
    },
  };
}

export function createIngatlanok(portal: Portal): Connector<Prepared> {
  return {
    system: 'ingatlanok',
    settleMs: assumptions.settleMs,
    together: assumptions.mostEntries,
    quota: () => ({ what: 'failing', ...portal.budget.read() }),
    describe,
    isClosed: (state) => state === goneState,
    check: async (signal) => {
      const query = { part: assumptions.officeParts.join() };
      const answer = await portal.client.read({ method: 'GET', path: assumptions.officePath, query }, signal);
      return nameOfFirstOffice(answer);
    },
    look: (query, signal) => look(portal, query, signal),
    prepare: (run) => prepare(portal, run),
    send: (run, prepared) => submit(portal, run, prepared),
    reconcile: (run, step) => reconcile(portal, run, step),
  };
}

function describe(payload: Payload): Description {
  const listing = asListing(payload);
  const images = imageStepsOf(listing);
  const files = images.flatMap((one) => (one.what === 'add' ? [{ ...one.image, isImage: true }] : []));
  return {
    fileMark: listing.fileMark,
    files,
    businessKey: businessKeyOf(listing, listing.action),
    number: listing.transferId,
    title: titleOf(listing),
    action: listing.action,
    steps: ['look', listing.action, ...images.map((_, index) => imageStepName(index)), 'verify'],
    isPublic: true,
    remoteId: listing.action === 'create' ? null : listing.remoteId,
  };
}

/** As the listing calls itself: the first line of its text, else where it is. */
function titleOf(listing: ListingSubmission): string {
  if (listing.action === 'delete') return listing.transferId;
  const [line = ''] = (listing.description?.hu ?? '').split('\n');
  if (line.trim() !== '') return line.trim().slice(0, 120);
  return [listing.zipCode, listing.address].filter((one) => one !== undefined).join(', ');
}

/** Whatever carries the key in any office of ours; `subject` names one office. */
async function look(portal: Portal, query: LookQuery, signal: AbortSignal): Promise<Look> {
  const askedAt = portal.clock.now();
  const list = await listProperties(portal.client, {}, signal);
  const { number: transferId, subject: officeId } = query;
  const records = list.entries.filter(
    (one) =>
      one.id.transfer_id === transferId &&
      (officeId === undefined || (officeOf(one) ?? officeId) === officeId),
  );
  const complete = !list.damaged;
  if (officeId !== undefined) portal.keepFound({ officeId, transferId }, { records, complete }, askedAt);
  return { records: records.map((one) => ({ ...toCandidate(one), matches: true })), complete };
}
