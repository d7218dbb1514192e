/** The error answers of the practice Docházka.net (Docházka reference, section 5). */
import type { Context } from 'hono';
import type { DoubleEnv } from '../shell.ts';

type Status = 400 | 401 | 403 | 404 | 413 | 429;

/** `details.field` and `rule` are left out where there is none. */
export function refuse(
  c: Context<DoubleEnv>,
  status: Status,
  message: string,
  about: { readonly field?: string; readonly error?: string; readonly rule?: string } = {},
): Response {
  if (about.rule !== undefined) c.env.entry.brokenRules.push(about.rule);
  const details =
    about.field === undefined ? {} : { details: { field: about.field, error: about.error ?? message } };
  return c.json({ error: { code: status, message, ...details } }, status);
}

export function wrong(c: Context<DoubleEnv>, field: string, error: string): Response {
  return refuse(c, 400, 'Invalid request parameters', { field, error, rule: `wrong:${field}` });
}
