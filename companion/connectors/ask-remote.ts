import { ProblemError } from '../../shared/contract/problems.ts';
import {
  CredentialsRefused,
  LostAnswer,
  OfflineFailure,
  Refusal,
  TransientFailure,
  Undecided,
} from './failures.ts';

/** Asks a remote system while a person waits: what kept it from answering becomes the problem they see. */
export async function askRemote<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const isKnown =
      error instanceof TransientFailure ||
      error instanceof OfflineFailure ||
      error instanceof Refusal ||
      error instanceof CredentialsRefused ||
      error instanceof Undecided;
    if (isKnown) throw new ProblemError(error.problem, { cause: error });
    if (error instanceof LostAnswer) {
      throw new ProblemError({ code: 'answer-lost', sent: 'unclear' }, { cause: error });
    }
    throw error;
  }
}
