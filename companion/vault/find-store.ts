/** Which store a data folder has, and the making of one where it has none. */
import { auditEntry, type KeyStore, vaultLocked } from './key-store.ts';
import { createMachinePassphrase, removeMachinePassphrase } from './machine-passphrase.ts';
import { createOsKeyStore, type OsKeyring } from './os-key-store.ts';
import type { ScryptCost } from './vault-cipher.ts';
import { createVaultFile, openVaultFile } from './vault-file.ts';
import { readVaultRecord, writeVaultRecord } from './vault-record.ts';

/** `auto`: the operating system's key store where it works, else the vault file. */
export type VaultChoice = 'auto' | 'os' | 'file';

export interface StorePlace {
  readonly dataFolder: string;
  readonly choice: VaultChoice;
  readonly keyring: OsKeyring;
  readonly uuid: () => string;
  /** Only tests make it cheaper. */
  readonly cost?: ScryptCost;
}

/**
 * What was made once stays, whatever `auto` would choose today: a key store that is away for a day must not lead to
 * a second, empty vault.
 * @throws Error with a sentence when other users can open the vault, or the setting names the other kind.
 */
export function findStore(place: StorePlace): KeyStore | 'damaged' | undefined {
  const { dataFolder, choice, keyring, cost } = place;
  const record = readVaultRecord(dataFolder);
  if (record === undefined || record === 'damaged') return record;
  if (choice !== 'auto' && choice !== record.store) {
    // The audit makes itself another key; the chain goes on over both.
    if (Object.keys(record.facts).every((name) => name === auditEntry)) return undefined;
    const where = { os: "the operating system's key store", file: 'the vault file' }[record.store];
    throw new Error(
      `The setting "vault" is "${choice}", but credentials are kept in ${where}. Say "${record.store}" or "auto"; to move them, remove them (podatelna secrets remove <system>), change the setting and set them again.`,
    );
  }
  return record.store === 'os'
    ? createOsKeyStore(dataFolder, record, keyring)
    : openVaultFile(dataFolder, record, cost);
}

/**
 * An empty store, open.
 * @param passphrase none in `auto` means: protected by the file's mode only.
 * @throws ProblemError `vault-locked`: the setting is `file` and nobody gave a passphrase, or `os` and it doesn't work.
 */
export async function createStore(
  place: StorePlace,
  passphrase: string | undefined,
  osWorks: () => Promise<boolean>,
): Promise<KeyStore> {
  const { dataFolder, choice, keyring, cost } = place;
  const id = place.uuid();
  if (choice !== 'file' && (await osWorks())) {
    const record = { version: 1, store: 'os', id, facts: {} } as const;
    writeVaultRecord(dataFolder, record);
    const store = createOsKeyStore(dataFolder, record, keyring);
    await store.open(undefined);
    return store;
  }
  if (choice === 'os') throw vaultLocked('unavailable');
  const common = { dataFolder, id, ...(cost === undefined ? {} : { cost }) };
  if (passphrase !== undefined) {
    const store = await createVaultFile({ ...common, passphrase, protection: 'passphrase' });
    removeMachinePassphrase(dataFolder); // one of an earlier, empty vault
    return store;
  }
  if (choice === 'file') throw vaultLocked('passphrase-needed');
  const random = createMachinePassphrase(dataFolder);
  return createVaultFile({ ...common, passphrase: random, protection: 'file-mode' });
}
