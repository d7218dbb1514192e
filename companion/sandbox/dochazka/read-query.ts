import type { Context } from 'hono';
import type { DoubleEnv } from '../shell.ts';

/** The first parameter of the query that isn't known. */
export function unknownParameter(c: Context<DoubleEnv>, known: readonly string[]): string | undefined {
  return Object.keys(c.req.query()).find((name) => !known.includes(name));
}

/** Page from 1, 50 records unless told, at most 100 (Docházka reference, 4.1 and section 6). */
export function readPaging(c: Context<DoubleEnv>): { page: number; perPage: number } | { wrong: string } {
  const { page = '1', per_page: perPage = '50' } = c.req.query();
  if (!isWholeNumber(page)) return { wrong: 'page' };
  if (!isWholeNumber(perPage) || Number(perPage) > 100) return { wrong: 'per_page' };
  return { page: Number(page), perPage: Number(perPage) };
}

export function isWholeNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}
