/**
 * What goes over the port `own-file` between a page of ours that holds a file a person picked, and the background worker.
 * The page keeps the bytes until they are stored: when the worker ends, it begins anew with the same upload, and the
 * companion says where to go on.
 */
import { z } from 'zod';
import { attachmentLimitBytes } from '../../../shared/contract/file-limits.ts';
import { problemSchema } from '../../../shared/contract/problems.ts';
import { routes } from '../../../shared/contract/routes.ts';

export const fromHolder = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('head'),
    uploadId: z.uuid(),
    name: z.string().min(1).max(255),
    size: z.int().min(1).max(attachmentLimitBytes),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({ what: z.literal('piece'), offset: z.int().min(0), base64: z.string().max(720_000) }),
]);
export type FromHolder = z.output<typeof fromHolder>;

export const toHolder = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('read'), offset: z.int().min(0), length: z.int().min(1) }),
  z.strictObject({ what: z.literal('progress'), bytes: z.int().min(0) }),
  z.strictObject({ what: z.literal('stored'), file: routes['attachments.finish'].reply }),
  z.strictObject({ what: z.literal('refused'), problem: problemSchema }),
]);
export type ToHolder = z.output<typeof toHolder>;

export const ownFilePort = 'own-file';
