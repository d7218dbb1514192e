/** The look when a panel opens: what the outbox and the remote already have under a business key. */
import type { Problem } from '../shared/contract/problems.ts';
import type { RouteMessage, RouteReply } from '../shared/contract/routes.ts';
import { finalStates } from '../shared/contract/states.ts';
import { type SubmissionView, type System, systemOfKind } from '../shared/contract/submission.ts';
import type { Clock } from './clock.ts';
import type { Connector, Look } from './connectors/connector.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox/outbox.ts';
import { remoteProblem } from './remote-problem.ts';

/** A panel that is opened again and again must not read the whole list each time. */
const keptMs = 60_000;
const mostKept = 200;

export interface LookRemoteParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'list'>;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly whyNoCredentials: (system: System) => Problem | undefined;
  readonly signal: AbortSignal;
}

/** Never throws for the remote's sake: what keeps us from looking is part of the answer. */
export function createLookRemote(parts: LookRemoteParts) {
  const kept = new Map<string, { readonly at: number; readonly look: Promise<Look> }>();

  const lookAt = (
    connector: Connector,
    message: RouteMessage<'remote.look'>,
    endedAt: number,
  ): Promise<Look> => {
    const id = [connector.system, message.number, message.recordKind, message.subject ?? ''].join('|');
    const now = parts.clock.now();
    const known = kept.get(id);
    // What ended since may have changed what is there.
    if (known !== undefined && now - known.at < keptMs && known.at > endedAt) return known.look;
    const look = connector.look(message, parts.signal);
    if (kept.size >= mostKept) kept.clear();
    kept.set(id, { at: now, look });
    look.catch(() => kept.delete(id));
    return look;
  };

  return async (message: RouteMessage<'remote.look'>): Promise<RouteReply<'remote.look'>> => {
    const { fileMark, kind, lot } = message.key;
    const submissions = parts.outbox
      .list({ fileMark, limit: 100 })
      .submissions.filter((one) => one.caseKey.kind === kind)
      .filter((one) => one.caseKey.lot === lot || one.number === message.number);
    const without = (problem: Problem) => ({ submissions, records: [], complete: false, problem });

    const system = systemOfKind[kind];
    const connector = parts.connectors.get(system);
    if (connector === undefined) return without({ code: 'not-found', params: { system }, sent: 'nothing' });
    const obstacle = parts.whyNoCredentials(system);
    if (obstacle !== undefined) return without(obstacle);
    try {
      const { records, complete } = await lookAt(connector, message, lastEnd(submissions));
      return { submissions, records: [...records], complete, problem: null };
    } catch (error) {
      return without(remoteProblem(error, parts.log));
    }
  };
}

/** When the newest of them that is over came to its end, in milliseconds since 1970. */
function lastEnd(submissions: readonly SubmissionView[]): number {
  const ends = submissions
    .filter(({ state }) => finalStates.has(state))
    .map(({ stateSince }) => Date.parse(stateSince));
  return Math.max(Number.NEGATIVE_INFINITY, ...ends);
}
