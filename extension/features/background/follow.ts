/** One long poll for the whole worker, as long as somebody looks or something is under way. Touches no browser itself. */
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { finalStates } from '../../../shared/contract/states.ts';
import type { Overview } from './overview-memory.ts';

export interface FollowParts {
  /** Asks the companion for everything; the answer tells why it couldn't be asked. */
  readonly refresh: () => Promise<Overview>;
  /** What changed after a cursor, waited for as long as told. @throws ProblemError */
  readonly watch: (
    since: number,
    waitMs: number,
  ) => Promise<Pick<RouteReply<'submissions.watch'>, 'cursor' | 'submissions'>>;
  /** One call to the browser a round: Chromium stops a worker that only waits for the network. */
  readonly stayAwake: () => Promise<unknown>;
  /** Whether a panel or page of ours is open. */
  readonly isWatched: () => boolean;
  /** @param problem why the companion can't be reached; null: it is back */
  readonly tellService: (problem: Problem | null) => Promise<void>;
  readonly tellSubmissions: (submissions: RouteReply<'submissions.watch'>['submissions']) => Promise<void>;
  readonly show: (overview: Overview) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
}

/** The longest the companion keeps one poll. */
const pollMs = 20_000;

/** A clerk who just started the companion again doesn't look at "not running" for longer. */
const longestPauseMs = 3000;

export const underWay = (overview: Overview): boolean =>
  overview.problem === null &&
  overview.submissions.some((one) => !finalStates.has(one.state) && one.state !== 'unknown');

/** Ends once nobody looks and nothing is under way, or once the browser is no longer paired. */
export async function follow(parts: FollowParts): Promise<void> {
  const { refresh, watch, stayAwake, isWatched, tellService, tellSubmissions, show, pause } = parts;
  let overview = await refresh();
  await show(overview);
  // The poll's own place: an overview may already be newer than what was told to the open panels.
  let since = overview.cursor;
  let failures = 0;

  while (isWatched() || underWay(overview)) {
    await stayAwake();
    try {
      // One that was lost is asked what is new without waiting: its answer says that it is back.
      const { cursor, submissions } = await watch(since, failures > 0 ? 0 : pollMs);
      if (failures > 0) await tellService(null);
      failures = 0;
      since = cursor;
      if (submissions.length > 0) {
        overview = await refresh();
        await tellSubmissions(submissions);
        await show(overview);
      }
    } catch (error) {
      const problem: Problem = isProblemError(error)
        ? error.problem
        : { code: 'internal', params: {}, sent: 'nothing' };
      if (failures === 0) await tellService(problem);
      failures += 1;
      if (problem.code === 'not-paired' || !isWatched()) break;
      await pause(Math.min(1000 * failures, longestPauseMs));
      overview = await refresh();
      if (failures === 1 || overview.problem === null) await show(overview);
    }
  }
}
