/** A disk that is full or fails, told apart from a fault of ours: the person who asked can do something about it. */

import type { Problem } from '../../shared/contract/problems.ts';
import { obstacleOf } from '../platform/obstacle.ts';

/** These speak of what may be on its way already, or ask a remote: that nothing is sent can't be said. */
const mayHaveSent: ReadonlySet<string> = new Set([
  'submissions.undo',
  'submissions.send-now',
  'submissions.stop',
  'submissions.retry',
  'submissions.approve',
  'submissions.withdraw',
  'submissions.decide',
  'confirmations.collect',
]);

/** @param folder what is kept lies there. @returns undefined for an error of another kind. */
export function diskProblem(error: unknown, route: string, folder: string): Problem | undefined {
  const fault = obstacleOf(error, folder)?.fault;
  const sent = mayHaveSent.has(route) ? 'unclear' : 'nothing';
  if (fault === 'full') return { code: 'disk-full', params: {}, sent };
  if (fault === 'failing' || fault === 'read-only') return { code: 'disk-failing', params: {}, sent };
  return undefined;
}
