/** Changes of an auction that is there: one of the transitions, an edit, or a copy for a new term. */
import { z } from 'zod';
import type { Payload } from '../../../shared/contract/submission.ts';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import {
  type AuctionChange,
  type AuctionCopySubmission,
  type AuctionEditSubmission,
  type AuctionFollowSubmission,
  type AuctionTransitionSubmission,
  transitionActions,
} from '../../../shared/submissions/auction-change.ts';
import {
  auctionStages,
  auctionTransitions,
  isAuctionState,
} from '../../../shared/submissions/auction-life.ts';
import type { OpenStep, Outcome, Run, Verdict } from '../connector.ts';
import { Refusal, Undecided } from '../failures.ts';
import { changeState, progressOf, reconcileState } from './change-state.ts';
import { chooseCategory } from './choose.ts';
import { sameNumber, toCandidate, toIdentity } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { copyAuction, reconcileCopy } from './copy-auction.ts';
import { editIntentSchema, reconcileEdit } from './edit-intent.ts';
import { editRecord } from './edit-record.ts';
import { fileHashes } from './merge-files.ts';
import { isAuction, type Portal, readAuction, readIfThere } from './portal.ts';
import type { PortalFile, PortalIdentifier, PortalRecord } from './schema.ts';

export function asChange(payload: Payload): AuctionChange | undefined {
  return payload.kind !== 'auction' || isAuction(payload) ? undefined : payload;
}

export async function submitChange(portal: Portal, run: Run, change: AuctionChange): Promise<Outcome> {
  if (change.action === 'follow') return follow(portal, run, change);
  if (change.action === 'edit') return submitEdit(portal, run, change);
  if (change.action === 'copy') return submitCopy(portal, run, change);
  return submitTransition(portal, run, change);
}

export async function reconcileChange(
  portal: Portal,
  run: Run,
  change: AuctionChange,
  step: OpenStep,
): Promise<Verdict> {
  if (step.name === 'edit') return reconcileEdit(portal, run, step.intent);
  if (step.name === 'copy' && change.action === 'copy')
    return reconcileCopy(portal, run, change, step.intent);
  const transition = transitionActions.find((one) => one === change.action);
  if (step.name === 'change' && transition !== undefined) {
    return reconcileState(portal, run, step.intent, {
      transition,
      toCandidate: (one) => evidence(portal, one),
    });
  }
  return { kind: 'unsure', candidates: [] };
}

/** Only reads: what the record is now is all there is to know. */
async function follow(portal: Portal, run: Run, followed: AuctionFollowSubmission): Promise<Outcome> {
  const remote = await run.step('look', { effect: 'safe' }, async () => {
    const record = await readAuction(portal, followed.remoteHash, run.signal);
    checkNumber(record, followed.number);
    if (record.status === 'deleted') throw wrongState(record);
    const identity = toIdentity(portal.baseUrl, record);
    return { result: identity, remote: identity };
  });
  run.accept();
  return { kind: 'verified', remote };
}

async function submitTransition(
  portal: Portal,
  run: Run,
  change: AuctionTransitionSubmission,
): Promise<Outcome> {
  const { action: transition, remoteHash: hash } = change;
  // Once it was sent, the record may well be gone.
  if (run.done('change', z.unknown()) === undefined) {
    await run.step('look', { effect: 'safe' }, async () => {
      const record = await readAuction(portal, hash, run.signal);
      checkNumber(record, change.number);
      if (progressOf(transition, record) === 'elsewhere') throw wrongState(record);
      return { result: null, remote: toIdentity(portal.baseUrl, record) };
    });
  }
  await changeState(portal, run, {
    step: 'change',
    transition,
    hash,
    toCandidate: (one) => evidence(portal, one),
  });
  if (change.attachments.length > 0) {
    const added = change.attachments;
    await editRecord(portal, run, { hash, changes: {}, category: undefined, added, removes: () => false });
  }
  run.accept();
  const { to } = auctionTransitions[transition];
  return verify(
    portal,
    run,
    hash,
    (record) => record?.status === to || (record === undefined && to === 'deleted'),
  );
}

async function submitEdit(portal: Portal, run: Run, edit: AuctionEditSubmission): Promise<Outcome> {
  const hash = edit.remoteHash;
  const category = await run.step('look', { effect: 'safe' }, async () => {
    const record = await readAuction(portal, hash, run.signal);
    // From the first try on the record may be as we made it.
    if (run.firstIntent('edit', editIntentSchema) === undefined) checkAsSeen(record, edit);
    const result = await choose(portal, run, edit);
    return { result, remote: toIdentity(portal.baseUrl, record) };
  });
  await editRecord(portal, run, {
    hash,
    changes: edit.changes,
    category,
    added: edit.attachments,
    removes: (file) => edit.removed.includes(file.hash),
    imageOrder: edit.imageOrder,
  });
  run.accept();
  return verify(portal, run, hash, (record) => record !== undefined && record.status !== 'deleted');
}

async function submitCopy(portal: Portal, run: Run, copy: AuctionCopySubmission): Promise<Outcome> {
  const hash = await copyAuction(portal, run, copy);
  const category = await choose(portal, run, copy);
  const removes = (file: PortalFile): boolean => !copy.keepDecree && file.document_type === 'auction_decree';
  await editRecord(portal, run, {
    hash,
    // The end of the old term means nothing for the new one.
    changes: { ...copy.changes, number: copy.number },
    clears: copy.changes.endsAt === undefined ? ['end_at'] : [],
    category,
    added: await notCarriedOver(portal, run, { hash, copy, removes }),
    isOwnDraft: true,
    removes,
  });
  run.accept();
  return verify(
    portal,
    run,
    hash,
    (record) => record?.status === 'draft' && sameNumber(record.number, copy.number),
  );
}

/** Whether a copy carries the attachments of its source isn't known (PD-17): what is there isn't attached again. */
async function notCarriedOver(
  portal: Portal,
  run: Run,
  made: {
    readonly hash: string;
    readonly copy: AuctionCopySubmission;
    readonly removes: (file: PortalFile) => boolean;
  },
): Promise<readonly Attachment[]> {
  const first = run.firstIntent('edit', editIntentSchema);
  if (first !== undefined) return first.after.added;
  const { images, documents } = await readAuction(portal, made.hash, run.signal);
  const stays = { images, documents: documents?.filter((file) => !made.removes(file)) };
  return compareAttachments(stays, made.copy.attachments, false)?.missing ?? made.copy.attachments;
}

/** @throws Undecided with the record as evidence when the promise isn't kept. */
async function verify(
  portal: Portal,
  run: Run,
  hash: string,
  isKept: (record: PortalRecord | undefined) => boolean,
): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const record = (await readIfThere(portal, hash, run.signal))?.record;
    if (!isKept(record) && !run.acceptedAsIs) {
      const params = { state: record?.status ?? 'deleted' };
      throw new Undecided(
        { code: 'remote-conflict', params },
        record === undefined ? [] : [evidence(portal, record)],
      );
    }
    const identity =
      record === undefined ? { id: hash, url: null, state: 'deleted' } : toIdentity(portal.baseUrl, record);
    return { result: identity, remote: identity };
  });
  return { kind: 'verified', remote };
}

/** @throws Refusal: a category somebody chose must not be passed over. */
async function choose(
  portal: Portal,
  run: Run,
  { auctionKind, changes }: AuctionEditSubmission | AuctionCopySubmission,
): Promise<PortalIdentifier | undefined> {
  if (changes.category === undefined) return undefined;
  const id = await chooseCategory(portal, { auctionKind, category: changes.category }, run.signal);
  if (id === null)
    throw new Refusal({ code: 'remote-choice', field: 'category', params: { what: 'category', offered: 0 } });
  return id;
}

/** @throws Refusal when the record isn't what the person had before their eyes: nothing has been sent yet. */
function checkAsSeen(record: PortalRecord, { number, seen, changes }: AuctionEditSubmission): void {
  checkNumber(record, number);
  if (record.status !== seen.state) throw wrongState(record);
  const editable = isAuctionState(record.status) ? auctionStages[record.status].editable : 'nothing';
  const changed = Object.keys(changes);
  const isAllowed =
    editable === 'all' ||
    (editable === 'all-but-term' && !changed.includes('startsAt') && !changed.includes('number')) ||
    (editable === 'documents' && changed.length === 0);
  if (!isAllowed) throw wrongState(record);
  const isNewer =
    seen.updatedAt !== null && record.updated_at !== null && record.updated_at !== seen.updatedAt;
  const files = record.images && record.documents ? fileHashes(record) : undefined;
  if (files !== undefined && files.toSorted().join() !== [...seen.files].sort().join()) {
    throw new Refusal({
      code: 'attachments-differ',
      field: 'attachments',
      params: { missing: 0, doubled: 0 },
    });
  }
  if (isNewer && record.updated_at !== undefined) {
    throw new Refusal({ code: 'remote-conflict', params: { state: record.status } });
  }
}

function checkNumber(record: PortalRecord, number: string): void {
  if (sameNumber(record.number, number)) return;
  throw new Refusal({
    code: 'remote-conflict',
    field: 'referenceNumber',
    params: { fields: 'referenceNumber' },
  });
}

function wrongState(record: PortalRecord | undefined): Refusal {
  return new Refusal({ code: 'remote-conflict', params: { state: record?.status ?? 'deleted' } });
}

function evidence(portal: Portal, record: PortalRecord) {
  return toCandidate(portal.baseUrl, record);
}
