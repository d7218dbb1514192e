/** Takes a submission in: checked again, exactly once, durable before the answer. */
import { ProblemError } from '../../shared/contract/problems.ts';
import {
  type AwaitedThing,
  type StoreRequest,
  storeRequestSchema,
} from '../../shared/contract/submission.ts';
import type { Description } from '../connectors/connector.ts';
import { giveUp } from './decide.ts';
import { type OutboxParts, write } from './parts.ts';
import { type Plan, planSubmission } from './plan-submission.ts';
import { documentsOf, type Signature } from './signatures.ts';
import { findSame } from './sql/find-same.ts';
import { insertSubmission } from './sql/insert-submission.ts';
import { writeParties } from './sql/parties.ts';
import { readSubmission } from './sql/read-submission.ts';
import { signaturesOfRecord } from './sql/signatures-of-record.ts';
import type { SubmissionRow } from './submission-row.ts';

/**
 * Stores a submission, with the steps of its chain, in the undo window, or `waiting` where somebody has to allow it
 * first. The same id, or the same content under the same key, is the same submission and answers with what is there.
 * @throws ProblemError `invalid-message`, `training-mismatch`, `attachment-missing`, `attachment-type`, `already-filed`,
 * `checks-open`, `draft-changed`.
 */
export function storeSubmission(parts: OutboxParts, message: unknown, pair: string): SubmissionRow {
  const named = readRequest(message);
  if (named.training !== parts.training) {
    throw new ProblemError({ code: 'training-mismatch', params: { training: parts.training ? 1 : 0 } });
  }
  const needsApproval = parts.approval === 'second-person';
  // Without a name nobody could be told to be another person; where the panel asks for none, it is this browser's.
  const pairName = parts.nameOfPair(pair);
  const preparedBy = named.preparedBy.trim() === '' && needsApproval ? pairName : named.preparedBy;
  const request = { ...named, preparedBy };
  const plans = planSubmission(parts, request);
  const [first] = plans;
  const isPublic = plans.some((one) => one.description.isPublic);

  return write(parts, () => {
    const who = [...new Set([preparedBy, pairName])].filter((one) => one !== '').join(', ');
    const seconds = isPublic ? parts.undoSeconds.public : parts.undoSeconds.other;
    const common: Common = { pair, who, seconds, awaits: needsApproval ? ['approval'] : [] };
    const known = findKnown(parts, first, who);
    if (known !== undefined) return known;
    checkDraft(parts, request);
    if (request.parties !== undefined) writeParties(parts.db, request.caseKey.fileMark, request.parties);
    let afterId: string | null = null;
    if (request.ticked !== undefined) checkTicked(parts, plans, request.ticked);
    for (const plan of plans) {
      // A follower that is there already was filed on its own, or in another chain: it can't be filed by this one too.
      if (afterId !== null) {
        const there = findKnown(parts, plan, who);
        if (there !== undefined) throw alreadyFiled(there);
      }
      insert(parts, plan, afterId, common);
      afterId = plan.request.id;
    }
    const stored = readSubmission(parts.db, first.request.id);
    if (stored === undefined) throw new Error('a submission just written is not there');
    return stored;
  });
}

/**
 * The panel showed the checks and let a person tick them; here they are judged again.
 * @throws ProblemError `checks-open` with their names.
 */
function checkTicked(parts: OutboxParts, plans: readonly Plan[], ticked: readonly string[]): void {
  const open = plans
    .flatMap(
      ({ connector, request }) =>
        connector.openChecks?.(request.payload, parts.office(), parts.clock.now()) ?? [],
    )
    .filter(({ check, level }) => level === 'blocks' || (level === 'tick' && !ticked.includes(check)));
  if (open.length === 0) return;
  const checks = [...new Set(open.map((one) => one.check))].join(', ');
  throw new ProblemError({ code: 'checks-open', params: { checks } });
}

/**
 * Another window may have saved the draft since the sender read it: what it sends then is not what was wanted last.
 * @throws ProblemError `draft-changed` (params `version`)
 */
function checkDraft(parts: OutboxParts, { caseKey, draftVersion }: StoreRequest): void {
  if (draftVersion === undefined) return;
  const version = parts.versionOfDraft(caseKey);
  if (version !== draftVersion) throw new ProblemError({ code: 'draft-changed', params: { version } });
}

interface Common {
  readonly pair: string;
  readonly who: string;
  /** Length of the undo window. */
  readonly seconds: number;
  readonly awaits: readonly AwaitedThing[];
}

function readRequest(message: unknown): StoreRequest {
  const read = storeRequestSchema.safeParse(message);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path ?? [];
  const field = path[0] === 'payload' ? path.slice(1).join('.') : path.join('.');
  throw new ProblemError({ code: 'invalid-message', field: field.slice(0, 64) });
}

/**
 * The same submission, when it was stored before.
 * @throws ProblemError `already-filed` for another one with its id or under its key.
 */
function findKnown(parts: OutboxParts, plan: Plan, who: string): SubmissionRow | undefined {
  const { request, description } = plan;
  const known = readSubmission(parts.db, request.id);
  if (known !== undefined) {
    if (known.digest === plan.digest) return known;
    throw alreadyFiled(known);
  }
  if (description.discards === true) giveUpUnknown(parts, plan, who);
  const alive = findStanding(parts, plan)
    // What is to be changed was filed before, and may be changed in the same way once more.
    .filter((row) => description.changesRecord !== true || row.state !== 'done');
  const again = alive.find((row) => row.digest === plan.digest);
  if (again !== undefined) return again;
  const obstacle = alive.find((row) => !isContinued(row, description.remoteId));
  if (obstacle !== undefined && request.duplicateReason === undefined) throw alreadyFiled(obstacle);
  return undefined;
}

function insert(parts: OutboxParts, plan: Plan, afterId: string | null, common: Common): void {
  const { db, clock } = parts;
  const { request, system, description } = plan;
  checkFiles(parts, description);
  // The newest one that was given up: its record at the remote, where it left one, is gone on from.
  const related = findRelated(parts, plan);
  const isAnother = findStanding(parts, plan).some((row) => !isContinued(row, description.remoteId));
  const given = related.find((row) => row.state === 'rejected' || row.state === 'cancelled');
  const revised = isAnother ? undefined : given;
  const now = clock.now();
  const signatures = signaturesFor(parts, plan);
  const isUnsigned = signatures.some((one) => one.signed === null);
  insertSubmission(db, {
    request,
    system,
    description,
    digest: plan.digest,
    pair: common.pair,
    who: common.who,
    revisionOf: revised?.id ?? null,
    inheritedRemoteId: description.remoteId ?? revised?.remoteId ?? revised?.inheritedRemoteId ?? null,
    afterId,
    awaits: isUnsigned ? [...common.awaits, 'signature'] : common.awaits,
    signatures,
    heldUntil: now + common.seconds * 1000,
    now,
  });
}

/** What has to be signed before it is sent; of files that are at the remote already, what was sent there signed. */
function signaturesFor(parts: OutboxParts, { request, system, description }: Plan): Signature[] {
  const { remoteId, filesAreThere } = description;
  if (filesAreThere !== true || remoteId === null) {
    return parts
      .toSign(request.payload)
      .map((original) => ({ original, signed: null, size: null, at: null }));
  }
  const sent = signaturesOfRecord(parts.db, system, remoteId);
  const originals = new Set(documentsOf(request.payload).map((one) => one.sha256));
  return [...originals].flatMap((original) => sent.find((one) => one.original === original) ?? []);
}

/** Everything stored under the key or the business key, of the same kind. */
function findRelated(parts: OutboxParts, { request, system, description }: Plan): SubmissionRow[] {
  const { caseKey } = request;
  return findSame(parts.db, caseKey, description.businessKey).filter(
    (row) => row.kind === caseKey.kind && row.system === system,
  );
}

/** Of what is related, what may stand in the way of the plan. */
function findStanding(parts: OutboxParts, plan: Plan): SubmissionRow[] {
  const related = findRelated(parts, plan);
  const sources = sourcesOf(related, plan);
  return related
    .filter((row) => !isOver(row, plan))
    .filter((row) => row.state !== 'done' || row.remoteId === null || !sources.has(row.remoteId));
}

/**
 * Records that the plan's own one was made from, and those these were made from: a new term stands beside the old ones,
 * whatever state they ended in.
 * @param related newest first: what a record was made from was filed before it
 */
function sourcesOf(related: readonly SubmissionRow[], { connector, description }: Plan): Set<string> {
  const sources = new Set(description.sourceId === undefined ? [] : [description.sourceId]);
  for (const { state, remoteId, payload } of related) {
    if (state !== 'done' || remoteId === null) continue;
    if (remoteId !== description.remoteId && !sources.has(remoteId)) continue;
    const { sourceId } = connector.describe(payload);
    if (sourceId !== undefined) sources.add(sourceId);
  }
  return sources;
}

/**
 * It stands in nobody's way: it was never filed, or what was filed has ended at the remote, and the plan isn't about
 * that very record once more.
 */
function isOver(row: SubmissionRow, { connector, description }: Plan): boolean {
  if (row.state === 'rejected' || row.state === 'cancelled') return true;
  if (row.remoteId !== null && row.remoteId === description.remoteId) return false;
  return row.state === 'done' && connector.isClosed?.(row.remoteState ?? '') === true;
}

/** Whoever removes the record a submission left says thereby that nothing more is to be sent for it. */
function giveUpUnknown(parts: OutboxParts, plan: Plan, who: string): void {
  for (const row of findRelated(parts, plan)) {
    const isLeftover = row.state === 'unknown' && row.remoteId === plan.description.remoteId;
    if (isLeftover) giveUp(parts, row.id, who);
  }
}

/** A finished draft at the remote may be gone on with: that is what publishing a saved draft means. */
function isContinued(row: SubmissionRow, remoteId: string | null): boolean {
  return row.state === 'done' && remoteId !== null && row.remoteId === remoteId;
}

function alreadyFiled(row: SubmissionRow): ProblemError {
  return new ProblemError({
    code: 'already-filed',
    params: { id: row.id, state: row.state, number: row.number },
  });
}

/** @throws ProblemError `attachment-missing` or `attachment-type` with the position, counted from 1. */
function checkFiles(parts: OutboxParts, { files }: Description): void {
  files.forEach((file, index) => {
    const params = { position: index + 1 };
    const blob = parts.attachments.find(file.sha256);
    if (blob === undefined || blob.size !== file.size) {
      throw new ProblemError({ code: 'attachment-missing', field: 'attachments', params });
    }
    const isImage = blob.mediaType !== 'application/pdf';
    if (blob.mediaType !== file.mediaType || isImage !== file.isImage) {
      throw new ProblemError({ code: 'attachment-type', field: 'attachments', params });
    }
  });
}
