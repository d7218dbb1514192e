/** What goes over the port `file:<transfer>` between the frame that fetched a document and the background worker. */
import { z } from 'zod';
import { problemSchema } from '../../../shared/contract/problems.ts';

/** The browser turns an ArrayBuffer in a message into `{}` in Chromium, so pieces travel as base64. */
export const fromFrame = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('head'),
    name: z.string().min(1).max(255),
    size: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({ what: z.literal('piece'), offset: z.int().min(0), base64: z.string().max(720_000) }),
  z.strictObject({
    what: z.literal('problem'),
    /** A frame knows of files only: what else went wrong is not its to say. */
    problem: problemSchema.refine(({ code }) => code.startsWith('attachment-')),
  }),
]);
export type FromFrame = z.output<typeof fromFrame>;

export interface ToFrame {
  readonly what: 'read';
  readonly offset: number;
  readonly length: number;
}
