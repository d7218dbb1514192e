/** Routes about the notice board besides filing: what is followed there, and confirmations of service. */
import { z } from 'zod';
import { noticeViewSchema } from './notices.ts';

const cudid = z.string().min(1).max(100);
const confirmation = { cudid, type: z.string().min(1).max(100) };
const oneNotice = z.strictObject({ notice: noticeViewSchema });

export const noticeRoutes = {
  /** Documents of the notice board that are followed, newest first; without a file mark those of every case. */
  'notices.list': {
    request: z.strictObject({
      fileMark: z.string().max(40).optional(),
      limit: z.int().min(1).max(500).default(50),
    }),
    reply: z.strictObject({ notices: z.array(noticeViewSchema) }),
  },
  /** Asks the board anew: what a removal would do is told from this reading and no older one. */
  'notices.read': { request: z.strictObject({ cudid }), reply: oneNotice },
  /** The board's own code lists, for labels and choices. */
  'notices.code-lists': {
    request: z.strictObject({}),
    reply: z.strictObject({
      lists: z.record(z.string(), z.array(z.strictObject({ code: z.string(), label: z.string() }))),
    }),
  },
  /** A person fetches one: the board marks it as collected for the whole office. */
  'confirmations.collect': {
    request: z.strictObject({ ...confirmation, confirmed: z.literal(true) }),
    reply: oneNotice,
  },
  /** The stored bytes from `offset` on, at most one piece. */
  'confirmations.read-piece': {
    request: z.strictObject({ ...confirmation, offset: z.int().min(0) }),
    reply: z.strictObject({ sha256: z.string(), size: z.int(), offset: z.int(), base64: z.string() }),
  },
  /** "Založeno do spisu": the first tick counts. */
  'confirmations.mark-filed': {
    request: z.strictObject({ ...confirmation, by: z.string().max(100) }),
    reply: oneNotice,
  },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;
