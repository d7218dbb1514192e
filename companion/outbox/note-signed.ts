import { ProblemError } from '../../shared/contract/problems.ts';
import { appendLine } from '../audit/append-line.ts';
import { statement } from '../store/statement.ts';
import { type OutboxParts, write } from './parts.ts';
import { settleAwaited } from './settle-awaited.ts';
import { readSubmission } from './sql/read-submission.ts';
import { updateSubmission } from './sql/update-submission.ts';
import type { SubmissionRow } from './submission-row.ts';

export interface SignedBytes {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const keep = `
INSERT INTO submissionAttachments (submissionId, position, sha256)
SELECT ?, coalesce(max(position), -1) + 1, ? FROM submissionAttachments WHERE submissionId = ?`;

/**
 * Notes what is sent in place of a document; with the last one the submission goes on. Both files are kept as long as
 * the submission is.
 * @param who the person with the pair, for the audit.
 * @throws ProblemError `not-found`, `wrong-state` when it doesn't wait for this signature any more.
 */
export function noteSigned(
  parts: OutboxParts,
  id: string,
  original: string,
  bytes: SignedBytes,
  who: string,
): SubmissionRow {
  const { db, clock } = parts;
  return write(parts, () => {
    const row = readSubmission(db, id);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    const waits = row.signatures.some((one) => one.original === original && one.signed === null);
    if (row.state !== 'waiting' || !waits) {
      throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'sign' } });
    }
    const at = clock.now();
    const signatures = row.signatures.map((one) =>
      one.original === original ? { ...one, signed: bytes.sha256, size: bytes.size, at } : one,
    );
    if (bytes.sha256 !== original) statement(db, keep).run(id, bytes.sha256, id);
    updateSubmission(db, id, { signatures });
    appendLine(db, {
      at,
      who,
      action: 'document.signed',
      submissionId: id,
      result: bytes.sha256 === original ? 'signed-before' : 'signed',
      what: { value: { original, signed: bytes.sha256 } },
    });
    const after = readSubmission(db, id);
    if (after === undefined) throw new ProblemError({ code: 'not-found' });
    if (signatures.some((one) => one.signed === null)) return after;
    return settleAwaited(parts, after, 'signature', { who });
  });
}
