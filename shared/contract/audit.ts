/** The audit as commands show it. */
import { z } from 'zod';

export const auditFindings = [
  /** Lines from this one on are missing in the middle. */
  'gap',
  /** The line, or what came before it, isn't what was written. */
  'changed',
  'seal-missing',
  'seal-wrong',
  /** The chain was never sealed with the key in the vault. */
  'key-unknown',
  /** What the line has the digest of was changed, or taken away without a purge. */
  'content-changed',
  'content-missing',
  'salt-missing',
  /** The vault or a receipt knows of this line, and it is not there. */
  'end-missing',
  'differs-from-vault',
  'differs-from-receipt',
  /** At some start it was noticed that lines were missing at the end. */
  'end-was-missing',
] as const;

export const auditFindingSchema = z.strictObject({
  line: z.int(),
  finding: z.enum(auditFindings),
});
export type AuditFinding = z.output<typeof auditFindingSchema>;

export const auditReportSchema = z.strictObject({
  lines: z.int(),
  /** Link of the last line; null for an empty audit. */
  head: z.string().nullable(),
  /** Lines whose seal was compared. */
  sealed: z.int(),
  /** Lines that wait for the vault to be opened. */
  unsealed: z.int(),
  /** Lines whose seal couldn't be compared: the vault is locked, or they carry the seal of an earlier key. */
  unchecked: z.int(),
  /** Empty: the audit is whole. */
  findings: z.array(auditFindingSchema),
});
export type AuditReport = z.output<typeof auditReportSchema>;

/** What a receipt says about the audit. */
export const auditEndSchema = z.strictObject({
  line: z.int().min(1),
  link: z.string().regex(/^[0-9a-f]{64}$/),
});
