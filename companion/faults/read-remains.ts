/** What the companion's database holds after its death, read by another process. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { listSteps, type StepRow } from '../outbox/sql/steps.ts';
import { type SubmissionRow, submissionRowSchema } from '../outbox/submission-row.ts';

const historySchema = z.object({
  submissionId: z.string(),
  name: z.string(),
  fromState: z.string().nullable(),
  toState: z.string(),
});

export interface Remains {
  readonly submissions: readonly (SubmissionRow & { readonly steps: readonly StepRow[] })[];
  readonly history: readonly z.output<typeof historySchema>[];
  /** Confirmations whose bytes are stored, or that are still to be fetched: document and type. */
  readonly confirmations: readonly string[];
  /** `ok`, or what SQLite found wrong. */
  readonly integrity: string;
}

export function readRemains(path: string): Remains {
  if (!existsSync(path)) return { submissions: [], history: [], confirmations: [], integrity: 'no database' };
  const db = new DatabaseSync(path);
  try {
    const all = (sql: string) => db.prepare(sql).all();
    return {
      submissions: all('SELECT * FROM submissions ORDER BY seq').map((raw) => {
        const row = submissionRowSchema.parse(raw);
        return { ...row, steps: listSteps(db, row.id) };
      }),
      history: all('SELECT * FROM history ORDER BY seq').map((row) => historySchema.parse(row)),
      confirmations: all(`SELECT * FROM confirmations WHERE state IN ('stored', 'collecting')`).map(
        ({ cudid, type }) => `${cudid} ${type}`,
      ),
      integrity: String(db.prepare('PRAGMA integrity_check').get()?.integrity_check),
    };
  } finally {
    db.close();
  }
}
