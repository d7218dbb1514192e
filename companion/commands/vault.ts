/** Commands about the vault as a whole. */
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import { answer } from './answer.ts';
import type { Command } from './command.ts';
import { readArgs } from './read-args.ts';
import { askNewPassphrase, type Terminal } from './terminal.ts';
import { passphraseFrom, type VaultAccess, withVault } from './vault-access.ts';

const options = { 'passphrase-fd': { type: 'string' } } as const;
const tries = 3;

/** `podatelna unlock [--passphrase-fd 3]`: opens the running companion's vault; makes one where there is none. */
export const unlock: Command = async (args, context) => {
  const { values } = readArgs(args, options, 0);
  const source = passphraseFrom(values['passphrase-fd'], context.config);
  const { terminal, warn } = context;
  return withVault(context, source, async (vault) => {
    const { state, protection, needsPassphrase } = await vault.describe();
    if (!vault.isRunning && state !== 'none') {
      throw new Error(
        'No companion runs, so there is nothing to unlock. Start it first (podatelna start), or let it open the vault at the start: podatelna start --passphrase-fd 3',
      );
    }
    if (state === 'open') {
      answer(context, 'vault', { state: 'open' }, ['The vault is open already.']);
      return 0;
    }
    const given = source.read();
    const isNew = state === 'none' && protection !== 'os';
    if (given !== undefined) await vault.unlock(given);
    else if (isNew && terminal !== undefined) await vault.unlock(await askNew(terminal, warn));
    else if (needsPassphrase && terminal !== undefined) await askAndUnlock(vault, terminal, warn);
    else await vault.unlock(undefined);
    answer(context, 'vault', { state: 'open' }, ['The vault is open.']);
    return 0;
  });
};

/** `podatelna lock`: the companion forgets key and credentials; what is to be sent waits. */
export const lock: Command = async (args, context) => {
  readArgs(args, {}, 0);
  await context.channel.call('vault.lock', {});
  answer(context, 'vault', { state: 'locked' }, ['The vault is locked.']);
  return 0;
};

/** `podatelna passphrase [--passphrase-fd 3] [--new-passphrase-fd 4]`: chooses or changes the vault file's passphrase. */
export const passphrase: Command = async (args, context) => {
  const { values } = readArgs(args, { ...options, 'new-passphrase-fd': { type: 'string' } }, 0);
  const source = passphraseFrom(values['passphrase-fd'], context.config);
  // Read before the vault is opened: what came by a descriptor is forgotten then.
  const given = source.read();
  const { terminal, warn } = context;
  return withVault(context, source, async (vault) => {
    const { protection } = await vault.describe();
    const isAsked = protection === 'passphrase';
    const old = !isAsked ? undefined : (given ?? (await terminal?.askHidden('Passphrase of the vault: ')));
    const nextDescriptor = values['new-passphrase-fd'];
    const next =
      nextDescriptor === undefined
        ? terminal && (await askNew(terminal, warn))
        : passphraseFrom(nextDescriptor, context.config).read();
    if (next === undefined) throw new ProblemError(needed);
    await vault.changePassphrase(old, next);
    answer(context, 'vault', { state: 'open' }, [
      'The passphrase is changed. Copies of the old vault file still open with the old one.',
    ]);
    return 0;
  });
};

const needed = { code: 'vault-locked', params: { reason: 'passphrase-needed' } } as const;

async function askNew(terminal: Terminal, warn: (line: string) => void): Promise<string> {
  const chosen = await askNewPassphrase(terminal, warn);
  if (chosen === '') throw new ProblemError(needed);
  return chosen;
}

async function askAndUnlock(
  vault: VaultAccess,
  terminal: Terminal,
  warn: (line: string) => void,
): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await vault.unlock(await terminal.askHidden('Passphrase of the vault: '));
      return;
    } catch (error) {
      const isWrong = isProblemError(error) && error.problem.params.reason === 'wrong-passphrase';
      if (!isWrong || left === 1) throw error;
      warn('That is not the passphrase.');
    }
  }
}
