/** What `podatelna doctor` asks a running companion: whether what only it can reach is as it should be. */
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
} as const;
