/** The companion as a running service: core, channel and guards wired together and listening on loopback. */

import { createChannel } from '../shared/channel/client.ts';
import { isProblemError } from '../shared/contract/problems.ts';
import { createApp } from './app.ts';
import { createChannelHandlers } from './channel/channel-handlers.ts';
import { type ChannelServer, createChannelServer } from './channel/channel-server.ts';
import { createPairingWindow } from './channel/pairing-window.ts';
import { readCommandLinePairing, writeCommandLineKey } from './channel/pairs.ts';
import { createSessions } from './channel/sessions.ts';
import { type Companion, type CompanionParts, createCompanion, type VaultAtStart } from './companion.ts';
import { portHolder } from './doctor/port-holder.ts';
import { type Listening, listen } from './listen.ts';
import { findCompanions, knownPorts, whyNotBeside } from './other-companion.ts';
import { giveBackMemory } from './platform/give-back-memory.ts';
import { explained, pathOf } from './platform/obstacle.ts';
import { serviceName } from './service-name.ts';

export interface RunningService {
  readonly port: number;
  readonly home: string;
  readonly training: boolean;
  /** How the vault is once it has been tried to open it without a person. */
  readonly vaultReady: Promise<VaultAtStart>;
  /** When the backup was made whose restore was cut short, and is finished by this start. */
  readonly finishedRestore: string | undefined;
  stop(): Promise<void>;
}

/** @throws ConfigError and other errors whose message is a sentence for a person. */
export async function startService(options: CompanionParts): Promise<RunningService> {
  let known: Known;
  const companion = await createCompanion({
    ...options,
    requireAlone: async ({ home, ports }) => {
      known = knownPorts({ home, ports });
      await requireAlone(home, known);
    },
  });
  try {
    return await serve(companion, known);
  } catch (error) {
    // Half a companion would hold the folder and answer nobody.
    await companion.stop();
    throw explained(error, pathOf(error) ?? companion.config.home, 'Nothing was sent.');
  }
}

type Known = ReturnType<typeof knownPorts>;

/** @throws Error with a sentence where another companion answers with the folder's key, on another port than ours */
async function requireAlone(home: string, known: Known, own?: number): Promise<void> {
  const [other] = known === undefined ? [] : await findCompanions(known, own);
  if (other !== undefined) throw new Error(whyNotBeside(home, other));
}

/** @param known before this start wrote its own port in the place of the one that was known. */
async function serve(companion: Companion, known: Known): Promise<RunningService> {
  const { config, log, pairs } = companion;
  let port = config.ports[0] ?? 0;
  const portsInUseFirst = (): readonly number[] => [port, ...config.ports.filter((other) => other !== port)];
  const now = (): Date => new Date(companion.now());
  const sessions = createSessions();
  const pairing = createPairingWindow({
    pairs,
    ports: portsInUseFirst,
    serviceName: serviceName(),
    now,
    elapsed: companion.elapsed,
  });
  const channel: ChannelServer = createChannelServer({
    pairs,
    sessions,
    handlers: { ...companion.handlers, ...createChannelHandlers({ pairs, sessions, pairing }) },
    acceptPiece: companion.acceptPiece,
    folder: config.dataFolder,
    onInternalError: (error, route) =>
      log.error('internal', { route, error: error instanceof Error ? error.name : 'unknown' }),
  });
  const onRefusal = (cause: string): void => log.warn('refused', { code: cause });
  const app = createApp({ port: () => port, channel, pairing, onRefusal });
  const listening = await listenWhereWeAnswer(
    config.ports,
    async (candidate) => {
      const opened = await listen(app, [candidate], { onRefusal });
      if (opened === undefined) return undefined;
      port = opened.port;
      try {
        writeCommandLineKey(config.home, pairs, [port], () => log.warn('command line key made anew'));
      } catch (error) {
        await opened.stop(0);
        throw error;
      }
      return opened;
    },
    config.home,
  );
  if (listening === undefined) throw new Error(portsTaken(config.ports));
  try {
    // Once more: of two that were begun in the same moment neither answered at first.
    await requireAlone(config.home, known, port);
  } catch (error) {
    await listening.stop(0);
    throw error;
  }
  companion.startWorker();
  giveBackMemory();
  return {
    port,
    home: config.home,
    training: config.training,
    vaultReady: companion.vaultReady,
    finishedRestore: companion.finishedRestore,
    async stop() {
      await listening.stop();
      await companion.stop();
    },
  };
}

/** Takes the first free port on which this very companion answers: another program may hold it on another address. */
async function listenWhereWeAnswer(
  ports: readonly number[],
  open: (port: number) => Promise<Listening | undefined>,
  home: string,
): Promise<Listening | undefined> {
  for (const port of ports) {
    const listening = await open(port);
    if (listening === undefined) continue;
    const channel = createChannel(() => readCommandLinePairing(home), { fetch });
    try {
      await channel.call('service.read', {});
      return listening;
    } catch (error) {
      await listening.stop(0);
      if (!isProblemError(error)) throw error;
    }
  }
  return undefined;
}

function portsTaken(ports: readonly number[]): string {
  const which =
    ports.length === 1 ? `Port ${ports[0]} is` : `All ${ports.length} ports of this companion are`;
  const holder = ports.length === 1 ? portHolder(ports[0] ?? 0) : undefined;
  return `${which} taken by another program${holder === undefined ? '' : ` (${holder.words})`}. End it, or choose another port in PODATELNA_PORT or "port" in config.json and pair the browser again.`;
}
