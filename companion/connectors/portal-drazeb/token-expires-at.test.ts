import { describe, expect, it } from 'vitest';
import { tokenExpiresAt } from './token-expires-at.ts';

const now = 1_800_000_000_000;
const at = (ms: number): number => (now + ms) / 1000;
const token = (claims: object): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('when a token expires', () => {
  it.each([
    ['as it says', { iat: at(0), exp: at(3_600_000) }, 3_600_000],
    ['as it says without a beginning', { exp: at(3_600_000) }, 3_600_000],
    ['as it says although it was issued a while ago', { iat: at(-1_800_000), exp: at(1_800_000) }, 1_800_000],
    ['as it says where our clock goes behind', { iat: at(7_200_000), exp: at(10_800_000) }, 10_800_000],
    ['by its own span where our clock goes ahead', { iat: at(-7_200_000), exp: at(-3_600_000) }, 3_600_000],
    ['at once where it lives shorter than the margin', { iat: at(0), exp: at(30_000) }, 30_000],
  ])('is %s', (_name, claims, expected) => {
    expect(tokenExpiresAt(token(claims), now, 60_000)).toBe(now + expected);
  });

  it.each([
    ['no JWT', 'token'],
    ['no JSON', 'a.b.c'],
    ['no exp', token({ iat: at(0) })],
    ['an exp in words', token({ exp: 'zítra' })],
  ])('is not known of %s', (_name, given) => {
    expect(tokenExpiresAt(given, now, 60_000)).toBeUndefined();
  });
});
