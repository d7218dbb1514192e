/** Docházka.net's refusals in our words (Docházka reference, section 5; B10, B11). */
import { z } from 'zod';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import { CredentialsRefused, LostAnswer, Refusal } from '../failures.ts';
import type { RemoteAnswer } from '../http.ts';

const bodySchema = z.object({
  error: z.object({
    message: z.string().optional(),
    details: z.object({ field: z.string().optional(), error: z.string().optional() }).optional(),
  }),
});

const fields: Readonly<Record<string, string>> = {
  user_id: 'userId',
  timestamp: 'at',
  type: 'type',
  note: 'note',
  firstname: 'firstName',
  lastname: 'lastName',
  email: 'email',
  username: 'username',
  password: 'password',
};
const longestWords = 1000;

/** What an answer that is no success means for an effect; 429 is the limit's and not judged here. */
export function failureOf(answer: RemoteAnswer): Refusal | CredentialsRefused | LostAnswer {
  const { status } = answer;
  if (status === 401) return new CredentialsRefused(problemOf(answer, 'remote-login-refused'));
  if (status < 400 || status === 408 || status >= 500) return new LostAnswer(`status ${status}`);
  if (status === 403) return new Refusal(problemOf(answer, 'remote-forbidden'));
  if (status === 404) return new Refusal(problemOf(answer, 'remote-not-found'));
  return new Refusal(problemOf(answer, 'remote-refused'));
}

function problemOf({ status, text }: RemoteAnswer, code: ProblemCode): Problem {
  const read = bodySchema.safeParse(parse(text));
  const details = read.data?.error.details;
  const words = [read.data?.error.message, details?.error].filter((one) => one !== undefined).join(': ');
  const field = details?.field;
  const ours = field !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return {
    code,
    params: { status },
    sent: 'nothing',
    ...(ours === undefined ? {} : { field: ours }),
    ...(words === '' ? {} : { remoteWords: words.slice(0, longestWords) }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The status alone decides (B11).
    return undefined;
  }
}
