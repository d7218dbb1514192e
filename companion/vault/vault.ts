/**
 * The vault of one data folder: chooses the store, opens it when it can, and is the only one who talks to it. Calls
 * that write or open follow each other; {@link Vault.get} never waits.
 */
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import { createStore, findStore, type StorePlace } from './find-store.ts';
import {
  type KeyStore,
  type LockedReason,
  type Protection,
  type SecretFacts,
  vaultLocked,
} from './key-store.ts';
import { readMachinePassphrase, removeMachinePassphrase } from './machine-passphrase.ts';
import { osKeyringWorks } from './os-key-store.ts';
import type { PassphraseSource } from './passphrase-source.ts';
import type { VaultFile } from './vault-file.ts';

/** `none`: nothing was ever kept here; the first credentials make the vault. */
export type VaultState = 'none' | 'open' | 'locked';

export interface VaultFacts {
  readonly state: VaultState;
  /** Where credentials are kept, or would be. */
  readonly protection: Protection;
  /** Somebody has to give a passphrase before credentials can be used or kept. */
  readonly needsPassphrase: boolean;
}

/** Credentials an earlier version left in a file of its own. */
export interface EarlierSecrets {
  isThere(): boolean;
  read(): ReadonlyMap<string, { readonly text: string; readonly facts: SecretFacts }>;
  remove(): void;
}

export interface VaultParts extends StorePlace {
  readonly passphrase: PassphraseSource;
  readonly earlier: EarlierSecrets;
  /** Given by tests in place of what the folder has. */
  readonly store?: KeyStore;
}

export interface Vault {
  state(): VaultState;
  /** How what is kept is protected; undefined where nothing is kept yet. */
  protection(): Protection | undefined;
  /** Why it is locked; undefined where it isn't. */
  lockedReason(): LockedReason | undefined;
  /** May ask the operating system's key store whether it works. */
  describe(): Promise<VaultFacts>;
  facts(): ReadonlyMap<string, SecretFacts>;
  /** @throws ProblemError `vault-locked` */
  get(name: string): string | undefined;
  /** Makes the vault where there is none. @throws ProblemError `vault-locked` */
  set(name: string, text: string, facts: SecretFacts): Promise<void>;
  remove(name: string): Promise<void>;
  /** Opens what opens without a person; a vault that doesn't stays locked. Never rejects for that. */
  begin(): Promise<void>;
  /** Opens with this passphrase, or makes the vault with it. @throws ProblemError `vault-locked` */
  unlock(passphrase: string | undefined): Promise<void>;
  /** Forgets key and credentials until somebody unlocks. */
  lock(): Promise<void>;
  /** @throws ProblemError `vault-locked`, `wrong-state` where the credentials are in no vault file. */
  changePassphrase(passphrase: string | undefined, next: string): Promise<void>;
  /** Called each time the vault has been opened. */
  onOpen(listener: () => void): void;
}

const shortest = 8;
function requireLong(passphrase: string): void {
  if (passphrase.length >= shortest) return;
  const params = { shortest };
  throw new ProblemError({ code: 'invalid-message', field: 'passphrase', params });
}

/** @throws Error with a sentence when files are open to others or a setting can't be used. */
export function openVault(parts: VaultParts): Vault {
  const { dataFolder, choice, earlier, passphrase: source } = parts;
  const found = parts.store ?? findStore(parts);
  const isDamaged = found === 'damaged';
  let store = isDamaged ? undefined : found;
  let reason: LockedReason = isDamaged ? 'damaged' : 'locked';
  const listeners: (() => void)[] = [];

  let works: Promise<boolean> | undefined;
  const osWorks = (): Promise<boolean> => {
    works ??= osKeyringWorks(parts.keyring);
    return works;
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {}); // whoever asked is told; the next one in turn isn't
    return next;
  };

  const known = (): string | undefined =>
    store?.protection() === 'file-mode' ? readMachinePassphrase(dataFolder) : source.read();
  // A source that can't be used stops the start, before anything is believed to be open.
  if (parts.store === undefined) known();

  const state = (): VaultState => {
    if (store === undefined) return isDamaged || earlier.isThere() ? 'locked' : 'none';
    return store.isOpen() ? 'open' : 'locked';
  };

  const requireOpen = (): KeyStore => {
    if (store === undefined || !store.isOpen()) throw vaultLocked(reason);
    return store;
  };

  const moveEarlier = async (into: KeyStore): Promise<void> => {
    if (!earlier.isThere()) return;
    for (const [name, { text, facts }] of earlier.read()) {
      const there = into.facts().get(name);
      if (there === undefined || there.setAt < facts.setAt) await into.set(name, text, facts);
    }
    earlier.remove();
  };

  /** Opened by a file and not by a person, it can't ask anybody for another passphrase. */
  const openStore = async (into: KeyStore, passphrase: string | undefined): Promise<void> => {
    try {
      await into.open(passphrase ?? known());
    } catch (error) {
      const said = isProblemError(error) ? error.problem.params.reason : undefined;
      const isLost = said === 'passphrase-needed' || said === 'wrong-passphrase';
      if (isLost && passphrase === undefined && into.protection() === 'file-mode')
        throw vaultLocked('passphrase-lost', error);
      throw error;
    }
  };

  const open = async (passphrase: string | undefined): Promise<KeyStore> => {
    if (isDamaged) throw vaultLocked('damaged');
    try {
      if (store === undefined) {
        const given = passphrase ?? source.read();
        if (given !== undefined) requireLong(given);
        store = await createStore(parts, given, osWorks);
      } else if (!store.isOpen()) await openStore(store, passphrase);
      await moveEarlier(store);
    } catch (error) {
      const said = isProblemError(error) ? error.problem.params.reason : undefined;
      if (typeof said === 'string') reason = said as LockedReason; // only vaultLocked() gives a reason
      throw error;
    }
    if (store.protection() === 'passphrase') removeMachinePassphrase(dataFolder);
    source.forget();
    for (const listener of listeners) listener();
    return store;
  };

  return {
    state,
    protection: () => store?.protection(),
    lockedReason: () => (state() === 'locked' ? reason : undefined),
    describe: async () => {
      const now = state();
      if (store !== undefined) {
        const protection = store.protection();
        const hasOwn = source.read() !== undefined && reason !== 'wrong-passphrase';
        const needsPassphrase = now === 'locked' && protection === 'passphrase' && !hasOwn;
        return { state: now, protection, needsPassphrase };
      }
      if (isDamaged) return { state: now, protection: 'passphrase', needsPassphrase: false };
      if (choice === 'os' || (choice === 'auto' && (await osWorks())))
        return { state: now, protection: 'os', needsPassphrase: false };
      const isKnown = source.read() !== undefined;
      return {
        state: now,
        protection: isKnown || choice === 'file' ? 'passphrase' : 'file-mode',
        needsPassphrase: !isKnown && choice === 'file',
      };
    },
    facts: () => {
      const facts = new Map(store?.facts());
      if (store === undefined && !isDamaged && earlier.isThere())
        for (const [name, one] of earlier.read()) facts.set(name, one.facts);
      return facts;
    },
    get: (name) => (state() === 'none' ? undefined : requireOpen().get(name)),
    set: (name, text, facts) =>
      inTurn(async () => {
        const into = state() === 'none' ? await open(undefined) : requireOpen();
        await into.set(name, text, facts);
      }),
    remove: (name) =>
      inTurn(async () => {
        if (state() !== 'none') await requireOpen().remove(name);
      }),
    begin: () =>
      inTurn(async () => {
        if (state() !== 'locked') return;
        try {
          await open(undefined);
        } catch (error) {
          // Locked is a state like another one: submissions are taken and wait.
          if (!isProblemError(error)) throw error;
        }
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        await open(passphrase);
      }),
    lock: () =>
      inTurn(async () => {
        store?.lock();
        reason = 'locked';
      }),
    changePassphrase: (passphrase, next) =>
      inTurn(async () => {
        if (store === undefined || !isVaultFile(store)) {
          const where = store?.kind ?? state();
          throw new ProblemError({ code: 'wrong-state', params: { state: where, wanted: 'passphrase' } });
        }
        requireLong(next);
        // Whoever sits at an unlocked machine must know the old one all the same.
        if (store.protection() === 'file-mode') await openStore(store, passphrase);
        else await store.open(passphrase);
        await store.changePassphrase(next);
        removeMachinePassphrase(dataFolder);
        for (const listener of listeners) listener();
      }),
    onOpen: (listener) => {
      listeners.push(listener);
    },
  };
}

function isVaultFile(store: KeyStore): store is VaultFile {
  return 'changePassphrase' in store;
}
