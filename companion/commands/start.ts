import { officeSentence, readOfficeSettings } from '../office/kept-office.ts';
import { sentenceOf } from '../platform/obstacle.ts';
import { factsOf } from '../read-config.ts';
import { startService } from '../start.ts';
import type { Command } from './command.ts';
import { problemText } from './problem-text.ts';
import { readArgs } from './read-args.ts';
import { passphraseFrom } from './vault-access.ts';

/** To end by itself, which is the rule. */
const graceMs = 2_000;

/** `podatelna start [--passphrase-fd 3]`: runs until Ctrl+C or the end of the session. */
export const start: Command = async (args, { config, print, warn, signal }) => {
  const { values } = readArgs(args, { 'passphrase-fd': { type: 'string' } }, 0);
  const { refused } = readOfficeSettings(factsOf(), config.home);
  if (refused !== undefined) {
    warn(`${officeSentence(refused)} The settings taken of the office's file last hold until it is mended.`);
  }
  const passphrase = passphraseFrom(values['passphrase-fd'], config);
  const service = await startService({ passphrase }).catch((error: unknown) => {
    // Whatever still holds the process, such as a key store that doesn't answer: half a companion must not stay.
    setTimeout(() => process.exit(1), graceMs).unref();
    throw error;
  });
  print(`Podatelna listens on 127.0.0.1:${service.port}${service.training ? ' (training)' : ''}.`);
  print(`Settings and data: ${service.home}`);
  if (service.finishedRestore !== undefined) {
    warn(
      `A restore that was cut short is finished: data as of ${service.finishedRestore}. What was still to be sent then is cancelled, because it may have been sent since: look at each remote system before filing it again (podatelna status).`,
    );
  }
  void service.vaultReady.then(({ state, protection, reason, lostEnd }) => {
    if (lostEnd !== undefined) warn(sentenceOf(lostEnd, 'What waited in it to be sent is cancelled.'));
    if (protection === 'file-mode' && state === 'locked') {
      warn("The vault can't be opened; what is filed waits. What to do says: podatelna doctor");
      return;
    }
    if (protection === 'file-mode') {
      warn('Credentials are protected by file mode only; choose a passphrase with: podatelna passphrase');
    }
    if (reason === 'damaged' || reason === 'wrong-passphrase') {
      // Nobody at a terminal was asked: the wrong one came by a file or a descriptor.
      const given =
        reason === 'damaged'
          ? ''
          : ' The one given at the start is wrong; correct it, or say: podatelna unlock';
      const said = problemText({ code: 'vault-locked', params: { reason }, sent: 'nothing' });
      warn(`${said}${given} What is filed waits until then.`);
      return;
    }
    if (state === 'locked') warn('The vault is locked; what is filed waits until you say: podatelna unlock');
  });
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  await service.stop();
  return 0;
};
