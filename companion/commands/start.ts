import { startService } from '../start.ts';
import type { Command } from './command.ts';
import { readArgs } from './read-args.ts';
import { passphraseFrom } from './vault-access.ts';

/** `podatelna start [--passphrase-fd 3]`: runs until Ctrl+C or the end of the session. */
export const start: Command = async (args, { config, print, warn, signal }) => {
  const { values } = readArgs(args, { 'passphrase-fd': { type: 'string' } }, 0);
  const service = await startService({ passphrase: passphraseFrom(values['passphrase-fd'], config) });
  print(`Podatelna listens on 127.0.0.1:${service.port}${service.training ? ' (training)' : ''}.`);
  print(`Settings and data: ${service.home}`);
  void service.vaultReady.then(({ state, protection }) => {
    if (protection === 'file-mode') {
      warn('Credentials are protected by file mode only; choose a passphrase with: podatelna passphrase');
    }
    if (state === 'locked') warn('The vault is locked; what is filed waits until you say: podatelna unlock');
  });
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  await service.stop();
  return 0;
};
