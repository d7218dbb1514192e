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
import { findSame } from './sql/find-same.ts';
import { insertSubmission } from './sql/insert-submission.ts';
import { readSubmission } from './sql/read-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

/**
 * Stores a submission, with the steps of its chain, in the undo window, or `waiting` where somebody has to allow it
 * first. The same id, or the same content under the same key, is the same submission and answers with what is there.
 * @throws ProblemError `invalid-message`, `training-mismatch`, `attachment-missing`, `attachment-type`, `already-filed`.
 */
export function storeSubmission(parts: OutboxParts, message: unknown, pair: string): SubmissionRow {
  const request = readRequest(message);
  if (request.training !== parts.training) {
    throw new ProblemError({ code: 'training-mismatch', params: { training: parts.training ? 1 : 0 } });
  }
  // Without a name nobody could be told to be another person.
  const needsApproval = parts.approval === 'second-person';
  if (needsApproval && request.preparedBy.trim() === '') {
    throw new ProblemError({ code: 'invalid-message', field: 'preparedBy' });
  }
  const plans = planSubmission(parts, request);
  const [first] = plans;
  const isPublic = plans.some((one) => one.description.isPublic);

  return write(parts, () => {
    const who = [request.preparedBy, parts.nameOfPair(pair)].filter((one) => one !== '').join(', ');
    const seconds = isPublic ? parts.undoSeconds.public : parts.undoSeconds.other;
    const common: Common = { pair, who, seconds, awaits: needsApproval ? ['approval'] : [] };
    const known = findKnown(parts, first, who);
    if (known !== undefined) return known;
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
  const alive = findRelated(parts, plan)
    .filter((row) => !isOver(row, plan))
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
  const isAnother = related.some((row) => !isOver(row, plan) && !isContinued(row, description.remoteId));
  const given = related.find((row) => row.state === 'rejected' || row.state === 'cancelled');
  const revised = isAnother ? undefined : given;
  const now = clock.now();
  const signatures = parts
    .toSign(request.payload)
    .map((original) => ({ original, signed: null, size: null, at: null }));
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
    awaits: signatures.length === 0 ? common.awaits : [...common.awaits, 'signature'],
    signatures,
    heldUntil: now + common.seconds * 1000,
    now,
  });
}

/** Everything stored under the key or the business key, of the same kind. */
function findRelated(parts: OutboxParts, { request, system, description }: Plan): SubmissionRow[] {
  const { caseKey } = request;
  return findSame(parts.db, caseKey, description.businessKey).filter(
    (row) => row.kind === caseKey.kind && row.system === system,
  );
}

/** It stands in nobody's way: it was never filed, or what was filed has ended at the remote. */
function isOver(row: SubmissionRow, { connector }: Plan): boolean {
  if (row.state === 'rejected' || row.state === 'cancelled') return true;
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
