/** What `podatelna doctor` and a person at the options ask a running companion: whether what only it can reach is in order. */
import { z } from 'zod';
import { problemSchema } from './problems.ts';
import { systems } from './submission.ts';

export const examineRoutes = {
  /** One harmless call to each system with credentials, the signing key without its PIN, one time stamp. */
  'service.examine': {
    request: z.strictObject({}),
    reply: z.strictObject({
      systems: z.array(
        z.strictObject({
          system: z.enum(systems),
          /** Null: it answered and accepts the credentials. */
          problem: problemSchema.nullable(),
        }),
      ),
      /** Null: documents are sent as they are. */
      signing: z
        .strictObject({
          key: z.strictObject({
            kind: z.enum(['file', 'token']),
            problem: problemSchema.nullable(),
            /** Null: can't be told without the password. */
            validTo: z.iso.datetime().nullable(),
            expiresSoon: z.boolean(),
            /** Tries the token still gives; null for a file. */
            attempts: z.enum(['many', 'low', 'final', 'locked']).nullable(),
          }),
          /** Null: none is asked for. */
          timeStamp: z.strictObject({ problem: problemSchema.nullable() }).nullable(),
        })
        .nullable(),
    }),
  },
  /**
   * One harmless call to one system, because a person asked for it. Within seconds of the last one, after refused
   * credentials within minutes, its answer is given again. Refused with `secret-missing` without credentials.
   */
  'systems.try': {
    request: z.strictObject({ system: z.enum(systems) }),
    reply: z.strictObject({
      /** Null: it answered and accepts the credentials. */
      problem: problemSchema.nullable(),
      /** The name the system knows the office by; null where it doesn't tell. Never the credentials. */
      connectedAs: z.string().max(200).nullable(),
      /** When the system was asked. */
      at: z.iso.datetime(),
      /** Before this the same answer is given again, unless the credentials change. */
      againAt: z.iso.datetime(),
      /** It is the answer of an earlier call. */
      isRepeated: z.boolean(),
    }),
  },
} as const;
