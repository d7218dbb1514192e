/**
 * One line of the audit and how lines hold together. `link` is SHA-256 over the link before and everything the line
 * says, so each link speaks for all lines up to it; `seal` is HMAC-SHA256 of the link with a key from the vault, so
 * nobody without that key can write a chain anew. Names of offices' people may stand in `who`; what was done to whom
 * stands only as a digest with a salt of the line's own.
 */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';

export const auditLineSchema = z.object({
  /** 1, 2, 3 … without a gap. */
  line: z.int(),
  /** Milliseconds since 1970. */
  at: z.int(),
  /** Person and pair, or `podatelna` for what happens by itself. */
  who: z.string(),
  /** `stored`, `state.release`, `step.intent`, `secret.set` … */
  action: z.string(),
  submissionId: z.string().nullable(),
  source: z.string().nullable(),
  sourceSeq: z.int().nullable(),
  /** SHA-256 over salt and content, lower-case hex. */
  what: z.string(),
  /** A code, never content. */
  result: z.string(),
  remoteId: z.string().nullable(),
  link: z.string(),
  /** Null once it was forgotten by a purge. */
  salt: z.string().nullable(),
  /** Both null until the vault is open. */
  keyId: z.string().nullable(),
  seal: z.string().nullable(),
});
export type AuditLine = z.output<typeof auditLineSchema>;

/** What a line says: all but how it is held in the chain, and the salt, which a purge may take. */
export type Said = Omit<AuditLine, 'link' | 'salt' | 'keyId' | 'seal'>;

/** The link before line 1. */
export const firstLink = '0'.repeat(64);

export interface AuditKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** @param bytes 32 random bytes. Its id tells keys apart and gives nothing away. */
export function auditKey(bytes: Buffer): AuditKey {
  return { bytes, id: createHmac('sha256', bytes).update('podatelna audit key').digest('hex').slice(0, 16) };
}

export function linkOf(before: string, said: Said): string {
  const { line, at, who, action, submissionId, source, sourceSeq, what, result, remoteId } = said;
  const text = JSON.stringify([
    'podatelna audit 1',
    before,
    line,
    at,
    who,
    action,
    submissionId,
    source,
    sourceSeq,
    what,
    result,
    remoteId,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

export function sealOf(key: AuditKey, link: string): string {
  return createHmac('sha256', key.bytes).update(`podatelna audit seal ${link}`).digest('hex');
}

export function digestOf(salt: string, content: unknown): string {
  return createHash('sha256')
    .update(`${salt} ${JSON.stringify(content)}`)
    .digest('hex');
}
