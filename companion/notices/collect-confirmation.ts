/**
 * Fetches one confirmation. The fetch marks it as collected for the whole office (CÚD reference, section 5.4), so the
 * intent is stored before the call and the bytes before anything else; after a lost answer it is fetched again (CU-14).
 */
import { createHash } from 'node:crypto';
import { ProblemError } from '../../shared/contract/problems.ts';
import { insertBlob } from '../attachments/sql/insert-blob.ts';
import { appendLine, byItself } from '../audit/append-line.ts';
import { transaction } from '../store/transaction.ts';
import type { NoticeParts } from './notice-parts.ts';
import { noteCollecting, noteStored, readConfirmation } from './sql/confirmations.ts';

/** @param by the pair that asked for it; left out where the office's setting does. @throws ProblemError `not-found` */
export async function collectConfirmation(
  parts: NoticeParts,
  { cudid, type, by }: { readonly cudid: string; readonly type: string; readonly by?: string },
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, board, attachments } = parts;
  const known = readConfirmation(db, cudid, type);
  if (known === undefined) throw new ProblemError({ code: 'not-found' });
  if (known.state === 'stored') return;
  // Marking it as collected changes the board: a version nobody knows is only read (section 8, rule 7).
  await board.checkVersion(signal);
  const audit = (result: string, value: unknown): void =>
    appendLine(db, {
      at: clock.now(),
      who: by ?? byItself,
      action: 'confirmation.collect',
      result,
      remoteId: cudid,
      what: { value },
    });
  transaction(db, () => {
    noteCollecting(db, cudid, type);
    audit('begun', { cudid, type });
  });
  const bytes = await board.collectConfirmation(cudid, type, signal);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const blob = { sha256, size: bytes.length, mediaType: 'application/pdf' } as const;
  attachments.keep(sha256, bytes);
  transaction(db, () => {
    insertBlob(db, blob, clock.now());
    noteStored(db, { cudid, type, sha256, size: blob.size, at: clock.now() });
    audit('stored', { cudid, type, sha256 });
  });
}
