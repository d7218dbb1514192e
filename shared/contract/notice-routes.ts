/** Routes about the notice board besides filing: what is followed there, and confirmations of service. */
import { z } from 'zod';
import { registryOfficeSchema } from '../office/settings.ts';
import { noticeViewSchema } from './notices.ts';

const cudid = z.string().min(1).max(100);
const confirmation = { cudid, type: z.string().min(1).max(100) };
const oneNotice = z.strictObject({ notice: noticeViewSchema });

export const noticeRoutes = {
  /** Documents of the notice board that are followed, newest first; without a file mark those of every case. */
  'notices.list': {
    request: z.strictObject({
      fileMark: z.string().max(40).optional(),
      /** Only those a person has to look at. */
      onlyConcerns: z.boolean().default(false),
      limit: z.int().min(1).max(500).default(50),
    }),
    reply: z.strictObject({ notices: z.array(noticeViewSchema) }),
  },
  /** Asks the board anew: what a removal would do is told from this reading and no older one. */
  'notices.read': { request: z.strictObject({ cudid }), reply: oneNotice },
  /** What the office set for notices, and whether confirmations are fetched by themselves. */
  'notices.office': {
    request: z.strictObject({}),
    reply: z.strictObject({
      closesAt: z.string(),
      registryOffices: z.array(registryOfficeSchema),
      collect: z.strictObject({
        own: z.boolean(),
        office: z.boolean(),
        /** Null: nobody was asked yet. `administrator`: config.json says so, and it can't be changed in a browser. */
        setBy: z.enum(['administrator', 'office']).nullable(),
      }),
      /** The watched folder confirmations can be copied into. */
      folder: z.string().nullable(),
    }),
  },
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
    reply: z.strictObject({
      /** By the office's pattern. */
      name: z.string(),
      sha256: z.string(),
      size: z.int(),
      offset: z.int(),
      base64: z.string(),
    }),
  },
  /** Copies one into the watched folder, and notes it as filed. Copied again, it stays one file. */
  'confirmations.copy': {
    request: z.strictObject(confirmation),
    reply: oneNotice.extend({ name: z.string() }),
  },
  /** "Založeno do spisu": the first tick counts. Without a name it is that of the account the companion runs under. */
  'confirmations.mark-filed': {
    request: z.strictObject({ ...confirmation, by: z.string().max(100).default('') }),
    reply: oneNotice,
  },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;
