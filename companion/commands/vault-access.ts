/** The vault as a command reaches it: through the running companion, or alone under the folder's lock. */
import type { DatabaseSync } from 'node:sqlite';
import { commandLineName } from '../../shared/contract/audit.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';
import { auditedSecrets } from '../audit/audited-secrets.ts';
import { systemClock } from '../clock.ts';
import { openSecrets } from '../secrets/open-secrets.ts';
import type { SecretNote, SecretStore } from '../secrets/secrets.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { databasePath, openDatabase } from '../store/open-database.ts';
import { finishRestore } from '../store/restoring.ts';
import {
  noPassphrase,
  type PassphraseSource,
  passphraseDescriptor,
  passphraseFile,
} from '../vault/passphrase-source.ts';
import type { Vault, VaultFacts } from '../vault/vault.ts';
import { type CommandContext, UsageError } from './command.ts';

export interface VaultAccess {
  readonly isRunning: boolean;
  describe(): Promise<VaultFacts>;
  unlock(passphrase: string | undefined): Promise<unknown>;
  changePassphrase(passphrase: string | undefined, next: string): Promise<unknown>;
  set(system: System, secret: Record<string, string>): Promise<unknown>;
  list(): Promise<readonly SecretNote[]>;
  remove(system: System): Promise<unknown>;
}

/** Through the running companion, or alone. */
export async function withVault<T>(
  context: CommandContext,
  source: PassphraseSource,
  work: (vault: VaultAccess) => Promise<T>,
): Promise<T> {
  if (await isRunning(context)) return work(throughCompanion(context));
  return alone(context, source, ({ vault, secrets }) =>
    work({
      isRunning: false,
      describe: vault.describe,
      unlock: vault.unlock,
      changePassphrase: vault.changePassphrase,
      set: (system, secret) => secrets.set(system, secret, commandLineName),
      list: async () => secrets.list(),
      remove: (system) => secrets.remove(system, commandLineName),
    }),
  );
}

interface DataFolder {
  readonly db: DatabaseSync;
  readonly vault: Vault;
  readonly secrets: SecretStore;
}

/** Without a companion: database and vault under the lock that keeps one from starting meanwhile. */
export async function alone<T>(
  { config }: Pick<CommandContext, 'config'>,
  source: PassphraseSource,
  work: (folder: DataFolder) => Promise<T>,
): Promise<T> {
  const release = lockFolder(config.home);
  let db: DatabaseSync | undefined;
  try {
    finishRestore(config.dataFolder);
    const { vault, secrets } = openSecrets(config, systemClock, { passphrase: source });
    db = openDatabase(databasePath(config));
    await vault.begin();
    return await work({ db, vault, secrets: auditedSecrets(secrets, { db, clock: systemClock }) });
  } finally {
    db?.close();
    release();
  }
}

export async function isRunning({ channel }: Pick<CommandContext, 'channel'>): Promise<boolean> {
  try {
    await channel.call('service.read', {});
    return true;
  } catch (error) {
    const isAlone =
      isProblemError(error) &&
      ['service-missing', 'not-paired', 'service-foreign'].includes(error.problem.code);
    if (!isAlone) throw error;
    return false;
  }
}

function throughCompanion({ channel }: CommandContext): VaultAccess {
  return {
    isRunning: true,
    describe: () => channel.call('vault.read', {}),
    unlock: (passphrase) => channel.call('vault.unlock', passphrase === undefined ? {} : { passphrase }),
    changePassphrase: (passphrase, next) =>
      channel.call('vault.change-passphrase', { next, ...(passphrase === undefined ? {} : { passphrase }) }),
    set: (system, secret) => channel.call('secrets.set', { system, secret }),
    list: async () => (await channel.call('secrets.list', {})).secrets,
    remove: (system) => channel.call('secrets.remove', { system }),
  };
}

/** `--passphrase-fd 3`, else the file of the settings. @throws UsageError, or Error with a sentence. */
export function passphraseFrom(
  descriptor: string | undefined,
  config: CommandContext['config'],
): PassphraseSource {
  if (descriptor !== undefined) {
    if (!/^\d{1,4}$/.test(descriptor))
      throw new UsageError('--passphrase-fd takes the number of a file descriptor.');
    return passphraseDescriptor(Number(descriptor));
  }
  const { passphraseFile: path } = config.vault;
  return path === null ? noPassphrase : passphraseFile(path);
}
