/**
 * Tells whether the audit is as it was written: every line in its place, each holding the one before it, each sealed,
 * the contents it has the digest of unchanged, and its end there. Answers the threat of somebody who writes in the
 * database behind our back. Proved by verify-audit.test.ts, for every single change, removal and swap.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { AuditFinding, AuditReport } from '../../shared/contract/audit.ts';
import type { AuditEnd } from './audit-keeper.ts';
import { type AuditKey, type AuditLine, digestOf, firstLink, linkOf, sealOf } from './audit-line.ts';
import { isAuditSource, readSource } from './sources.ts';
import { readLinesAfter, readSeal } from './sql/read-lines.ts';

/** A report longer than this says no more than that much is wrong. */
const mostFindings = 1_000;

export interface VerifyParts {
  readonly db: DatabaseSync;
  /** Undefined: the vault is locked or was never made, seals can't be compared. */
  readonly key: AuditKey | undefined;
  /** The ends that must be there: the one noted in the vault, the one on a receipt. */
  readonly ends: readonly (AuditEnd & { readonly from: 'vault' | 'receipt' })[];
}

/** A piece takes some 40 ms; between two of them whoever asks the companion for something else is served. */
const linesInPiece = 200;

/** As {@link checkAudit}, letting others in between its pieces. Lines written meanwhile are checked as well. */
export async function verifyAudit(parts: VerifyParts): Promise<AuditReport> {
  const check = checkAudit(parts);
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value;
    await setImmediate();
  }
}

/** Checks piece by piece; returns what it found. */
export function* checkAudit({ db, key, ends }: VerifyParts): Generator<undefined, AuditReport> {
  const findings: AuditFinding[] = [];
  const find = (finding: AuditFinding['finding'], line: number): void => {
    if (findings.length < mostFindings) findings.push({ line, finding });
  };
  const expected = new Map<number, (typeof ends)[number][]>();
  for (const end of ends) expected.set(end.line, [...(expected.get(end.line) ?? []), end]);
  const seals = sealChecker(key, find, (line) => readSeal(db, line) === null);
  let before = firstLink;
  let number = 0;

  let piece = readLinesAfter(db, 0, linesInPiece);
  while (piece.length > 0) {
    for (const line of piece) check(line);
    yield;
    piece = readLinesAfter(db, number, linesInPiece);
  }
  for (const end of ends) if (end.line > number) find('end-missing', end.line);
  seals.finish(number);
  return { lines: number, head: number === 0 ? null : before, ...seals.counts(), findings };

  function check(line: AuditLine): void {
    if (line.line !== number + 1) find('gap', number + 1);
    // Behind a gap the chain is taken up where it goes on, so that what is whole there isn't called changed.
    const isWhole = line.line === number + 1 ? linkOf(before, line) === line.link : true;
    if (!isWhole) find('changed', line.line);
    seals.check(line);
    const content = contentFinding(db, line);
    if (content !== undefined) find(content, line.line);
    if (line.action === 'audit.end-missing') find('end-was-missing', line.line);
    for (const end of expected.get(line.line) ?? []) {
      if (end.link !== line.link)
        find(end.from === 'vault' ? 'differs-from-vault' : 'differs-from-receipt', line.line);
    }
    before = line.link;
    number = line.line;
  }
}

function sealChecker(
  key: AuditKey | undefined,
  find: (what: AuditFinding['finding'], line: number) => void,
  isStillOpen: (line: number) => boolean,
) {
  const counts = { sealed: 0, unsealed: 0, unchecked: 0 };
  let isOurKeyKnown = false;
  let firstOpen: number | undefined;
  return {
    check: ({ line, action, result, link, keyId, seal }: AuditLine): void => {
      if (action === 'audit.key' && result === key?.id) isOurKeyKnown = true;
      if (seal === null) {
        counts.unsealed += 1;
        firstOpen ??= line;
        return;
      }
      // Lines are sealed in order: an open one with a sealed one behind it was opened by somebody.
      // Unless it was sealed while we read on: the vault was opened.
      if (firstOpen !== undefined && isStillOpen(firstOpen)) find('seal-missing', firstOpen);
      firstOpen = undefined;
      if (key === undefined) counts.unchecked += 1;
      else if (keyId === key.id) {
        counts.sealed += 1;
        if (sealOf(key, link) !== seal) find('seal-wrong', line);
      } else if (isOurKeyKnown) find('seal-wrong', line);
      // An earlier key that is gone: these links are spoken for by every seal of the present key behind them.
      else counts.unchecked += 1;
    },
    finish: (last: number): void => {
      // With a key in the vault the chain names it; one that doesn't was written by somebody without it.
      if (key !== undefined && last > 0 && !isOurKeyKnown) find('key-unknown', last);
    },
    counts: () => counts,
  };
}

/** Contents are compared while they are kept; a purge takes content and salt together, never one of them. */
export function contentFinding(db: DatabaseSync, line: AuditLine): AuditFinding['finding'] | undefined {
  const { source, sourceSeq, salt } = line;
  if (source === null || sourceSeq === null) return undefined;
  const content = isAuditSource(source) ? readSource(db, source, sourceSeq) : undefined;
  if (content === undefined) return salt === null ? undefined : 'content-missing';
  if (salt === null) return 'salt-missing';
  return digestOf(salt, content) === line.what ? undefined : 'content-changed';
}
