import { z } from 'zod';

const claims = z.object({ exp: z.number().positive() });

/**
 * When a JWT expires, in milliseconds since 1970; undefined when it doesn't say. Only the portal can check the
 * signature; we only want to renew in time.
 */
export function tokenExpiresAt(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return read.success ? read.data.exp * 1000 : undefined;
  } catch {
    return undefined; // not a JWT we can read: the portal will tell with a 401
  }
}
