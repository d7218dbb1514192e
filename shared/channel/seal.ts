/**
 * The sealed envelope: JWE compact, `dir` with `A256GCM`. The protected header carries direction, session, route and
 * counter, so none of them can be changed or swapped without breaking the seal.
 */
import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';
import { fromUtf8, sha256, toBase64Url, utf8 } from './bytes.ts';

const random32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const base = { alg: z.literal('dir'), enc: z.literal('A256GCM') };

/** Extra header members, by kind of envelope. `req` is the base64url SHA-256 of the request's bytes. */
export const envelopeHeaders = {
  'hello-request': z.strictObject({ ...base, use: z.literal('hello-request'), pair: z.uuid() }),
  'hello-reply': z.strictObject({ ...base, use: z.literal('hello-reply'), pair: z.uuid(), req: random32 }),
  request: z.strictObject({
    ...base,
    use: z.literal('request'),
    session: z.uuid(),
    route: z.string().max(64),
    count: z.int().min(1),
  }),
  reply: z.strictObject({ ...base, use: z.literal('reply'), session: z.uuid(), req: random32 }),
  'pair-request': z.strictObject({ ...base, use: z.literal('pair-request') }),
  'pair-reply': z.strictObject({ ...base, use: z.literal('pair-reply'), req: random32 }),
  'pair-confirm': z.strictObject({ ...base, use: z.literal('pair-confirm'), pair: z.uuid() }),
  'pair-confirmed': z.strictObject({
    ...base,
    use: z.literal('pair-confirmed'),
    pair: z.uuid(),
    req: random32,
  }),
} as const;
export type EnvelopeUse = keyof typeof envelopeHeaders;
type Header<U extends EnvelopeUse> = Omit<z.output<(typeof envelopeHeaders)[U]>, 'alg' | 'enc' | 'use'>;

/** The schema of one use, typed for it: TypeScript can't see that indexing by `U` picks the right member. */
function parseHeader<U extends EnvelopeUse>(use: U, value: unknown): Header<U> {
  const schema: z.ZodType = envelopeHeaders[use];
  return schema.parse(value) as Header<U>; // parsed by exactly this use's schema, one line above
}

export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Seals a JSON value. The result is the HTTP body. */
export async function seal<U extends EnvelopeUse>(
  use: U,
  key: CryptoKey,
  header: Header<U>,
  value: unknown,
): Promise<string> {
  return new CompactEncrypt(utf8(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', use, ...header })
    .encrypt(key);
}

/** The header as it claims to be, before the seal is checked: only to find the key. */
export function peekHeader<U extends EnvelopeUse>(use: U, envelope: string): Header<U> {
  try {
    const first = envelope.slice(0, envelope.indexOf('.'));
    const json = atob(first.replaceAll('-', '+').replaceAll('_', '/'));
    return parseHeader(use, JSON.parse(json));
  } catch (cause) {
    throw new SealError('not an envelope of this use', { cause });
  }
}

/** Opens an envelope of exactly this use. @throws SealError whatever is wrong, without saying what. */
export async function open<U extends EnvelopeUse>(
  use: U,
  key: CryptoKey,
  envelope: string,
): Promise<{ header: Header<U>; value: unknown }> {
  try {
    const opened = await compactDecrypt(envelope, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const header = parseHeader(use, opened.protectedHeader);
    return { header, value: JSON.parse(fromUtf8(opened.plaintext)) };
  } catch (cause) {
    throw new SealError('the seal does not hold', { cause });
  }
}

/** What a reply repeats of its request. */
export async function requestHash(body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(await sha256(typeof body === 'string' ? utf8(body) : body));
}
