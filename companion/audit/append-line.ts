import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { auditSelf, type SubmissionDeed } from '../../shared/contract/audit.ts';
import { type AuditKey, digestOf, firstLink, linkOf, type Said, sealOf } from './audit-line.ts';
import { type AuditSource, readSource } from './sources.ts';
import { insertLine } from './sql/insert-line.ts';
import { readLastLine } from './sql/read-last-line.ts';

/** What happens by itself is done by nobody in particular. */
export const byItself = auditSelf;

interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly who: string;
  /** A code; never content, a name or a file mark. */
  readonly result: string;
  readonly remoteId?: string | null;
  /** The content whose digest is kept: a row that was just written, or a value that is kept nowhere. */
  readonly what: { readonly source: AuditSource; readonly seq: number } | { readonly value: unknown };
}

/** What is said of a submission is shown to people: only what has words there can be written. */
export type AuditEntry = Entry &
  (
    | { readonly submissionId: string; readonly action: SubmissionDeed }
    | { readonly submissionId?: never; readonly action: string }
  );

type KeySource = () => AuditKey | undefined;
const keySources = new WeakMap<DatabaseSync, KeySource>();

/** @param key asked at every line; undefined while the vault is locked. */
export function sealLinesWith(db: DatabaseSync, key: KeySource): void {
  keySources.set(db, key);
}

/**
 * Writes one line behind the last one. Call it in the transaction of the thing it records, behind the writing of its
 * row: then there is never one without the other. While no key can be had, or lines before it aren't sealed yet, the
 * line stays without a seal; its link holds it in the chain all the same.
 */
export function appendLine(db: DatabaseSync, entry: AuditEntry): void {
  const { at, who, action, result, submissionId = null, remoteId = null, what } = entry;
  const last = readLastLine(db);
  const isRow = 'source' in what;
  const content = isRow ? readSource(db, what.source, what.seq) : what.value;
  if (isRow && content === undefined) throw new Error('an audit line must be about a row that is there');
  const salt = randomBytes(16).toString('hex');
  const said: Said = {
    line: (last?.line ?? 0) + 1,
    at,
    who,
    action,
    submissionId,
    source: isRow ? what.source : null,
    sourceSeq: isRow ? what.seq : null,
    what: digestOf(salt, content),
    result,
    remoteId,
  };
  const link = linkOf(last?.link ?? firstLink, said);
  const isSealedSoFar = last === undefined || last.seal !== null;
  const key = isSealedSoFar ? keySources.get(db)?.() : undefined;
  insertLine(db, {
    ...said,
    link,
    salt,
    keyId: key?.id ?? null,
    seal: key === undefined ? null : sealOf(key, link),
  });
}
