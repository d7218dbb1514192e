/** The portal's error answers (portal reference, section 13, PD-09 and PD-10). Each also enters the journal. */
import type { Context } from 'hono';
import type { DoubleEnv } from '../shell.ts';
import type { Findings } from './findings.ts';

export type PortalEnv = DoubleEnv & {
  Variables: { readonly username: string; readonly office: number };
};
export type PortalContext = Context<PortalEnv>;

type PlainStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415;

/** `rule` is what the client broke, left out where it could not know. */
export function refusal(c: PortalContext, status: PlainStatus, message: string, rule?: string): Response {
  if (rule !== undefined) c.env.entry.brokenRules.push(rule);
  return c.json({ code: status, message }, status);
}

export function validationFailed(c: PortalContext, { errors }: Findings): Response {
  return c.json({ errors, message: 'Validation Failed' }, 422);
}
