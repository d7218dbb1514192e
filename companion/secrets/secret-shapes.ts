/** What credentials of each system look like. */
import { z } from 'zod';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';

const text = z.string().min(1).max(1000);
const login = z.strictObject({ username: text, password: text });
const apiKey = z.strictObject({ apiKey: text });

export const secretShapes = {
  'portal-drazeb': login,
  cud: apiKey,
  ingatlanok: login,
  dochazka: apiKey,
} as const satisfies Record<System, z.ZodType>;

export type Secret<S extends System> = z.output<(typeof secretShapes)[S]>;

/** @throws ProblemError `invalid-message` naming the field; the value itself appears nowhere. */
export function readSecret<S extends System>(system: S, value: unknown): Secret<S> {
  const read = secretShapes[system].safeParse(value);
  if (read.success) return read.data as Secret<S>; // the shape of this very system
  const issue = read.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new ProblemError({
    code: 'invalid-message',
    field: (field ?? '').slice(0, 64),
    params: { expected: Object.keys(secretShapes[system].shape).join(', ') },
  });
}
