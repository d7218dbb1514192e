/** A listing, step by step: look, create or change or delete, pictures, then reading back (reference, section 9). */
import { z } from 'zod';
import type {
  ListingChange,
  ListingCreate,
  ListingDelete,
  ListingSubmission,
} from '../../../shared/submissions/listing.ts';
import type { Outcome, RemoteIdentity, Run } from '../connector.ts';
import { LostAnswer, Refusal, TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { listingDifferences, toCandidate, toIdentity } from './compare.ts';
import { KeyTaken, NotThere } from './errors.ts';
import { imageStepsOf, sendImages } from './images.ts';
import { goneState } from './listing-keys.ts';
import { asListing, bodyOf, type Portal, readProperty } from './portal.ts';
import { createdSchema, type RemoteProperty } from './schema.ts';
import { keyQuery, toWire } from './wire.ts';

export interface Prepared {
  /** The record under our key; undefined: there is none. */
  readonly record: RemoteProperty | undefined;
}

const resultSchema = z.object({ id: z.string() });

export async function prepare(portal: Portal, run: Run): Promise<Prepared> {
  const listing = asListing(run.payload);
  return run.step<Prepared>('look', { effect: 'safe' }, async () => {
    const { records, complete } = await portal.find(listing, run.signal);
    if (records.length > 1) throw duplicate(records, listing);
    const [record] = records;
    if (record !== undefined && listing.action !== 'create' && record.id.id !== listing.remoteId) {
      throw new Refusal({ code: 'remote-conflict', params: { state: 'another record' } });
    }
    // Without every record in view nothing is created: the key may be there.
    if (record === undefined && !complete) throw new TransientFailure({ code: 'remote-unexpected' });
    const params = { found: records.length };
    return record === undefined
      ? { result: { record }, params }
      : { result: { record }, params, remote: toIdentity(record) };
  });
}

export async function submit(portal: Portal, run: Run, { record }: Prepared): Promise<Outcome> {
  const listing = asListing(run.payload);
  if (listing.action === 'delete') return remove(portal, run, listing, record);
  const isOurs = run.done('create', resultSchema) !== undefined || isAdopted(run, record);
  if (listing.action === 'create' && !isOurs) await create(portal, run, listing, record);
  else await change(portal, run, listing, record);
  await sendImages(portal, run, listing);
  run.accept();
  return verify(portal, run, listing);
}

/** A person said that the record under the key is this listing: then it is brought to what was filed. */
function isAdopted(run: Run, record: RemoteProperty | undefined): boolean {
  return record !== undefined && run.remoteId === record.id.id;
}

async function create(
  portal: Portal,
  run: Run,
  listing: ListingCreate,
  record: RemoteProperty | undefined,
): Promise<void> {
  // Code 24 and a record under the key prove only that the key is taken: the content decides whose it is.
  const adopt = (found: RemoteProperty) => {
    if (listingDifferences(listing, found).length > 0) throw duplicate([found], listing);
    return { result: { id: found.id.id }, params: { adopted: found.id.id }, remote: toIdentity(found) };
  };
  const intent = { officeId: listing.officeId, transferId: listing.transferId, at: portal.clock.now() };
  await run.step('create', { effect: 'irreversible', intent }, async () => {
    if (record !== undefined) return adopt(record);
    const call = { method: 'POST', path: assumptions.propertyPath, body: toWire(listing) } as const;
    try {
      const read = createdSchema.safeParse(bodyOf(await portal.effect({ call, signal: run.signal })));
      if (read.success) return { result: { id: read.data.id.id }, remote: remoteOf(read.data.id.id) };
      // A1: an answer without identifier says nothing about which record it is; it is found by its key.
      throw new LostAnswer('created, but the answer names no record');
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
      const found = await readProperty(portal, listing, run.signal);
      if (found !== undefined) return adopt(found);
      throw new Undecided({ code: 'duplicate-at-remote', params: { count: 0 } }, [], { cause: error });
    }
  });
}

function remoteOf(id: string): RemoteIdentity {
  return { id, url: null, state: '' };
}

/** PUT by key; the end state is the same however often it is sent (A4). */
async function change(
  portal: Portal,
  run: Run,
  listing: ListingCreate | ListingChange,
  record: RemoteProperty | undefined,
): Promise<void> {
  if (run.done('change', z.unknown()) !== undefined) return;
  if (record === undefined) throw new Refusal({ code: 'remote-not-found' });
  const { id: _key, ...body } = toWire(listing);
  if (listingDifferences(listing, record).length === 0 || Object.keys(body).length === 0) {
    run.skip('change');
    return;
  }
  await run.step('change', { effect: 'effect', intent: { id: record.id.id } }, async () => {
    const call = { method: 'PUT', path: assumptions.propertyPath, query: keyQuery(listing), body } as const;
    bodyOf(await portal.effect({ call, signal: run.signal }));
    return { result: { id: record.id.id } };
  });
}

/** Not there any more means done: the look was complete, and no other record stands under the key. */
async function remove(
  portal: Portal,
  run: Run,
  listing: ListingDelete,
  record: RemoteProperty | undefined,
): Promise<Outcome> {
  const intent = run.firstIntent('delete', resultSchema);
  const id = record?.id.id ?? intent?.id ?? listing.remoteId;
  if (run.done('delete', z.unknown()) === undefined) {
    await run.step('delete', { effect: 'irreversible', intent: { id } }, async () => {
      if (record === undefined) return { result: { id } };
      const call = { method: 'DELETE', path: assumptions.propertyPath, query: keyQuery(listing) } as const;
      const answer = await portal.effect({ call, signal: run.signal });
      try {
        bodyOf(answer);
      } catch (error) {
        if (!(error instanceof NotThere)) throw error;
      }
      return { result: { id } };
    });
  }
  run.accept();
  return run.step('verify', { effect: 'safe' }, async () => {
    const { records, complete } = await portal.find(listing, run.signal);
    if (records.length > 0 || !complete) {
      throw new Undecided(
        { code: 'remote-conflict', params: { state: 'there' } },
        records.map((one) => toCandidate(one)),
      );
    }
    const remote = { id, url: null, state: goneState };
    return { result: { kind: 'verified' as const, remote }, remote };
  });
}

/** Reads back what was promised: the content and the number of pictures. */
async function verify(portal: Portal, run: Run, listing: ListingCreate | ListingChange): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const record = await readProperty(portal, listing, run.signal);
    if (record === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
    const remote = toIdentity(record);
    if (!run.acceptedAsIs) checkSame(listing, record);
    return { result: remote, params: { attachments: record.image?.length ?? 0 }, remote };
  });
  return { kind: 'verified', remote };
}

/** @throws Undecided with the record as evidence. */
function checkSame(listing: ListingCreate | ListingChange, record: RemoteProperty): void {
  const evidence = [toCandidate(record, listing)];
  const differing = listingDifferences(listing, record).map((one) => one.field);
  const [field] = differing;
  if (field !== undefined) {
    throw new Undecided(
      { code: 'remote-conflict', field, params: { fields: differing.join(', ') } },
      evidence,
    );
  }
  const expected = listing.action === 'create' ? imageStepsOf(listing).length : 0;
  const there = record.image?.length ?? expected;
  if (there >= expected) return;
  const params = { missing: expected - there, doubled: 0 };
  throw new Undecided({ code: 'attachments-differ', field: 'attachments', params }, evidence);
}

function duplicate(records: readonly RemoteProperty[], listing: ListingSubmission): Undecided {
  const compared = listing.action === 'delete' ? undefined : listing;
  return new Undecided(
    { code: 'duplicate-at-remote', params: { count: records.length } },
    records.map((one) => toCandidate(one, compared)),
  );
}
