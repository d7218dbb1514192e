/** One harmless call to a system, for the doctor and for a person at the options. Changes nothing anywhere. */
import type { Problem } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Log } from '../log.ts';
import type { SystemPauses } from '../outbox/system-pauses.ts';
import { remoteProblem } from '../remote-problem.ts';
import type { SecretStore } from '../secrets/secrets.ts';

export interface ConnectionParts {
  readonly log: Log;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly pauses: Pick<SystemPauses, 'read'>;
  readonly credentials: Pick<SecretStore, 'list' | 'whyNone'>;
  readonly signal: AbortSignal;
}

export interface ConnectionState {
  /** Null: it answered and accepts the credentials. */
  readonly problem: Problem | null;
  /** The name the remote knows us by; null where it doesn't tell, or there is a problem. */
  readonly connectedAs: string | null;
}

/** Never rejects for what the system does. */
export async function checkConnection(
  parts: ConnectionParts,
  connector: Connector,
): Promise<ConnectionState> {
  const not = (problem: Problem): ConnectionState => ({ problem, connectedAs: null });
  const obstacle = parts.credentials.whyNone(connector.system);
  if (obstacle !== undefined) return not(obstacle);
  const pause = parts.pauses.read(connector.system);
  // Whoever asked to be left alone, or refused the credentials, isn't asked once more for curiosity's sake.
  if (pause !== undefined && pause.problem.code !== 'offline') return not(pause.problem);
  try {
    const name = await connector.check(parts.signal);
    return { problem: null, connectedAs: name?.trim().slice(0, 200) || null };
  } catch (error) {
    return not(remoteProblem(error, parts.log));
  }
}
