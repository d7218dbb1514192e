/**
 * "Vyzkoušet připojení": a person asks whether a system takes the credentials. Each call may count against a limit of the
 * whole office, so within a while of the last one its answer is given again.
 */
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { System } from '../../shared/contract/submission.ts';
import { type Clock, toIso } from '../clock.ts';
import { type ConnectionParts, type ConnectionState, checkConnection } from './check-connection.ts';

/** Long enough for clicks that follow each other, short enough for somebody who has just plugged the network in. */
const keptMs = 10_000;
/** Refused credentials are counted by the remote, and lock the office out in the end: new ones are tried at once. */
const keptRefusalMs = 5 * 60_000;

interface Tried {
  /** When the credentials that were tried were set. */
  readonly setAt: string;
  readonly state: Promise<ConnectionState>;
  /** Milliseconds since 1970; begun, until it has ended. */
  at: number;
  /** Milliseconds since 1970; infinity while it is under way. */
  until: number;
}

type Reply = RouteReply<'systems.try'>;

export function createTrySystem(
  parts: ConnectionParts & { readonly clock: Pick<Clock, 'now'> },
): (system: System) => Promise<Reply> {
  const last = new Map<System, Tried>();

  const tryNow = (system: System, setAt: string): Tried => {
    const connector = parts.connectors.get(system);
    if (connector === undefined) throw new ProblemError({ code: 'not-found' });
    const tried: Tried = {
      setAt,
      state: checkConnection(parts, connector).then(
        (state) => {
          tried.at = parts.clock.now();
          const isRefused = state.problem?.code === 'remote-login-refused';
          tried.until = tried.at + (isRefused ? keptRefusalMs : keptMs);
          return state;
        },
        (error: unknown) => {
          last.delete(system);
          throw error;
        },
      ),
      at: parts.clock.now(),
      until: Number.POSITIVE_INFINITY,
    };
    last.set(system, tried);
    return tried;
  };

  return async (system) => {
    const setAt = parts.credentials.list().find((one) => one.system === system)?.setAt;
    if (setAt === undefined) throw new ProblemError({ code: 'secret-missing', params: { system } });
    const before = last.get(system);
    const isKept = before !== undefined && before.setAt === setAt && parts.clock.now() < before.until;
    const tried = isKept ? before : tryNow(system, setAt);
    const state = await tried.state;
    return { ...state, at: toIso(tried.at), againAt: toIso(tried.until), isRepeated: isKept };
  };
}
