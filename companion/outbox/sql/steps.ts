/** The journal of steps: one row an attempt; rows are closed, never removed. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { StepEffect, StepParams } from '../../connectors/connector.ts';
import { statement } from '../../store/statement.ts';
import { transaction } from '../../store/transaction.ts';
import { auditStep } from '../audit-step.ts';

const stepRowSchema = z.object({
  seq: z.int(),
  name: z.string(),
  effect: z.enum(['safe', 'effect', 'irreversible']),
  state: z.enum(['open', 'done', 'failed', 'skipped']),
  params: z.string().transform((text): StepParams => paramsSchema.parse(JSON.parse(text))),
  intent: z.string().transform((text): unknown => JSON.parse(text)),
  result: z.string().transform((text): unknown => JSON.parse(text)),
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  /** When it was noticed that the answer is lost; a restart doesn't move it. */
  lostAt: z.int().nullable(),
  /** Complete readings in a row that showed no trace of it. */
  absentReadings: z.int(),
});
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type StepRow = z.output<typeof stepRowSchema>;

export function listSteps(db: DatabaseSync, submissionId: string): StepRow[] {
  return statement(db, 'SELECT * FROM steps WHERE submissionId = ? ORDER BY seq')
    .all(submissionId)
    .map((row) => stepRowSchema.parse(row));
}

export function openStep(
  db: DatabaseSync,
  step: {
    readonly submissionId: string;
    readonly name: string;
    readonly effect: StepEffect;
    readonly intent: unknown;
    readonly params: StepParams;
    readonly now: number;
  },
): number {
  return transaction(db, () => {
    const { lastInsertRowid } = statement(
      db,
      `INSERT INTO steps (submissionId, name, effect, state, params, intent, startedAt)
       VALUES (?, ?, ?, 'open', ?, ?, ?)`,
    ).run(
      step.submissionId,
      step.name,
      step.effect,
      JSON.stringify(step.params),
      JSON.stringify(step.intent ?? null),
      step.now,
    );
    const seq = Number(lastInsertRowid);
    auditStep(db, seq, { end: 'intent', now: step.now });
    return seq;
  });
}

export function closeStep(
  db: DatabaseSync,
  seq: number,
  end: {
    readonly state: 'done' | 'failed' | 'skipped';
    readonly result?: unknown;
    readonly params?: StepParams | undefined;
    /** The record it made, where the submission doesn't know of it yet. */
    readonly remoteId?: string | undefined;
    readonly now: number;
  },
): void {
  transaction(db, () => {
    const { changes } = statement(
      db,
      `UPDATE steps SET state = ?, result = ?, params = json_patch(params, ?), finishedAt = ?
       WHERE seq = ? AND state = 'open'`,
    ).run(end.state, JSON.stringify(end.result ?? null), JSON.stringify(end.params ?? {}), end.now, seq);
    if (changes > 0) auditStep(db, seq, { end: end.state, now: end.now }, end.remoteId);
  });
}

export function noteStepParams(db: DatabaseSync, seq: number, params: StepParams): void {
  statement(db, 'UPDATE steps SET params = json_patch(params, ?) WHERE seq = ?').run(
    JSON.stringify(params),
    seq,
  );
}

export function noteStepLost(db: DatabaseSync, seq: number, now: number): void {
  transaction(db, () => {
    const sql = 'UPDATE steps SET lostAt = ? WHERE seq = ? AND lostAt IS NULL';
    const { changes } = statement(db, sql).run(now, seq);
    if (changes > 0) auditStep(db, seq, { end: 'lost', now });
  });
}

export function noteAbsentReadings(db: DatabaseSync, seq: number, readings: number): void {
  statement(db, 'UPDATE steps SET absentReadings = ? WHERE seq = ?').run(readings, seq);
}
