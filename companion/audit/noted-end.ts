/**
 * Answers the threat of filing again what a database without its journal (`-wal`, deleted after a crash) doesn't know to
 * be filed: how far the audit has come stands in a file beside it, a moment after each change. The vault notes the same
 * against forgers, but less often, and never while it is locked. What is in the database counts, not which files there
 * are: a journal can be gone for a good reason, any program that closes the database last takes it in. Proved by
 * noted-end.test.ts.
 */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { holdBack } from '../backup/hold-back.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { noteOwnerOnlyFile, readFileIfThere } from '../platform/owner-only-file.ts';
import { statement } from '../store/statement.ts';
import { transaction } from '../store/transaction.ts';
import { notedEndPath } from '../store/whole-database.ts';
import { appendLine, byItself } from './append-line.ts';
import type { AuditEnd } from './audit-keeper.ts';
import { readLastLine } from './sql/read-last-line.ts';
import { readLink } from './sql/read-lines.ts';

const notedSchema = z.strictObject({ line: z.int().min(1), link: z.string().length(64) });

interface Parts {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly dataFolder: string;
}

/** The end noted beside the database; undefined: none is, or a power cut left half of it. */
export function readNotedEnd(dataFolder: string): AuditEnd | undefined {
  const text = readFileIfThere(notedEndPath(dataFolder));
  try {
    return text === undefined ? undefined : notedSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // it only ever tells more than the database: without it nothing is wrong
  }
}

/** Whether the line is there as it was noted. */
export const isEndThere = (db: DatabaseSync, end: AuditEnd): boolean =>
  end.line === 0 || readLink(db, end.line) === end.link;

/**
 * Writes down, for good, that line `line` was missing, and cancels what waits: it may have been sent since.
 * @param only cancelled of what waits; undefined: all of it
 */
export function writeEndMissing(
  { db, clock, log }: Omit<Parts, 'dataFolder'>,
  line: number,
  only?: ReadonlySet<string>,
): void {
  log.error('audit end missing', { count: line });
  const [at, result] = [clock.now(), String(line)];
  appendLine(db, { at, who: byItself, action: 'audit.end-missing', result, what: { value: result } });
  const count = holdBack(db, at, only);
  if (count > 0) log.warn('held back', { count });
}

/** Whether the same loss was written down since the vault was open last: two notes, one loss. */
export function isEndMissingWritten(db: DatabaseSync, line: number): boolean {
  const sql = `SELECT 1 FROM audit
    WHERE action = 'audit.end-missing' AND seal IS NULL AND CAST(result AS INTEGER) >= ?`;
  return statement(db, sql).get(line) !== undefined;
}

/**
 * Looks at a start whether what was noted is there. Call it before anything that waits is looked at; it needs no vault.
 * @returns what notes how far the audit has come now. @throws as writing a file does
 */
export function takeUpNotedEnd(parts: Parts): () => void {
  const { db, dataFolder } = parts;
  let noted = readNotedEnd(dataFolder);
  const note = (): void => {
    const last = readLastLine(db);
    if (last === undefined || last.link === noted?.link) return;
    const { line, link } = last;
    noteOwnerOnlyFile(notedEndPath(dataFolder), `${JSON.stringify({ line, link })}\n`);
    noted = { line, link };
  };
  if (noted !== undefined && !isEndThere(db, noted)) {
    const { line } = noted;
    transaction(db, () => writeEndMissing(parts, line));
    // At once: the next start must not take it for a further loss.
    note();
  }
  return note;
}
