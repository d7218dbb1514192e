/** What became of a create, edit or transition whose answer was lost (reference, section 12). Only reads. */
import type { OpenStep, Run, Verdict } from '../connector.ts';
import { attachIntentSchema } from './attach.ts';
import { reconcileState } from './change-state.ts';
import { PortalRefusal } from './client.ts';
import { differingFields, sameNumber, toCandidate, toIdentity } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { isOwnCreate } from './created-schema.ts';
import { provesAbsence } from './drafts-listed.ts';
import { pointedAtParam } from './hash-of-location.ts';
import { listAuctions } from './list-auctions.ts';
import { baselineSchema, unknownRecords } from './look-around.ts';
import { fileHashes } from './merge-files.ts';
import { asAuction, type Portal, readIfThere } from './portal.ts';
import type { PortalRecord } from './schema.ts';
import { asChange, reconcileChange } from './submit-change.ts';

export async function reconcile(portal: Portal, run: Run, step: OpenStep): Promise<Verdict> {
  try {
    return await reconcileStep(portal, run, step);
  } catch (error) {
    // A record we may not read tells nothing; only a person can look.
    if (error instanceof PortalRefusal) return { kind: 'unsure', candidates: [] };
    throw error;
  }
}

async function reconcileStep(portal: Portal, run: Run, step: OpenStep): Promise<Verdict> {
  const change = asChange(run.payload);
  if (change !== undefined) return reconcileChange(portal, run, change, step);
  if (step.name === 'create') return reconcileCreate(portal, run, step);
  if (step.name === 'attach') return reconcileAttach(portal, run, step.intent);
  if (step.name === 'publish') {
    return reconcileState(portal, run, step.intent, {
      transition: 'publish',
      toCandidate: (record) => toCandidate(portal.baseUrl, record, asAuction(run.payload)),
    });
  }
  return { kind: 'unsure', candidates: [] };
}

/**
 * The record the answer pointed at, or exactly one that wasn't there before, equal in every field that can be compared,
 * is ours; none in a list that would show it means absent; anything else is for a person.
 */
async function reconcileCreate(portal: Portal, run: Run, step: OpenStep): Promise<Verdict> {
  const auction = asAuction(run.payload);
  const baseline = baselineSchema.parse(step.intent);
  const pointedAt = await readPointedAt(portal, run, step);
  if (pointedAt !== undefined && sameNumber(pointedAt.number, auction.number)) {
    return {
      kind: 'happened',
      result: { hash: pointedAt.hash },
      remote: toIdentity(portal.baseUrl, pointedAt),
    };
  }
  const list = await listAuctions(portal.client, run.signal);
  const fresh = unknownRecords(list.records, auction, baseline, run.ignoredRemoteIds);
  const [only] = fresh;
  if (only === undefined && provesAbsence(run, list)) return { kind: 'absent' };
  // With an incomplete look before it, a "new" record may be an old one that wasn't seen.
  const isOurs = fresh.length === 1 && only !== undefined && baseline.complete;
  if (isOurs && differingFields(only, auction).length === 0) {
    return { kind: 'happened', result: { hash: only.hash }, remote: toIdentity(portal.baseUrl, only) };
  }
  return { kind: 'unsure', candidates: fresh.map((one) => toCandidate(portal.baseUrl, one, auction)) };
}

/** The record whose address came with an answer that said nothing else. */
async function readPointedAt(portal: Portal, run: Run, step: OpenStep): Promise<PortalRecord | undefined> {
  const hash = step.params[pointedAtParam];
  return typeof hash === 'string' ? (await readIfThere(portal, hash, run.signal))?.record : undefined;
}

/** An edit is absent only when exactly the attachments from before are there. */
async function reconcileAttach(portal: Portal, run: Run, intent: unknown): Promise<Verdict> {
  const auction = asAuction(run.payload);
  const { hash, before } = attachIntentSchema.parse(intent);
  const record = (await readIfThere(portal, hash, run.signal))?.record;
  if (record === undefined) return { kind: 'unsure', candidates: [] };
  const difference = compareAttachments(record, auction.attachments, isOwnCreate(run, hash));
  const isWhole = difference !== undefined && difference.missing.length === 0 && difference.doubled === 0;
  if (isWhole && differingFields(record, auction).length === 0) {
    return { kind: 'happened', result: null, remote: toIdentity(portal.baseUrl, record) };
  }
  const isUntouched =
    difference !== undefined && fileHashes(record).toSorted().join() === before.toSorted().join();
  if (isUntouched) return { kind: 'absent' };
  return { kind: 'unsure', candidates: [toCandidate(portal.baseUrl, record, auction)] };
}
