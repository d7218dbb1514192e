/** One record of a remote, and its lists, read for a person while they wait. */
import { type Problem, ProblemError } from '../shared/contract/problems.ts';
import type { RouteReply } from '../shared/contract/routes.ts';
import type { System } from '../shared/contract/submission.ts';
import type { Connector } from './connectors/connector.ts';
import type { Log } from './log.ts';
import { remoteProblem } from './remote-problem.ts';

export interface ReadRemoteParts {
  readonly log: Log;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly whyNoCredentials: (system: System) => Problem | undefined;
  readonly signal: AbortSignal;
}

export interface ReadRemote {
  /** @throws ProblemError `not-found` where the system has no such thing; what the remote says otherwise. */
  record(system: System, id: string): Promise<RouteReply<'remote.read'>>;
  /** @throws as {@link record}. */
  choices(system: System): Promise<RouteReply<'remote.choices'>>;
}

export function createReadRemote(parts: ReadRemoteParts): ReadRemote {
  const ask = async <T>(
    system: System,
    read: (connector: Connector) => Promise<T> | undefined,
  ): Promise<T> => {
    const obstacle = parts.whyNoCredentials(system);
    if (obstacle !== undefined) throw new ProblemError(obstacle);
    const connector = parts.connectors.get(system);
    const asked = connector === undefined ? undefined : read(connector);
    if (asked === undefined) throw new ProblemError({ code: 'not-found', params: { system } });
    try {
      return await asked;
    } catch (error) {
      throw new ProblemError(remoteProblem(error, parts.log), { cause: error });
    }
  };
  return {
    record: async (system, id) => ({
      record: await ask(system, (connector) => connector.read?.(id, parts.signal)),
    }),
    choices: (system) => ask(system, (connector) => connector.choices?.(parts.signal)),
  };
}
