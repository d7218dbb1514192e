/** Answers inside the extension. On its own, so that a page of ours that only asks doesn't load the tables of all messages. */
import { z } from 'zod';
import { type Problem, problemSchema } from './problems.ts';

/** Every answer of the background: a value, or the problem why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const answerSchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), problem: problemSchema }),
]);
