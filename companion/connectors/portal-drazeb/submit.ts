/** The effects: create, attach, publish; then reading back. Each is one journaled step. */
import { z } from 'zod';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Outcome, Run, StepParams } from '../connector.ts';
import { LostAnswer, TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { attachMissing } from './attach.ts';
import { changeState } from './change-state.ts';
import { checkSame } from './check-same.ts';
import type { EffectAnswer } from './client.ts';
import { sameNumber, toCandidate, toIdentity } from './compare.ts';
import { createdSchema, isOwnCreate } from './created-schema.ts';
import { learnFromOwnDraft } from './drafts-listed.ts';
import { hashOfLocation, pointedAtParam } from './hash-of-location.ts';
import { listAuctions } from './list-auctions.ts';
import { baselineSchema, isInTheWay, lookAround, unknownRecords } from './look-around.ts';
import { asAuction, type Portal, readAuction } from './portal.ts';
import type { Prepared } from './prepare.ts';
import { type PortalRecord, readRecord, unwrapRecord } from './schema.ts';
import { asChange, submitChange } from './submit-change.ts';
import { newFilesToWire, toWire } from './wire.ts';

export async function submit(portal: Portal, run: Run, prepared: Prepared): Promise<Outcome> {
  const change = asChange(run.payload);
  if (change !== undefined) return submitChange(portal, run, change);
  const auction = asAuction(run.payload);
  const hash = prepared.hash ?? (await create(portal, run, auction, prepared));
  if (auction.action !== 'publish-draft') await attachMissing(portal, run, auction, hash);
  if (auction.action !== 'save-draft') await publish(portal, run, auction, hash);
  run.accept();
  return verify(portal, run, auction, hash);
}

async function create(
  portal: Portal,
  run: Run,
  auction: AuctionSubmission,
  { create: plan }: Prepared,
): Promise<string> {
  // Whatever happened since: a create that was answered is never sent again.
  const earlier = run.done('create', createdSchema);
  if (earlier !== undefined) return earlier.hash;
  if (plan === null) throw new Error('a create needs a plan');
  // Uploading may have taken minutes in which a colleague filed the same.
  const age = portal.clock.now() - plan.lookedAt;
  const { baseline, late } =
    age > assumptions.lookStaysFreshMs
      ? await lookAround(portal, run, auction)
      : { baseline: plan.baseline, late: undefined };
  const files = newFilesToWire(auction.attachments, plan.uploaded);
  const created = await run.step('create', { effect: 'effect', intent: baseline }, async (report) => {
    if (late !== undefined) return { result: { hash: late.hash }, remote: toIdentity(portal.baseUrl, late) };
    const { body, location } = await portal.client.effect(
      {
        method: 'POST',
        path: assumptions.createPath(auction.auctionKind, auction.voluntary),
        json: toWire(auction, plan.choices, files),
        signal: run.signal,
      },
      async () => {
        const again = await lookAround(portal, run, auction);
        // The next run finds it by the same look and goes on from there.
        if (again.late !== undefined) throw new TransientFailure({ code: 'remote-conflict' });
      },
    );
    const record =
      readRecord(body) ?? (await readPointedAt(portal, run, auction, { body, location }, report));
    // The answer without a hash says nothing about which record it is: found through the list (PD-04).
    const { hash } = record ?? hashOf(body);
    return {
      result: { hash },
      params: { remote: hash },
      // What was just created is a draft without a public page, whatever the answer leaves out.
      remote:
        record === undefined ? { id: hash, url: null, state: 'draft' } : toIdentity(portal.baseUrl, record),
    };
  });
  return created.hash;
}

/**
 * An answer without a hash may still say where the new record is. It counts once it has been read there; until then
 * the address is kept for reconciliation.
 */
async function readPointedAt(
  portal: Portal,
  run: Run,
  auction: AuctionSubmission,
  { body, location }: EffectAnswer,
  report: (params: StepParams) => void,
): Promise<PortalRecord | undefined> {
  const hash = hashOfLocation(location);
  if (createdSchema.safeParse(unwrapRecord(body)).success || hash === undefined) return undefined;
  report({ [pointedAtParam]: hash });
  try {
    const record = await readAuction(portal, hash, run.signal);
    return sameNumber(record.number, auction.number) ? record : undefined;
  } catch (error) {
    // Whatever kept us from reading it, the create itself was carried out.
    throw new LostAnswer('created, but not read yet', { cause: error });
  }
}

/** A create may be answered with less than a whole record. */
function hashOf(body: unknown): { hash: string } {
  const read = createdSchema.safeParse(unwrapRecord(body));
  if (!read.success) throw new LostAnswer('created, but the answer names no hash');
  return read.data;
}

async function publish(portal: Portal, run: Run, auction: AuctionSubmission, hash: string): Promise<void> {
  if (run.done('publish', z.unknown()) !== undefined) return;
  await checkAlone(portal, run, auction, hash);
  await changeState(portal, run, {
    step: 'publish',
    transition: 'publish',
    hash,
    toCandidate: (record) => toCandidate(portal.baseUrl, record, auction),
  });
}

/**
 * Two clerks may have looked at the same moment and both created: whoever sees the other's record before
 * publishing stops, so that at most one of the two becomes public without a person.
 */
async function checkAlone(portal: Portal, run: Run, auction: AuctionSubmission, hash: string): Promise<void> {
  if (!isOwnCreate(run, hash)) return;
  const baseline = run.firstIntent('create', baselineSchema);
  if (baseline === undefined) return;
  const list = await listAuctions(portal.client, run.signal);
  const { records } = list;
  learnFromOwnDraft(run, list, hash);
  const others = unknownRecords(records, auction, baseline, run.ignoredRemoteIds).filter(
    (one) => one.hash !== hash && isInTheWay(one, auction),
  );
  if (others.length === 0) return;
  const own = records.filter((one) => one.hash === hash);
  throw new Undecided(
    { code: 'duplicate-at-remote', params: { count: others.length } },
    [...own, ...others].map((one) => toCandidate(portal.baseUrl, one, auction)),
  );
}

/** Reads back what was promised: the state and every attachment. */
async function verify(portal: Portal, run: Run, auction: AuctionSubmission, hash: string): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const record = await readAuction(portal, hash, run.signal);
    const identity = toIdentity(portal.baseUrl, record);
    if (!run.acceptedAsIs) checkPromise(portal, auction, record, isOwnCreate(run, hash));
    const params = { attachments: (record.images?.length ?? 0) + (record.documents?.length ?? 0) };
    return { result: identity, params, remote: identity };
  });
  return { kind: 'verified', remote };
}

/** @throws Undecided with the record as evidence. */
function checkPromise(
  portal: Portal,
  auction: AuctionSubmission,
  record: PortalRecord,
  isOwn: boolean,
): void {
  const evidence = [toCandidate(portal.baseUrl, record, auction)];
  const status = record.status ?? '';
  const isAsPromised =
    auction.action === 'save-draft' ? status === 'draft' : assumptions.publishedStates.includes(status);
  if (!isAsPromised) throw new Undecided({ code: 'remote-conflict', params: { state: status } }, evidence);
  checkSame(portal.baseUrl, auction, record, isOwn);
}
