import type { DatabaseSync } from 'node:sqlite';
import type { AwaitedThing, StoreRequest, System } from '../../../shared/contract/submission.ts';
import { appendLine } from '../../audit/append-line.ts';
import type { Description } from '../../connectors/connector.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';
import type { Signature } from '../signatures.ts';
import { insertHistory } from './insert-history.ts';

export interface NewSubmission {
  readonly request: Omit<StoreRequest, 'followers'>;
  readonly system: System;
  readonly description: Description;
  readonly digest: string;
  readonly pair: string;
  /** Who files it, for the audit. */
  readonly who: string;
  readonly revisionOf: string | null;
  readonly inheritedRemoteId: string | null;
  /** The step of its chain that has to be done first. */
  readonly afterId: string | null;
  /** What it waits for before its undo window opens. */
  readonly awaits: readonly AwaitedThing[];
  readonly signatures: readonly Signature[];
  readonly heldUntil: number;
  readonly now: number;
}

const insert = `
INSERT INTO submissions (
  id, system, fileMark, kind, lot, action, number, title, pageUrl, payload, digest, businessKey, revisionOf,
  duplicateReason, preparedBy, pair, training, state, stateSince, createdAt, heldUntil, dueAt,
  inheritedRemoteId, afterId, awaits, ticked, signatures, changed
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const attach = 'INSERT INTO submissionAttachments (submissionId, position, sha256) VALUES (?, ?, ?)';

/** Must run inside the transaction that checked that it may be stored. */
export function insertSubmission(db: DatabaseSync, one: NewSubmission): void {
  const { request, description } = one;
  const state = one.awaits.length > 0 ? 'waiting' : 'held';
  const heldUntil = state === 'held' ? one.heldUntil : null;
  const { lastInsertRowid } = statement(db, insert).run(
    request.id,
    one.system,
    request.caseKey.fileMark,
    request.caseKey.kind,
    request.caseKey.lot,
    description.action,
    description.number,
    description.title,
    request.pageUrl,
    JSON.stringify(request.payload),
    one.digest,
    description.businessKey,
    one.revisionOf,
    request.duplicateReason ?? null,
    request.preparedBy,
    one.pair,
    request.training ? 1 : 0,
    state,
    one.now,
    one.now,
    heldUntil,
    heldUntil,
    one.inheritedRemoteId,
    one.afterId,
    JSON.stringify(one.awaits),
    JSON.stringify(request.ticked ?? []),
    JSON.stringify(one.signatures),
    nextCursor(db),
  );
  description.files.forEach((file, position) => {
    statement(db, attach).run(request.id, position, file.sha256);
  });
  insertHistory(db, { submissionId: request.id, at: one.now, name: 'store', from: null, to: state });
  for (const check of request.ticked ?? []) {
    const what = { value: { check, digest: one.digest } };
    appendLine(db, {
      at: one.now,
      who: one.who,
      action: 'check.ticked',
      submissionId: request.id,
      result: check,
      what,
    });
  }
  appendLine(db, {
    at: one.now,
    who: one.who,
    action: 'stored',
    submissionId: request.id,
    result: state,
    what: { source: 'submission', seq: Number(lastInsertRowid) },
  });
}
