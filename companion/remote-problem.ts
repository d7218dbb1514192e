import { isProblemError, type Problem } from '../shared/contract/problems.ts';
import { OfflineFailure, Refusal, SystemClosed, TransientFailure } from './connectors/failures.ts';
import { errorName, type Log } from './log.ts';

/** Why a remote couldn't be read, for a person; what nobody foresaw goes to the log by its kind. */
export function remoteProblem(error: unknown, log: Log): Problem {
  const isKnown =
    error instanceof TransientFailure ||
    error instanceof OfflineFailure ||
    error instanceof SystemClosed ||
    error instanceof Refusal ||
    isProblemError(error);
  if (isKnown) return error.problem;
  log.error('look failed', { error: errorName(error) });
  return { code: 'internal', params: {}, sent: 'nothing' };
}
