/** The companion as a running service: core, channel and guards wired together and listening on loopback. */

import { createApp } from './app.ts';
import { createChannelHandlers } from './channel/channel-handlers.ts';
import { type ChannelServer, createChannelServer } from './channel/channel-server.ts';
import { createPairingWindow } from './channel/pairing-window.ts';
import { openPairStore, writeCommandLineKey } from './channel/pairs.ts';
import { createSessions } from './channel/sessions.ts';
import { type CompanionParts, createCompanion } from './companion.ts';
import { listen } from './listen.ts';
import { serviceName } from './service-name.ts';
import type { VaultState } from './vault/vault.ts';

export interface RunningService {
  readonly port: number;
  readonly home: string;
  readonly training: boolean;
  /** How the vault is once it has been tried to open it without a person. */
  readonly vaultReady: Promise<VaultState>;
  stop(): Promise<void>;
}

/** @throws ConfigError and other errors whose message is a sentence for a person. */
export async function startService(options: CompanionParts): Promise<RunningService> {
  const companion = await createCompanion(options);
  const { config, log } = companion;
  let port = config.port;
  const now = (): Date => new Date(companion.now());
  const pairs = openPairStore(config.home, now);
  const sessions = createSessions();
  const pairing = createPairingWindow({ pairs, ports: () => [port], serviceName: serviceName(), now });
  const channel: ChannelServer = createChannelServer({
    pairs,
    sessions,
    handlers: { ...companion.handlers, ...createChannelHandlers({ pairs, sessions, pairing }) },
    acceptPiece: companion.acceptPiece,
    onInternalError: (error, route) =>
      log.error('internal', { route, error: error instanceof Error ? error.name : 'unknown' }),
  });
  const onRefusal = (cause: string): void => log.warn('refused', { code: cause });
  const app = createApp({ port: () => port, channel, pairing, onRefusal });
  const listening = await listen(app, [config.port], { onRefusal });
  if (listening === undefined) {
    await companion.stop();
    throw new Error(
      `Port ${config.port} is taken by another program. End it, or choose another port in PODATELNA_PORT or "port" in config.json and pair the browser again.`,
    );
  }
  port = listening.port;
  writeCommandLineKey(config.home, pairs, [port]);
  companion.startWorker();
  return {
    port,
    home: config.home,
    training: config.training,
    vaultReady: companion.vaultReady,
    async stop() {
      await listening.stop();
      await companion.stop();
    },
  };
}
