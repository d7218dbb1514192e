/** Ingatlanok.hu's refusals in our words (Ingatlanok reference, section 6; A12, A13). The code decides, then the status. */
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { CredentialsRefused, LostAnswer, Refusal, TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { errorBodySchema } from './schema.ts';

/** One answered request, over HTTP or at its position in a batch. */
export interface EntryAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The key is taken: says nothing about whose record has it (reference, section 9, step 5). */
export class KeyTaken extends Refusal {}

/** There is no such record. */
export class NotThere extends Refusal {}

const longestWords = 1000;

export function errorCodeOf({ body }: EntryAnswer): number | undefined {
  const read = errorBodySchema.safeParse(body);
  return read.success ? read.data.error_code : undefined;
}

export function isSuccess({ status }: EntryAnswer): boolean {
  return status >= 200 && status < 300;
}

/** What an answer that is no success means for an effect. */
export function failureOf(answer: EntryAnswer): Error {
  const { status } = answer;
  const code = errorCodeOf(answer);
  const words = wordsOf(answer);
  const problem = (name: ProblemCode) => ({
    code: name,
    params: { status, ...(code === undefined ? {} : { error: code }) },
    ...(words === '' ? {} : { remoteWords: words }),
  });
  if (code === assumptions.codes.locked) {
    const retryAfterMs = assumptions.failing.lockMs;
    return new TransientFailure(problem('remote-limit'), { retryAfterMs });
  }
  if (code === assumptions.codes.login || status === 401) {
    return new CredentialsRefused(problem('remote-login-refused'));
  }
  if (code === assumptions.codes.keyTaken || status === assumptions.conflictStatus) {
    return new KeyTaken(problem('remote-conflict'));
  }
  if (status === 429) return new TransientFailure(problem('remote-unavailable'));
  if (status === 404) return new NotThere(problem('remote-not-found'));
  if (status === 403) return new Refusal(problem('remote-forbidden'));
  // Neither done nor refused: a gateway may have given up while the system went on.
  if (status < 400 || status === 408 || status >= 500) return new LostAnswer(`status ${status}`);
  return new Refusal(problem('remote-refused'));
}

function wordsOf({ body }: EntryAnswer): string {
  const read = errorBodySchema.safeParse(body);
  return (read.data?.error_description ?? '').slice(0, longestWords);
}
