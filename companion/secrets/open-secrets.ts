/** The credentials of one data folder with the vault they lie in, as the service and the command line open them. */
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { KeyStore } from '../vault/key-store.ts';
import { createOsKeyring, type OsKeyring } from '../vault/os-key-store.ts';
import { noPassphrase, type PassphraseSource, passphraseFile } from '../vault/passphrase-source.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import type { ScryptCost } from '../vault/vault-cipher.ts';
import { findEarlierSecrets } from './earlier-secrets.ts';
import { createSecretStore, type SecretStore } from './secrets.ts';

export interface SecretsOptions {
  /** Given at the start; else the file the settings name. */
  readonly passphrase?: PassphraseSource | undefined;
  /** In place of what the folder has. */
  readonly keyStore?: KeyStore | undefined;
  readonly keyring?: OsKeyring | undefined;
  /** Only tests make it cheaper. */
  readonly cost?: ScryptCost | undefined;
}

/**
 * Nothing is opened yet: see {@link Vault.begin}.
 * @throws Error with a sentence when files are open to others, or a setting or passphrase source can't be used.
 */
export function openSecrets(
  config: Pick<Config, 'dataFolder' | 'vault'>,
  clock: Pick<Clock, 'now' | 'uuid'>,
  options: SecretsOptions = {},
): { readonly vault: Vault; readonly secrets: SecretStore } {
  const { choice, passphraseFile: path } = config.vault;
  const { keyStore, cost } = options;
  const vault = openVault({
    dataFolder: config.dataFolder,
    choice,
    uuid: clock.uuid,
    keyring: options.keyring ?? createOsKeyring(),
    passphrase: options.passphrase ?? (path === null ? noPassphrase : passphraseFile(path)),
    earlier: findEarlierSecrets(config.dataFolder),
    ...(keyStore === undefined ? {} : { store: keyStore }),
    ...(cost === undefined ? {} : { cost }),
  });
  return { vault, secrets: createSecretStore(vault, clock) };
}
