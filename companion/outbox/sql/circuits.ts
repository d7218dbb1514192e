/** Circuits that are open, kept over restarts: a system that was down isn't asked by everything at once again. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Problem, problemSchema } from '../../../shared/contract/problems.ts';
import { type System, systems } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';

const rowSchema = z.object({
  system: z.enum(systems),
  failures: z.int(),
  until: z.int(),
  problem: z.string().transform((text) => problemSchema.parse(JSON.parse(text))),
});

export function listCircuits(db: DatabaseSync): z.output<typeof rowSchema>[] {
  return statement(db, 'SELECT * FROM circuits')
    .all()
    .map((row) => rowSchema.parse(row));
}

export function writeCircuit(
  db: DatabaseSync,
  system: System,
  circuit: { readonly failures: number; readonly until: number; readonly problem: Problem },
): void {
  statement(
    db,
    `INSERT INTO circuits (system, failures, until, problem) VALUES (?, ?, ?, ?)
     ON CONFLICT (system) DO UPDATE
     SET failures = excluded.failures, until = excluded.until, problem = excluded.problem`,
  ).run(system, circuit.failures, circuit.until, JSON.stringify(circuit.problem));
}

export function deleteCircuit(db: DatabaseSync, system: System): void {
  statement(db, 'DELETE FROM circuits WHERE system = ?').run(system);
}
