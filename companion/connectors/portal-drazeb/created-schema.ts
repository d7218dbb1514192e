import { z } from 'zod';
import type { StepRunner } from '../connector.ts';

/** Result of a create in the journal. */
export const createdSchema = z.object({ hash: z.string().min(1) });

/** The record comes from a create of this submission, not from an earlier one or another hand. */
export function isOwnCreate(run: Pick<StepRunner, 'done'>, hash: string): boolean {
  return run.done('create', createdSchema)?.hash === hash;
}
