/** A user's folder, opened by one companion alone: settings of signing, vault, pairs, database. */
import type { DatabaseSync } from 'node:sqlite';
import { auditedPairs } from './audit/audited-pairs.ts';
import { auditedSecrets } from './audit/audited-secrets.ts';
import { openPairStore, type PairStore } from './channel/pairs.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import { createLog, type Log } from './log.ts';
import { whyNotOwnerOnly } from './platform/owner-only.ts';
import { ensureOwnerOnlyFolder } from './platform/owner-only-file.ts';
import { findTokenDrivers } from './platform/token-drivers.ts';
import { openSecrets, type SecretsOptions } from './secrets/open-secrets.ts';
import type { SecretStore } from './secrets/secrets.ts';
import { createSigningSettingsStore, type SigningSettingsStore } from './signing/signing-settings-store.ts';
import { lockFolder } from './store/lock-folder.ts';
import { databasePath, openDatabase } from './store/open-database.ts';
import { finishRestore, type RestoreMark } from './store/restoring.ts';
import type { Vault } from './vault/vault.ts';

export interface OpenFolder {
  readonly log: Log;
  readonly db: DatabaseSync;
  readonly vault: Vault;
  /** What is done with them is noted in the audit. */
  readonly secrets: SecretStore;
  readonly pairs: PairStore;
  readonly signingSettings: SigningSettingsStore;
  /** Of a restore that was cut short and is finished now. */
  readonly finishedRestore: RestoreMark | undefined;
  /** Closes the database and gives the folder free. */
  close(): void;
}

export interface OpenFolderParts extends SecretsOptions {
  readonly log?: Log;
  readonly Database?: typeof DatabaseSync;
  /** Asked when the folder is locked, before anything in it is touched. @throws Error: not beside another companion */
  readonly requireAlone?: (config: Config) => Promise<void>;
}

/**
 * Everything or nothing: where one part can't be opened, the folder is free again.
 * @throws Error with a sentence for a person: the folder is open to others, in use, damaged, of a newer version
 */
export async function openFolder(config: Config, clock: Clock, parts: OpenFolderParts): Promise<OpenFolder> {
  ensureOwnerOnlyFolder(config.home);
  const obstacle = whyNotOwnerOnly(config.home);
  if (obstacle !== undefined) throw new Error(obstacle);
  const toClose: (() => void)[] = [];
  const close = (): void => {
    for (const one of toClose.splice(0).reverse()) one();
  };
  try {
    const log = parts.log ?? createLog(config.home);
    toClose.push(lockFolder(config.home));
    await parts.requireAlone?.(config);
    const finishedRestore = finishRestore(config.dataFolder);
    if (finishedRestore !== undefined) log.warn('restore finished');
    const { vault, secrets } = openSecrets(config, clock, parts);
    const db = openDatabase(databasePath(config), parts.Database);
    toClose.push(() => db.close());
    const audit = { db, clock };
    return {
      log,
      db,
      vault,
      secrets: auditedSecrets(secrets, audit),
      pairs: auditedPairs(
        openPairStore(config.home, () => new Date(clock.now())),
        audit,
      ),
      signingSettings: createSigningSettingsStore(config.home, config.signing, findTokenDrivers),
      finishedRestore,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
