import { z } from 'zod';

const claims = z.object({
  exp: z.number().positive(),
  iat: z.number().positive().optional().catch(undefined),
});

/**
 * When a JWT that was just issued expires, in milliseconds since 1970 by this machine's clock; undefined when it doesn't
 * say. Only the portal can check the signature; we only want to renew in time.
 *
 * @param marginMs What a fresh token lives for at least. One that lives shorter by our clock shows a clock that goes
 * ahead of the portal's: then its own span counts (`exp` − `iat`), or every request would log in anew.
 */
export function tokenExpiresAt(token: string, nowMs: number, marginMs: number): number | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    if (!read.success) return undefined;
    const { exp, iat } = read.data;
    const isFresh = exp * 1000 > nowMs + marginMs;
    return isFresh || iat === undefined ? exp * 1000 : nowMs + (exp - iat) * 1000;
  } catch {
    return undefined; // not a JWT we can read: the portal will tell with a 401
  }
}
