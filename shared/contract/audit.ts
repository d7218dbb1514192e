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

export const exportedLineSchema = z.strictObject({
  line: z.int(),
  at: z.iso.datetime(),
  who: z.string(),
  action: z.string(),
  submissionId: z.string().nullable(),
  result: z.string(),
  remoteId: z.string().nullable(),
  /** SHA-256 over salt and content. */
  digest: z.string(),
  /** What the digest is of: kept and the same, kept but another, taken by a purge, or never kept. */
  content: z.enum(['same', 'differs', 'purged', 'digest-only']),
  sealed: z.boolean(),
  /** As it is kept now. */
  submission: z
    .strictObject({
      kind: z.string(),
      system: z.string(),
      number: z.string(),
      title: z.string(),
      action: z.string(),
      state: z.string(),
      preparedBy: z.string(),
    })
    .nullable(),
});
export type ExportedLine = z.output<typeof exportedLineSchema>;

export const auditExportSchema = z.strictObject({
  lines: z.array(exportedLineSchema),
  /** There are further lines behind the last of these. */
  more: z.boolean(),
});
export type AuditExport = z.output<typeof auditExportSchema>;

/** Everything the audit may say of one submission. */
export const submissionDeeds = [
  'stored',
  'check.ticked',
  'document.signed',
  'receipt.made',
  'stop.asked',
  'retry.asked',
  'decision.adopt',
  'decision.resend',
  'decision.give-up',
  'step.intent',
  'step.lost',
  'step.done',
  'step.failed',
  'step.skipped',
  'state.approve',
  'state.withdraw',
  'state.undo',
  'state.release',
  'state.start',
  'state.retry',
  'state.pause',
  'state.lose',
  'state.settle',
  'state.giveUp',
  'state.reject',
  'state.stop',
  'state.accept',
  'state.verify',
  'state.dispute',
] as const;
export type SubmissionDeed = (typeof submissionDeeds)[number];

/** How the audit calls whoever isn't a person. */
export const auditSelf = 'podatelna';
/** How lists and the audit call the command line's own pair. */
export const commandLineName = 'command line';

export const historyLineSchema = z.strictObject({
  line: z.int(),
  at: z.iso.datetime(),
  who: z.string(),
  /** One of {@link submissionDeeds}, or what a newer companion writes. */
  action: z.string(),
  /** A code: the state, the step, the check. */
  result: z.string(),
});
export type HistoryLine = z.output<typeof historyLineSchema>;

export const submissionHistorySchema = z.strictObject({
  lines: z.array(historyLineSchema).max(500),
  /** There are further lines behind the last of these. */
  more: z.boolean(),
});

export const purgeReportSchema = z.strictObject({
  submissions: z.int(),
  drafts: z.int(),
  /** Documents nothing names any more. */
  files: z.int(),
  /** Another program reads the database: what was deleted stands in its log of changes until that ends. Absent: no. */
  inLog: z.literal(true).optional(),
});
export type PurgeReport = z.output<typeof purgeReportSchema>;
