/**
 * Every refusal and failure the product can report. Codes are stable once released; texts are chosen by
 * language where they are shown (extension/ui/locales), parameters are data.
 */
import { z } from 'zod';

export const problemCodes = [
  // asking the companion
  'invalid-message',
  'not-found',
  'draft-changed',
  'already-filed',
  'wrong-state',
  'secret-missing',
  'vault-locked',
  'training-mismatch',
  'same-person',
  'settings-changed',
  'settings-managed',
  'checks-open',
  'step-before-ended',
  // attachments
  'attachment-too-large',
  'attachment-type',
  'attachment-unreadable',
  'attachment-encrypted',
  'attachment-incomplete',
  'attachment-login-page',
  'attachment-missing',
  'attachment-obstacle',
  // signing a document
  'signing-not-set',
  'signing-key-unusable',
  'signing-not-allowed',
  'signing-certificate-expired',
  'signing-password-wrong',
  'signing-token-locked',
  'signing-token-missing',
  'signing-attempt-spent',
  'signing-document-unsafe',
  'signing-already-signed',
  'signing-time-stamp',
  'signing-failed',
  // talking to a remote system
  'remote-refused',
  'remote-login-refused',
  'remote-forbidden',
  'remote-not-found',
  'remote-conflict',
  'remote-unavailable',
  'remote-limit',
  'remote-unexpected',
  'remote-choice',
  'remote-version-unknown',
  'not-in-code-list',
  'notice-parent',
  'withdrawal-changed',
  'notice-archived',
  'note-not-allowed',
  'confirmation-folder',
  'answer-lost',
  'duplicate-at-remote',
  'attachments-differ',
  'offline',
  // the extension's own
  'service-missing',
  'service-foreign',
  'companion-outdated',
  'extension-outdated',
  'not-paired',
  'pairing-code-invalid',
  'case-changed',
  'draft-taken',
  'case-restricted',
  'page-gone',
  'page-differs',
  'incomplete',
  'profile-invalid',
  'profile-newer',
  'profile-not-json',
  'profile-locked',
  'profile-too-large',
  'disk-full',
  'disk-failing',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What had already happened outside when the problem came up. */
export const sentEffects = ['nothing', 'draft', 'public', 'unclear'] as const;
export type SentEffect = (typeof sentEffects)[number];

export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  /** Named parameters for the text: counts, names of fields, limits. Never personal data, secrets or file content. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** The field of the draft it belongs to, where it belongs to one. */
  field: z.string().max(64).optional(),
  /** The remote's own words, quoted, at most 1,000 characters. */
  remoteWords: z.string().max(1000).optional(),
  sent: z.enum(sentEffects).default('nothing'),
});
export type Problem = z.output<typeof problemSchema>;

/** An error that carries a {@link Problem} to a person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: z.input<typeof problemSchema>, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problemSchema.parse(problem);
  }
}

export function isProblemError(error: unknown): error is ProblemError {
  return error instanceof ProblemError;
}
