import type { Context } from 'hono';
import type { DoubleEnv } from '../shell.ts';
import { refuse } from './answers.ts';

/** Docházka reference, section 6. */
const maxBodyBytes = 10 * 1024 * 1024;

/** The body, or the refusal to answer. The content type has been judged before. */
export async function readJsonObject(c: Context<DoubleEnv>): Promise<Record<string, unknown> | Response> {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length > maxBodyBytes) return refuse(c, 413, 'Request too large', { rule: 'size:body' });
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: refused below like everything that is no object.
    body = undefined;
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  return refuse(c, 400, 'Invalid JSON', { rule: 'malformed:body' });
}
