/**
 * Where the content lies that a line has the digest of. Only columns that never change once the line is written, so
 * that the digest can be compared as long as the row is kept.
 */
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../store/statement.ts';

const sql = {
  submission: `SELECT id, system, fileMark, kind, lot, action, number, title, pageUrl, payload, digest,
    duplicateReason, preparedBy, training, createdAt FROM submissions WHERE seq = ?`,
  history: 'SELECT submissionId, at, name, fromState, toState FROM history WHERE seq = ?',
  /** The end a person gave it, with what they said: it is over then, so neither changes any more. */
  closing: `SELECT submissionId, at, name, fromState, toState, closingNote
    FROM history JOIN submissions ON submissions.id = submissionId WHERE history.seq = ?`,
  stepIntent: 'SELECT submissionId, name, effect, intent, startedAt FROM steps WHERE seq = ?',
  stepResult: 'SELECT submissionId, name, effect, state, result, finishedAt FROM steps WHERE seq = ?',
  receipt: 'SELECT submissionId, sha256, size, line, link, madeAt FROM receipts WHERE seq = ?',
} as const;

export type AuditSource = keyof typeof sql;

export function isAuditSource(text: string): text is AuditSource {
  return Object.hasOwn(sql, text);
}

/** Undefined when the row isn't kept any more. */
export function readSource(db: DatabaseSync, source: AuditSource, seq: number): unknown {
  return statement(db, sql[source]).get(seq);
}
