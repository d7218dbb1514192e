/**
 * Documents of a payload that have to be signed before they are sent. The payload as it was stored is never changed (the
 * audit holds its digest): what is signed takes the original's place whenever the submission is read.
 */
import { z } from 'zod';
import type { Payload } from '../../shared/contract/submission.ts';

export const signatureSchema = z.strictObject({
  /** SHA-256 of the bytes the click approved. */
  original: z.string(),
  /** SHA-256 of what is sent in their place; null: not signed yet. The same as the original: signed before it came. */
  signed: z.string().nullable(),
  /** Bytes of what is sent. */
  size: z.int().nullable(),
  /** When it was signed, milliseconds since 1970. */
  at: z.int().nullable(),
});
export type Signature = z.output<typeof signatureSchema>;

const documentSchema = z.looseObject({
  sha256: z.string(),
  size: z.int(),
  name: z.string(),
  mediaType: z.literal('application/pdf'),
  /** Only the file of a notice has no type of its own. */
  documentType: z.string().default('notice'),
});
export type PayloadDocument = z.output<typeof documentSchema>;

/** Every PDF a payload names, wherever its kind has them. */
export function documentsOf(payload: Payload): PayloadDocument[] {
  const found: PayloadDocument[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const document = documentSchema.safeParse(value);
    if (document.success) found.push(document.data);
    else for (const inner of Object.values(value)) walk(inner);
  };
  walk(payload);
  return found;
}

/** The payload with what was signed in place of the originals. @param payload any JSON */
export function withSignatures(payload: unknown, signatures: readonly Signature[]): unknown {
  const signed = new Map(signatures.map((one) => [one.original, one]));
  const replace = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(replace);
    const document = documentSchema.safeParse(value);
    const signature = document.success ? signed.get(document.data.sha256) : undefined;
    if (signature !== undefined && signature.signed !== null && signature.size !== null) {
      return { ...value, sha256: signature.signed, size: signature.size };
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return replace(payload);
}
