/** Tokens as the portal prints them: a JWT that says RS256 (portal reference, section 2). */
import { own, type PortalState } from './state.ts';

export interface TokenOptions {
  readonly state: PortalState;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly lifetimeSeconds: number;
}

/** The signature is random bytes: the practice portal knows its tokens by heart and publishes no key. */
export function issueToken(username: string, { state, now, random, lifetimeSeconds }: TokenOptions): string {
  const issuedAt = Math.floor(now() / 1000);
  const header = { typ: 'JWT', alg: 'RS256' };
  const claims = { iat: issuedAt, exp: issuedAt + lifetimeSeconds, roles: ['ROLE_API'], username };
  const signature = Buffer.from(random(256)).toString('base64url');
  const token = `${encode(header)}.${encode(claims)}.${signature}`;
  state.tokens[token] = { username, expiresAt: claims.exp * 1000 };
  return token;
}

export type TokenCheck =
  | { readonly ok: true; readonly username: string; readonly office: number }
  | { readonly ok: false; readonly message: string };

/** Judges an `Authorization` header; the messages are those of the portal's framework. */
export function checkToken(authorization: string | undefined, { state, now }: TokenOptions): TokenCheck {
  const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return { ok: false, message: 'JWT Token not found' };
  const issued = own(state.tokens, token);
  if (issued === undefined) return { ok: false, message: 'Invalid JWT Token' };
  if (issued.expiresAt <= now()) return { ok: false, message: 'Expired JWT Token' };
  const user = own(state.users, issued.username);
  if (user === undefined) return { ok: false, message: 'Invalid JWT Token' };
  return { ok: true, username: issued.username, office: user.office };
}

/** Every token issued so far has expired. */
export function expireTokens(state: PortalState): void {
  for (const [token, issued] of Object.entries(state.tokens)) {
    state.tokens[token] = { ...issued, expiresAt: 0 };
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
