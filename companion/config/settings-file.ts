/** The shape of `config.json`; every key may be left out. Unknown keys are refused: a typo must not pass in silence. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { approvalPolicies } from '../../shared/contract/service-info.ts';
import { systems } from '../../shared/contract/submission.ts';
import { signingSettingsSchema } from '../signing/signing-settings.ts';

export const portSchema = z
  .int('must be a whole number')
  .min(1024, 'must be 1024 or more')
  .max(65_535, 'must be 65535 or less');
export const maxPorts = 64;
export const undoSchema = z
  .int('must be a whole number of seconds')
  .min(0, 'must be 0 or more')
  .max(60, 'must be 60 or less');
/** Days; a day is the least, because a submission may need a look on the day after. */
export const retentionSchema = z
  .int('must be a whole number of days')
  .min(1, 'must be 1 or more')
  .max(36_500, 'must be 36500 or less');
export const vaultSchema = z.enum(['auto', 'os', 'file'], 'must be "auto", "os" or "file"');
export const approvalSchema = z.enum(approvalPolicies, 'must be "none" or "second-person"');
export const collectChoices = ['off', 'own', 'office'] as const;
export type CollectChoice = (typeof collectChoices)[number];
const name = z.string().min(1).max(100);

export const settingsFileSchema = z.strictObject({
  /** One fixed port, in place of the list below. */
  port: portSchema.optional(),
  /** Chosen at the first start: tried in this order, and handed to the browser when it is paired. */
  ports: z.array(portSchema).min(1).max(maxPorts).optional(),
  training: z.boolean().optional(),
  /** Where credentials are kept (docs/operations.md). */
  vault: vaultSchema.optional(),
  urls: z.partialRecord(z.enum(systems), z.string().max(500)).optional(),
  undoSeconds: z.strictObject({ public: undoSchema.optional(), other: undoSchema.optional() }).optional(),
  /** How long what has come to its end is kept (docs/operations.md). */
  retentionDays: retentionSchema.optional(),
  /** Who has to allow a submission before it starts; `second-person`: somebody else than who prepared it. */
  approval: approvalSchema.optional(),
  /**
   * Fetching a confirmation of service marks it as collected for the whole office: `own` lets this companion fetch
   * those of documents it posted, `office` those of all documents. Where this is left out, the office decides in the
   * browser; where it isn't, nobody can change it there.
   */
  cud: z
    .strictObject({
      collectConfirmations: z.enum(collectChoices).optional(),
      /** A folder that the office's case system watches: confirmations are copied there on a click. */
      confirmationFolder: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
    })
    .optional(),
  /** Which of the offices and responsible persons the portal lists for us is used, by their ids (PD-31, PD-32). */
  portalDrazeb: z
    .strictObject({
      office: z.union([name, z.int()]).optional(),
      responsiblePerson: z.union([name, z.int()]).optional(),
    })
    .optional(),
  /** How documents are signed (docs/signing.md). */
  signing: signingSettingsSchema.optional(),
  /** SHA-256 of the certificates that may sign here, in hexadecimal; left out: any. */
  allowedSigners: z
    .array(
      z
        .string()
        .transform((text) => text.replaceAll(':', '').toLowerCase())
        .pipe(z.string().regex(/^[0-9a-f]{64}$/, "must be a certificate's SHA-256")),
    )
    .max(100)
    .optional(),
  /** How many companions share the office's internet address: they share its limit of failing requests. */
  ingatlanok: z.strictObject({ companions: z.int().min(1).max(50).optional() }).optional(),
  /**
   * Administrator's switches: whether users of Docházka.net may be created from here, and whether a case's file mark
   * may go there in a record's note. Both off unless the office says so.
   */
  dochazka: z
    .strictObject({ createUsers: z.boolean().optional(), fileMarkInNote: z.boolean().optional() })
    .optional(),
});
/** What an office may set for all of its users; the rest belongs to one user on one machine. */
export const officeConfigSchema = settingsFileSchema.omit({
  port: true,
  ports: true,
  training: true,
  vault: true,
});
export type SettingsFile = z.output<typeof settingsFileSchema>;
