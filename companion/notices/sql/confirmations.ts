import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { confirmationStates } from '../../../shared/contract/notices.ts';
import { statement } from '../../store/statement.ts';

const instant = z.int().nullable();
const confirmationRowSchema = z.object({
  cudid: z.string(),
  type: z.string(),
  state: z.enum(confirmationStates),
  collectedAt: instant,
  storedAt: instant,
  sha256: z.string().nullable(),
  size: z.int().nullable(),
  filedAt: instant,
  filedBy: z.string(),
});
export type ConfirmationRow = z.output<typeof confirmationRowSchema>;

export function listConfirmations(db: DatabaseSync, cudid: string): ConfirmationRow[] {
  return statement(db, 'SELECT * FROM confirmations WHERE cudid = ? ORDER BY rowid')
    .all(cudid)
    .map((row) => confirmationRowSchema.parse(row));
}

export function readConfirmation(db: DatabaseSync, cudid: string, type: string): ConfirmationRow | undefined {
  const row = statement(db, 'SELECT * FROM confirmations WHERE cudid = ? AND type = ?').get(cudid, type);
  return row === undefined ? undefined : confirmationRowSchema.parse(row);
}

const unfinished = `SELECT * FROM confirmations WHERE state = 'collecting' ORDER BY rowid LIMIT ?`;

/** Those that were being fetched when the answer was lost or the companion ended. */
export function listUnfinished(db: DatabaseSync, limit: number): ConfirmationRow[] {
  return statement(db, unfinished)
    .all(limit)
    .map((row) => confirmationRowSchema.parse(row));
}

/** What is stored or being fetched keeps its state: what the board says is then the trace of our own fetch. */
const seen = `
INSERT INTO confirmations (cudid, type, state, collectedAt) VALUES (?, ?, ?, ?)
ON CONFLICT (cudid, type) DO UPDATE SET
  collectedAt = excluded.collectedAt,
  state = CASE WHEN state IN ('collecting', 'stored') THEN state ELSE excluded.state END`;

/** What the board says: not fetched by anybody, or fetched at `collectedAt`. */
export function noteSeen(
  db: DatabaseSync,
  one: { readonly cudid: string; readonly type: string; readonly collectedAt: number | null },
): void {
  const state = one.collectedAt === null ? 'available' : 'elsewhere';
  statement(db, seen).run(one.cudid, one.type, state, one.collectedAt);
}

const collecting = `UPDATE confirmations SET state = 'collecting' WHERE cudid = ? AND type = ?`;

/** Before the call that marks it as collected for the whole office. */
export function noteCollecting(db: DatabaseSync, cudid: string, type: string): void {
  statement(db, collecting).run(cudid, type);
}

const stored = `
UPDATE confirmations SET state = 'stored', storedAt = ?, sha256 = ?, size = ? WHERE cudid = ? AND type = ?`;

export function noteStored(
  db: DatabaseSync,
  one: { readonly cudid: string; type: string; sha256: string; size: number; at: number },
): void {
  statement(db, stored).run(one.at, one.sha256, one.size, one.cudid, one.type);
}

/** The first tick counts; it is never overwritten. */
const filed = `
UPDATE confirmations SET filedAt = ?, filedBy = ?
WHERE cudid = ? AND type = ? AND state IN ('stored', 'elsewhere') AND filedAt IS NULL`;

export function noteFiled(
  db: DatabaseSync,
  one: { readonly cudid: string; readonly type: string; readonly by: string; readonly at: number },
): void {
  statement(db, filed).run(one.at, one.by, one.cudid, one.type);
}
