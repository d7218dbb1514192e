/**
 * How a call to a remote system can end badly. The type decides what the outbox does; the difference between
 * "did not happen" and "may have happened" is the one that keeps an auction from being announced twice.
 */
import type { z } from 'zod';
import { type Problem, problemSchema } from '../../shared/contract/problems.ts';
import type { Candidate } from '../../shared/contract/submission.ts';

type ProblemInput = z.input<typeof problemSchema>;

/** Did not happen, and may go well later: try again after a pause. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
  readonly problem: Problem;
  /** What the remote asked for (`Retry-After`), in milliseconds. */
  readonly retryAfterMs: number;

  constructor(problem: ProblemInput, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(problem.code, { cause: options.cause });
    this.problem = problemSchema.parse(problem);
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

/** No connection could be made, so nothing was sent: wait without counting a try. */
export class OfflineFailure extends Error {
  override readonly name = 'OfflineFailure';
  readonly problem: Problem = { code: 'offline', params: {}, sent: 'nothing' };
}

/** The request may have left and no answer is known: it may have been carried out, or still will be. */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
}

/** Refused for good: a person has to change something. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: ProblemInput, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problemSchema.parse(problem);
  }
}

/** Nothing can be sent to the system before somebody has changed something outside: its whole queue waits. */
export class SystemClosed extends Error {
  override readonly name: string = 'SystemClosed';
  readonly problem: Problem;

  constructor(problem: ProblemInput, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problemSchema.parse(problem);
  }
}

/** The remote doesn't take the credentials: everything for it waits until they are set again. */
export class CredentialsRefused extends SystemClosed {
  override readonly name = 'CredentialsRefused';
}

/** The remote runs a version this companion doesn't know: it may be read, nothing is sent. */
export class VersionUnknown extends SystemClosed {
  override readonly name = 'VersionUnknown';
}

/** The evidence allows more than one reading: nothing more is sent before a person has decided. */
export class Undecided extends Error {
  override readonly name = 'Undecided';
  readonly problem: Problem;
  readonly candidates: readonly Candidate[];

  constructor(problem: ProblemInput, candidates: readonly Candidate[], options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problemSchema.parse(problem);
    this.candidates = candidates;
  }
}

/** True for a failure that says for certain that the call was not carried out. */
export function didNotHappen(error: unknown): boolean {
  return (
    error instanceof TransientFailure ||
    error instanceof OfflineFailure ||
    error instanceof Refusal ||
    error instanceof SystemClosed ||
    error instanceof Undecided
  );
}
