/**
 * What the command line prints with `--json`: one JSON value a line, each of the shape named here. Keys are only ever
 * added.
 */
import { z } from 'zod';
import { auditEndSchema, auditExportSchema, auditReportSchema, purgeReportSchema } from './audit.ts';
import { listingRowSchema } from './listing-routes.ts';
import { problemSchema } from './problems.ts';
import { routes } from './routes.ts';
import { systemQuotaSchema } from './service-info.ts';
import { submissionViewSchema, systems } from './submission.ts';

/** What `doctor` looks at, in the order it says it. */
export const doctorChecks = [
  'program',
  'folder',
  'settings',
  'office',
  'disk',
  'companion',
  'service',
  'pairing',
  'browsers',
  'vault',
  'credentials',
  'database',
  'documents',
  'system',
  'clock',
  'signing-key',
  'time-stamp',
  'profiles',
] as const;

export const commandOutputs = {
  /** `status`: what there is; with `--follow` each change behind it is a `submission`. */
  status: routes['submissions.list'].reply.extend({ quotas: z.array(systemQuotaSchema) }),
  /** `submit`, `undo`, `send-now`, `stop`, `retry`, `cancel`, `decide`; with `submit --wait` one for each new state. */
  submission: submissionViewSchema,
  /** `submit --compare`: one for each listing. */
  listingRow: listingRowSchema,
  /** `pair` */
  pairing: routes['pairing.open'].reply,
  /** `pairs list` */
  pairs: routes['pairs.list'].reply,
  /** `pairs revoke` */
  revoked: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** `secrets list` */
  secrets: z.strictObject({
    secrets: z.array(z.strictObject({ system: z.enum(systems), setAt: z.iso.datetime().nullable() })),
    vault: routes['vault.read'].reply,
  }),
  /** `secrets set`, `secrets remove` */
  secret: z.strictObject({ system: z.enum(systems), isSet: z.boolean() }),
  /** `unlock`, `lock`, `passphrase` */
  vault: z.strictObject({ state: z.enum(['open', 'locked']) }),
  /** `audit verify` */
  auditReport: auditReportSchema,
  /** `audit export` */
  auditExport: auditExportSchema,
  /** `purge` */
  purge: purgeReportSchema,
  /** `doctor` */
  doctor: z.strictObject({
    /** No finding is a problem. */
    healthy: z.boolean(),
    findings: z.array(
      z.strictObject({
        check: z.enum(doctorChecks),
        /** Which of several: a system, a browser. */
        subject: z.string().nullable(),
        /** `unchecked`: can't be told now; `says` tells why. */
        state: z.enum(['ok', 'problem', 'unchecked']),
        says: z.string(),
        /** Null: nothing. */
        todo: z.string().nullable(),
      }),
    ),
  }),
  /** `service` */
  service: z.strictObject({
    /** As a service of this user. */
    installed: z.boolean(),
    running: z.boolean(),
    /** By the system's own word. `failed`: it ended by failures; `unasked`: the system can't be asked from here. */
    state: z.enum(['running', 'stopped', 'failed', 'unasked']),
    /** A companion answers, as a service or otherwise. */
    answers: z.boolean(),
  }),
  /** `backup` */
  backup: z.strictObject({ path: z.string() }),
  /** `restore` */
  restored: z.strictObject({
    at: z.iso.datetime(),
    /** Where what was there before lies now. */
    before: z.string().nullable(),
    /** Submissions that would have been sent: cancelled, because they may have been sent since. */
    heldBack: z.int(),
    /** What was filed after the backup, as what was there before knows it; null: nobody knows. */
    since: z
      .array(z.strictObject({ number: z.string(), system: z.enum(systems), sent: z.boolean() }))
      .nullable(),
  }),
  /** `office export`, `office import` */
  office: z.strictObject({
    path: z.string(),
    settings: z.boolean(),
    /** How many profiles of case systems. */
    profiles: z.int(),
    /** Sealed keys were written or taken. */
    keys: z.boolean(),
  }),
  /** `version` */
  version: z.strictObject({ version: z.string() }),
  /** `receipt` */
  receipt: z.strictObject({
    /** Absolute. */
    path: z.string(),
    sha256: z.string(),
    size: z.int(),
    audit: auditEndSchema,
  }),
  /** On standard error, in place of a sentence. */
  error: z.strictObject({
    error: z.strictObject({
      kind: z.enum(['problem', 'usage', 'fault']),
      sentence: z.string(),
      /** What the companion said, where it was the companion that refused. */
      problem: problemSchema.nullable(),
    }),
  }),
} as const satisfies Record<string, z.ZodType>;

export type CommandOutputName = keyof typeof commandOutputs;
export type CommandOutput<N extends CommandOutputName> = z.output<(typeof commandOutputs)[N]>;
