/** Takes a submission in: checked again, exactly once, durable before the answer. */
import { ProblemError } from '../../shared/contract/problems.ts';
import { type StoreRequest, storeRequestSchema, systemOfKind } from '../../shared/contract/submission.ts';
import type { Description } from '../connectors/connector.ts';
import { giveUp } from './decide.ts';
import { digest } from './digest.ts';
import { type OutboxParts, write } from './parts.ts';
import { findSame } from './sql/find-same.ts';
import { insertSubmission } from './sql/insert-submission.ts';
import { readSubmission } from './sql/read-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

/**
 * Stores a submission in the undo window. The same id, or the same content under the same key, is the same
 * submission and answers with what is there.
 * @throws ProblemError `invalid-message`, `training-mismatch`, `attachment-missing`, `attachment-type`, `already-filed`.
 */
export function storeSubmission(parts: OutboxParts, message: unknown, pair: string): SubmissionRow {
  const request = readRequest(message);
  if (request.training !== parts.training) {
    throw new ProblemError({ code: 'training-mismatch', params: { training: parts.training ? 1 : 0 } });
  }
  const system = systemOfKind[request.payload.kind];
  const connector = parts.connectors.get(system);
  if (connector === undefined) throw new ProblemError({ code: 'not-found', params: { system } });
  const description = connector.describe(request.payload);
  checkCase(request, description);
  const { caseKey, payload, duplicateReason } = request;
  const requestDigest = digest({ caseKey, payload, duplicateReason, training: request.training });

  return write(parts, () => {
    const known = readSubmission(parts.db, request.id);
    if (known !== undefined) {
      if (known.digest === requestDigest) return known;
      throw alreadyFiled(known);
    }
    const who = [request.preparedBy, parts.nameOfPair(pair)].filter((one) => one !== '').join(', ');
    const findAll = (): SubmissionRow[] =>
      findSame(parts.db, caseKey, description.businessKey).filter(
        (row) => row.kind === caseKey.kind && row.system === system,
      );
    if (description.discards === true) giveUpUnknown(parts, findAll(), description.remoteId, who);
    const same = findAll();
    const isClosed = (row: SubmissionRow): boolean =>
      row.state === 'done' && connector.isClosed?.(row.remoteState ?? '') === true;
    const alive = same
      .filter((row) => row.state !== 'rejected' && row.state !== 'cancelled' && !isClosed(row))
      // What is to be changed was filed before, and may be changed in the same way once more.
      .filter((row) => description.changesRecord !== true || row.state !== 'done');
    const again = alive.find((row) => row.digest === requestDigest);
    if (again !== undefined) return again;
    const obstacle = alive.find((row) => !isContinued(row, description.remoteId));
    if (obstacle !== undefined && duplicateReason === undefined) throw alreadyFiled(obstacle);
    checkFiles(parts, description);

    // The newest one that was given up: its record at the remote, where it left one, is gone on from.
    const given = same.find((row) => row.state === 'rejected' || row.state === 'cancelled');
    const revised = obstacle === undefined ? given : undefined;
    const now = parts.clock.now();
    const seconds = description.isPublic ? parts.undoSeconds.public : parts.undoSeconds.other;
    insertSubmission(parts.db, {
      request,
      system,
      description,
      digest: requestDigest,
      pair,
      who,
      revisionOf: revised?.id ?? null,
      inheritedRemoteId: description.remoteId ?? revised?.remoteId ?? revised?.inheritedRemoteId ?? null,
      heldUntil: now + seconds * 1000,
      now,
    });
    const stored = readSubmission(parts.db, request.id);
    if (stored === undefined) throw new Error('a submission just written is not there');
    return stored;
  });
}

function readRequest(message: unknown): StoreRequest {
  const read = storeRequestSchema.safeParse(message);
  if (!read.success) {
    const path = read.error.issues[0]?.path ?? [];
    const field = path[0] === 'payload' ? path.slice(1).join('.') : path.join('.');
    throw new ProblemError({ code: 'invalid-message', field: field.slice(0, 64) });
  }
  const request = read.data;
  if (request.payload.kind !== request.caseKey.kind) {
    throw new ProblemError({ code: 'invalid-message', field: 'caseKey.kind' });
  }
  return request;
}

/** A case that changed between reading and clicking must not be filed under the other one's mark. */
function checkCase({ caseKey }: StoreRequest, { fileMark }: Description): void {
  if (bareMark(fileMark ?? '') !== bareMark(caseKey.fileMark)) {
    throw new ProblemError({ code: 'invalid-message', field: 'number' });
  }
}

/** `091EX00397/11-084` and `091EX397/11` belong to the same case. */
function bareMark(number: string): string {
  return number.replace(/-[^-]*$/, '').replace(/^(\d{3}[A-Z]{2})0+(?=\d)/, '$1');
}

/** Whoever removes the record a submission left says thereby that nothing more is to be sent for it. */
function giveUpUnknown(
  parts: OutboxParts,
  rows: readonly SubmissionRow[],
  remoteId: string | null,
  who: string,
): void {
  for (const row of rows) {
    if (row.state === 'unknown' && row.remoteId === remoteId) giveUp(parts, row.id, who);
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
