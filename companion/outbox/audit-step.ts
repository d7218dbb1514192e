import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { appendLine, byItself } from '../audit/append-line.ts';
import { statement } from '../store/statement.ts';

const rowSchema = z.object({
  submissionId: z.string(),
  name: z.string(),
  effect: z.string(),
  remoteId: z.string().nullable(),
});

const sql = `
SELECT submissionId, name, effect, remoteId FROM steps JOIN submissions ON submissions.id = submissionId
WHERE steps.seq = ?`;

/** The audit's line about a step with an effect outside; what only asks leaves none. */
export function auditStep(
  db: DatabaseSync,
  seq: number,
  what: { readonly end: 'intent' | 'lost' | 'done' | 'failed' | 'skipped'; readonly now: number },
  remoteId?: string,
): void {
  const step = rowSchema.parse(statement(db, sql).get(seq));
  if (step.effect === 'safe') return;
  const source = what.end === 'intent' || what.end === 'lost' ? 'stepIntent' : 'stepResult';
  appendLine(db, {
    at: what.now,
    who: byItself,
    action: `step.${what.end}` as const,
    submissionId: step.submissionId,
    remoteId: remoteId ?? step.remoteId,
    result: step.effect === 'irreversible' ? `${step.name} irreversible` : step.name,
    what: { source, seq },
  });
}
